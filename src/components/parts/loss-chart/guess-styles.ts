import {css} from 'lit';

/**
 * What stands right of the plot, and the handle of a guess at the plot's right end: the chart draws it, and a slider over
 * it takes pointer and keys.
 */
export const guessStyles = css`
  .asking {
    position: relative;
    min-inline-size: 0;
  }
  .chart .guess:not(.leader) {
    fill: var(--_ink);
  }
  :has(> input.guess) .guess:not(.leader) {
    fill: var(--_accent);
  }
  .chart path.leader {
    fill: none;
    stroke: var(--_muted);
  }
  .chart text.value {
    fill: var(--_ink);
  }
  .chart text.guess {
    font-weight: 600;
  }
  .chart line.guess {
    stroke: var(--_accent);
  }
  input.guess {
    position: absolute;
    top: 16px;
    right: calc(var(--_margin) - 12px);
    width: 24px;
    height: calc(100% - 70px);
    min-block-size: 0;
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
