import {css} from 'lit';

/** The handle of a guess, at the right end of the plot: the chart draws it, and a slider over it takes pointer and keys. */
export const guessStyles = css`
  .asking {
    position: relative;
    min-inline-size: 0;
  }
  .chart .guess {
    fill: var(--_accent);
  }
  .chart line.guess {
    stroke: var(--_accent);
  }
  input.guess {
    position: absolute;
    top: 16px;
    right: 52px;
    width: 24px;
    height: calc(100% - 70px);
    margin: 0;
    writing-mode: vertical-lr;
    direction: rtl;
    opacity: 0;
    cursor: ns-resize;
    /* A finger taps it, and scrolls the page. */
    touch-action: pan-y;
  }
  :has(> .guess:focus-visible) circle {
    stroke: var(--_ink);
    stroke-width: 3;
  }
`;
