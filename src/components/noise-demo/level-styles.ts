import {css} from 'lit';

/** The noise of the test pictures, and the chart of what it costs. */
export const levelStyles = css`
  .facts-room {
    justify-self: end;
    align-self: center;
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  @container (max-width: 560px) {
    .facts-room {
      justify-self: stretch;
      align-self: start;
    }
  }
  /* No brush, but an act. */
  .tools > :last-child {
    margin-inline-start: 8px;
  }
  .level {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) 3em;
    align-items: center;
    gap: 0 12px;
  }
  .kinds {
    display: flex;
    gap: 8px;
  }
  .level output {
    font-weight: 600;
    text-align: end;
  }
  .level small {
    grid-column: 2 / -1;
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .track {
    position: relative;
    display: grid;
    /* As the slider inside, which counts from the left in every language. */
    direction: ltr;
  }
  .trained-at {
    position: absolute;
    inset-block-start: calc(50% + 8px);
    left: calc(8px + (100% - 16px) * var(--at));
    inline-size: 2px;
    margin-left: -1px;
    block-size: 6px;
    background: var(--_ink);
    pointer-events: none;
  }
  .levels {
    block-size: 220px;
    min-inline-size: 0;
    overflow: hidden;
    /* More noise is to the right in every language. */
    direction: ltr;
  }
  .levels svg {
    display: block;
    overflow: hidden;
    font: 12px var(--_font);
    font-variant-numeric: tabular-nums;
  }
  .levels text {
    fill: var(--_muted);
  }
  .levels .grid {
    stroke: var(--_line);
    shape-rendering: crispEdges;
  }
  .levels path {
    fill: none;
    stroke: var(--_muted);
    stroke-width: 1.5;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .levels path.nothing {
    stroke-dasharray: 1.5 4;
  }
  @media (forced-colors: active) {
    .trained-at {
      background: CanvasText;
    }
  }
  @container (max-width: 560px) {
    .level {
      grid-template-columns: minmax(0, 1fr) 3em;
      align-content: start;
    }
    .kinds,
    .level small {
      grid-column: 1 / -1;
    }
  }
`;
