import {css} from 'lit';

/** Chart and facts side by side or, by container query, below each other. */
export const trainerStyles = css`
  /* Right of the loss chart's plot, as charts/margin.ts has it: what is said there of its lines. */
  :host {
    --_margin: clamp(64px, 33%, 156px);
  }
  .panel {
    min-block-size: 274px;
  }
  .split {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 164px;
    gap: 20px;
  }
  .facts {
    display: grid;
    gap: 12px;
    align-content: start;
  }
  .facts dt,
  .facts small {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
    font-weight: 400;
    letter-spacing: 0;
  }
  .facts dd {
    font-size: var(--_large);
    line-height: calc(var(--_size) * 12 / 7);
    font-weight: 600;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  .facts small {
    white-space: normal;
    display: block;
  }
  .facts div + div {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 11px;
  }
  .chart {
    block-size: 274px;
    min-inline-size: 0;
    overflow: hidden;
    border-radius: 4px;
    touch-action: pan-y;
    /* Time runs to the right in every language. */
    direction: ltr;
  }
  /*
   * Before the first number: the rules of the chart to come. One rule in a tile that repeats: Firefox draws nothing of
   * a repeating gradient's hairlines.
   */
  .chart.empty {
    background: linear-gradient(var(--_line) 1px, #0000 1px) 46px 24px / calc(100% - 46px - var(--_margin))
      47px repeat-y;
    clip-path: inset(0 0 50px);
  }
  @media (forced-colors: active) {
    .chart.empty {
      forced-color-adjust: none;
    }
  }
  @container (max-width: 560px) {
    .split {
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
    }
    .facts {
      /* Three, where their figures have room. */
      grid-template-columns: repeat(auto-fit, minmax(4.6em, 1fr));
      align-content: start;
      gap: 12px;
      padding: 0;
      min-block-size: calc(var(--_fine) * 5.5);
    }
    .facts div + div {
      border: 0;
      padding: 0;
    }
    .facts small {
      min-block-size: 2lh;
    }
    .chart {
      block-size: 232px;
    }
  }
  @container (max-width: 320px) {
    .facts {
      min-block-size: calc(var(--_fine) * 6.5);
    }
    .facts dd {
      font-size: var(--_fine);
    }
  }
  @container (max-width: 280px) {
    .facts {
      min-block-size: calc(var(--_fine) * 7.5);
    }
  }
`;
