import {css} from 'lit';

/** The epoch slider on the chart's axis: the chart's drawing, over which the input lies for keys and for those who hear. */
export const axisSliderStyles = css`
  .timeline {
    position: relative;
    min-inline-size: 0;
  }
  .timeline:has(input) .chart {
    cursor: pointer;
  }
  .on-axis {
    direction: ltr;
  }
  /* As wide as the plot, with half a thumb on either side. */
  .on-axis input[type='range'] {
    position: absolute;
    inset: auto auto 46px 38px;
    inline-size: calc(100% - 30px - var(--_margin));
    block-size: 32px;
    min-block-size: 32px;
    opacity: 0;
    pointer-events: none;
  }
  .on-axis button {
    position: absolute;
    inset: auto 0 0 auto;
  }
  @media (pointer: coarse) {
    .on-axis button.quiet {
      min-block-size: 32px;
    }
    /* Large enough for a finger, without covering the numbers. */
    .on-axis button::after {
      content: '';
      position: absolute;
      inset: -7px 0;
    }
  }
  .chart line.rest {
    stroke: var(--_edge);
    shape-rendering: crispEdges;
  }
  .chart line.trained {
    stroke: var(--_accent);
    stroke-width: 4;
    stroke-linecap: round;
  }
  .chart path.kept {
    stroke: var(--_muted);
    shape-rendering: crispEdges;
  }
  .chart circle.thumb {
    fill: var(--_paper);
    stroke: var(--_accent);
    stroke-width: 2;
  }
  .chart circle.ring {
    display: none;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
  }
  .timeline:has(input:focus-visible) circle.ring {
    display: inline;
  }
`;
