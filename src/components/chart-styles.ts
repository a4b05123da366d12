import {css} from 'lit';

/** Charts get their colours and type here; the functions that draw them give classes only. */
export const chartStyles = css`
  .chart svg {
    display: block;
    overflow: hidden;
    font: 12px var(--_font);
    font-variant-numeric: tabular-nums;
  }
  .chart.empty svg {
    inline-size: 100%;
    block-size: 100%;
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
  .chart path {
    fill: none;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .chart path.loss {
    stroke: var(--_muted);
    stroke-width: 1.5;
    stroke-dasharray: 4 4;
    stroke-linecap: butt;
  }
  .chart path.val {
    stroke: var(--_accent);
    stroke-width: 2.25;
  }
  .chart circle.val {
    fill: var(--_accent);
  }
  .chart circle.loss {
    fill: var(--_muted);
  }
  .chart text.val {
    fill: var(--_accent);
    font-weight: 600;
  }
  .chart .label {
    paint-order: stroke;
    stroke: var(--_paper);
    stroke-width: 3px;
    stroke-linejoin: round;
  }
  .chart .reading line {
    stroke: var(--_ink);
    stroke-opacity: 0.4;
    shape-rendering: crispEdges;
  }
  .chart .reading circle {
    stroke: var(--_paper);
    stroke-width: 1.5;
  }
  .chart .reading text {
    fill: var(--_ink);
  }
  @media print {
    .chart svg {
      max-inline-size: 100%;
      block-size: auto;
    }
  }
`;
