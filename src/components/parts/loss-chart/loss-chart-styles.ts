import {css} from 'lit';

/** Charts get their colours and type here; the functions that draw them give classes only. */
export const chartStyles = css`
  .facts .unknown {
    visibility: hidden;
  }
  .chart line.linear {
    stroke: var(--_muted);
    stroke-width: 1.25;
    stroke-dasharray: 9 3 2 3;
  }
  .chart line.flat,
  .chart line.shown {
    stroke: var(--_accent);
    shape-rendering: crispEdges;
  }
  .chart line.flat {
    stroke-dasharray: 2 3;
  }
  .chart path {
    fill: none;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .chart path.loss:not(.leader) {
    stroke: var(--_muted);
    stroke-width: 1.5;
    stroke-dasharray: 4 4;
    stroke-linecap: butt;
  }
  .chart path.val:not(.leader) {
    stroke: var(--_accent);
    stroke-width: 2.25;
  }
  .chart path.earlier:not(.leader) {
    stroke: var(--_ink);
    stroke-width: 1.25;
    stroke-linecap: butt;
    opacity: 0.4;
  }
  .chart path.dashes-1 {
    stroke-dasharray: 8 3;
  }
  .chart path.dashes-2 {
    stroke-dasharray: 2 2;
  }
  .chart path.dashes-3 {
    stroke-dasharray: 8 3 2 3;
  }
  .chart circle.earlier {
    fill: var(--_ink);
    opacity: 0.4;
  }
  .chart .earlier.lifted:not(.leader) {
    opacity: 1;
    stroke-width: 2;
  }
  .chart text.lifted {
    fill: var(--_ink);
    font-weight: 600;
    stroke-width: 5px;
  }
  /* From where a curve is now. */
  .chart path.leader {
    stroke-dasharray: 1 3;
  }
  .chart path.leader.val {
    stroke: var(--_accent);
  }
  .chart path.batches {
    stroke: var(--_ink);
    stroke-width: 1.25;
    opacity: 0.75;
  }
  .chart path.above {
    fill: var(--_muted);
    stroke: none;
  }
  .chart path.above.val {
    fill: var(--_accent);
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
  .chart circle.shown {
    fill: var(--_paper);
    stroke: var(--_accent);
    stroke-width: 2;
  }
  .chart text.shown {
    fill: var(--_accent);
  }
  .chart .label {
    paint-order: stroke;
    stroke: var(--_paper);
    stroke-width: 5px;
    stroke-linejoin: round;
  }
  .chart line.at {
    stroke: var(--_ink);
    stroke-opacity: 0.4;
    shape-rendering: crispEdges;
  }
  .chart .reading > circle {
    stroke: var(--_paper);
    stroke-width: 1.5;
  }
  .chart .tooltip rect {
    fill: var(--_paper);
    stroke: var(--_line);
    filter: drop-shadow(0 1px 2px rgb(0 0 0 / 18%));
  }
  .chart .tooltip text.epoch {
    fill: var(--_ink);
    font-weight: 600;
  }
  @media print {
    .chart svg {
      max-inline-size: 100%;
      block-size: auto;
    }
  }
`;
