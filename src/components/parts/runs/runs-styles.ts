import {css} from 'lit';

/** The table of runs. */
export const runsStyles = css`
  [part='runs'] .scroll {
    max-block-size: 420px;
  }
  [part='runs'] tbody + tbody {
    border-block-start: 1px solid var(--_line);
  }
  [part='runs'] :is(th, td) {
    vertical-align: baseline;
    padding-inline: 8px;
  }
  [part='runs'] .now th > bdi {
    font-weight: 600;
  }
  [part='runs'] small {
    display: block;
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  [part='runs'] td[colspan] {
    padding-block-end: 8px;
  }
  .run-name {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    min-block-size: 24px;
    text-align: start;
    text-decoration: underline dotted var(--_muted);
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .run-name[aria-pressed='true'] {
    font-weight: 600;
    text-decoration-style: solid;
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(10, minmax(0, 28px));
    gap: 4px;
  }
  .pictures canvas {
    inline-size: 100%;
    aspect-ratio: 1;
    image-rendering: pixelated;
  }
  /* Numbers are never broken; a name, and what is said under one, may take another line. */
  [part='runs'] td {
    white-space: nowrap;
  }
  [part='runs'] tbody th {
    overflow-wrap: anywhere;
  }
  @container (max-width: 400px) {
    [part='runs'] table {
      font-size: 12px;
    }
    [part='runs'] :is(th, td) {
      padding-inline: 4px;
    }
    [part='runs'] td small {
      white-space: normal;
    }
    /* What compares all runs stays, and what compares those of one loss is in the chart. */
    [part='runs'] :is(thead th, td):nth-child(2) {
      display: none;
    }
  }
  @container (max-width: 280px) {
    [part='runs'] :is(thead th, td):nth-child(5) {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .run-name {
      min-block-size: 44px;
    }
  }
`;
