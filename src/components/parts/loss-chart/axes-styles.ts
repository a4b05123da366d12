import {css} from 'lit';

/** Axes and what is known before there is a curve. */
export const axesStyles = css`
  .chart svg {
    display: block;
    overflow: hidden;
    font: 12px var(--_font);
    font-variant-numeric: tabular-nums;
  }
  .chart text {
    fill: var(--_muted);
  }
  .chart line.grid {
    stroke: var(--_line);
    shape-rendering: crispEdges;
  }
  .chart line.mean {
    stroke: var(--_muted);
    stroke-width: 1.5;
    stroke-dasharray: 1.5 4;
    stroke-linecap: round;
  }
`;
