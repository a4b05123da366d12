import {css} from 'lit';

/** What stands in the boxes once they are looked at. */
export const codeSightStyles = css`
  .bars {
    border-block-end: 1px solid var(--_edge);
    box-sizing: border-box;
  }
  .stencil-sum figure {
    align-items: center;
    text-align: center;
  }
  .stencil-sum figcaption {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .stencil-sum .tile {
    background: none;
    border: 1px solid var(--_line);
    box-sizing: border-box;
  }
  .stencil-sum .empty-tile {
    border-style: dashed;
  }
`;
