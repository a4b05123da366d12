import {css} from 'lit';

/** What stands in the boxes of a digit's path, and beside them. */
export const pathStyles = css`
  .path .rows-labels {
    display: grid;
    position: relative;
    grid-template-rows: 1fr 28px;
    grid-auto-rows: 1fr;
    padding-inline-end: 22px;
    font-size: var(--_small);
    color: var(--_ink);
    line-height: var(--_fine);
    white-space: nowrap;
  }
  .path small {
    display: block;
    color: var(--_muted);
    font-size: inherit;
  }
  .funnel {
    position: absolute;
    grid-row: 1 / 4;
    inset-block: 0;
    inset-inline-end: 2px;
    inline-size: 16px;
    block-size: 100%;
    fill: none;
    stroke: var(--_edge);
  }
  .funnel path {
    vector-effect: non-scaling-stroke;
  }
  .tile.bars {
    background: none;
    border-radius: 0;
    border-block-end: 1px solid var(--_edge);
    box-sizing: border-box;
  }
  @container (max-width: 560px) {
    .path .rows-labels {
      display: none;
    }
    .path .tile {
      overflow: visible;
    }
    .path .pairs > :nth-child(5n + 1) .tile::before {
      content: attr(data-label);
      unicode-bidi: plaintext;
      position: absolute;
      inset-block-end: 100%;
      inset-inline-start: 0;
      padding-block-end: 2px;
      color: var(--_muted);
      font-size: var(--_small);
      line-height: var(--_fine);
      white-space: nowrap;
    }
  }
`;
