import {css} from 'lit';

/** Room for diagram, tables and weights. */
export const summaryShellStyles = css`
  .whole {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .diagram {
    block-size: 148px;
    margin-block-end: 16px;
  }
  .halves {
    display: grid;
    padding-inline: 14px;
    color: var(--_muted);
    text-align: center;
  }
  .stack {
    display: flex;
    min-inline-size: 0;
  }
  .units {
    position: relative;
    flex: 0 0 28px;
    display: grid;
    grid-template-rows: minmax(0, 1fr) calc(var(--_fine) + 2px);
    justify-items: center;
    align-items: center;
  }
  .units i {
    inline-size: 6px;
    border-radius: 3px;
    background: var(--_muted);
  }
  .units small {
    align-self: end;
    font-size: inherit;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .code-units i {
    background: var(--_accent);
  }
  .flow {
    flex: 1 1 0;
    min-inline-size: 0;
    padding-block-end: calc(var(--_fine) + 2px);
    margin-inline: -8px;
  }
  .flow i {
    display: block;
    block-size: 100%;
    background: color-mix(in oklab, var(--_muted) 16%, var(--_paper));
  }
  .flow:dir(rtl) i {
    transform: scaleX(-1);
  }
  .scale {
    color: var(--_muted);
    text-align: end;
  }
  /* A head, a total and an input a table; the halves have the layers of the whole between them. */
  .models {
    --_row: 28px;
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    align-content: start;
    gap: 12px 20px;
    min-block-size: calc((var(--_layers) + 6) * var(--_row) + 2 * (1lh + 4px) + 12px);
  }
  .models .caption {
    min-block-size: calc(2 * var(--_fine));
  }
  .weights {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .weights-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    min-block-size: 32px;
  }
  .weights-grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(52px, 1fr));
    gap: 4px;
  }
  .weights-more {
    min-block-size: 32px;
  }
  .weights-note {
    min-block-size: var(--_fine);
  }
  @media (pointer: coarse) {
    .models {
      --_row: 32px;
    }
    .weights-head,
    .weights-more {
      min-block-size: 44px;
    }
  }
  @media print {
    #of-layer,
    .weights-head .field {
      display: none;
    }
  }
  @media (forced-colors: active) {
    :is(.units, .flow) i {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .flow i {
      opacity: 0.2;
    }
    .code-units i {
      background: Highlight;
    }
  }
  @container (max-width: 560px) {
    .models {
      grid-template-columns: minmax(0, 1fr);
      min-block-size: calc(
        (2 * var(--_layers) + 9) * var(--_row) + 3 * (1lh + 4px) + 36px + 3 * var(--_fine)
      );
    }
    .weights-note {
      min-block-size: calc(3 * var(--_fine));
    }
    .weights-grid {
      grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
    }
  }
  @container (max-width: 400px) {
    .weights-head {
      min-block-size: calc(32px + 4px + 1lh);
    }
  }
`;
