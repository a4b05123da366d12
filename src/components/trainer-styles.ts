import {css} from 'lit';

/** The trainer's frame, and chart and facts side by side or, by container query, below each other. */
export const trainerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: min(250px, 100%);
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 18px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: var(--_ink);
    font: var(--_size) / 1.4 var(--_font);
    font-variant-numeric: tabular-nums;
    text-align: start;
  }
  /* The words of the page's language are on their way: better none for a moment than another's. */
  .frame.arriving {
    visibility: hidden;
  }
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  .split {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 164px;
    gap: 20px;
  }
  .facts {
    display: grid;
    align-content: space-between;
    padding-block: 0 4px;
  }
  .facts dt,
  .facts small {
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 400;
    letter-spacing: 0;
  }
  .facts dd {
    font-size: calc(var(--_size) * 1.43);
    line-height: 1.25;
    font-weight: 600;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  .facts small {
    white-space: normal;
    display: block;
    line-height: 1.4;
  }
  .facts div + div {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 10px;
  }
  .fallback {
    display: none;
  }
  @media print {
    .untrained {
      display: none;
    }
    .untrained + .fallback {
      display: block;
    }
    .buttons,
    .foot {
      display: none;
    }
  }
  @container (max-width: 560px) {
    .frame {
      gap: 16px;
    }
    .split {
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
    }
    .facts {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      align-content: start;
      gap: 12px;
      padding: 0;
    }
    .facts div + div {
      border: 0;
      padding: 0;
    }
    .facts dd {
      font-size: calc(var(--_size) * 1.29);
    }
    .facts dt,
    .facts small {
      font-size: calc(var(--_size) * 0.85);
      line-height: 1.3;
    }
    .facts small {
      min-block-size: 2.6em;
    }
  }
  @container (max-width: 320px) {
    .frame {
      padding: 12px;
    }
  }
`;
