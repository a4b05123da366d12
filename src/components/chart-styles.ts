import {css} from 'lit';

/** Charts get their colours and type here; the functions that draw them give classes only. */
export const chartStyles = css`
  .chart {
    block-size: 220px;
    min-inline-size: 0;
    overflow: hidden;
    border-radius: 4px;
    touch-action: pan-y;
    /* Time runs to the right in every language. */
    direction: ltr;
  }
  .chart svg {
    display: block;
    overflow: hidden;
    font: 12px var(--_font);
    font-variant-numeric: tabular-nums;
  }
  /* Before the first number: the rules of the chart to come. */
  .chart.empty svg {
    inline-size: 100%;
    block-size: 100%;
  }
  .chart.empty {
    background: repeating-linear-gradient(var(--_line) 0 1px, #0000 1px 40px) 46px 24px / calc(100% - 108px)
      161px no-repeat;
  }
  @media (forced-colors: active) {
    .chart.empty {
      forced-color-adjust: none;
    }
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
  @container (max-width: 560px) {
    .chart {
      block-size: 180px;
    }
    .chart.empty {
      background-size: calc(100% - 108px) 121px;
    }
  }
  @media print {
    .chart svg {
      max-inline-size: 100%;
      block-size: auto;
    }
  }
`;
