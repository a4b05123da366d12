import {css} from 'lit';

/** Ten test pictures over their reconstructions; five a row where there is less room. */
export const digitsStyles = css`
  .digits {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 10px;
  }
  .rows-labels {
    display: grid;
    grid-auto-rows: 1fr;
    gap: 4px;
    align-items: center;
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
    text-align: end;
  }
  /* So that a change of theme is noticed, and the ink redrawn. */
  canvas {
    transition: color 1ms step-start;
  }
  .pairs {
    display: grid;
    grid-template-columns: repeat(10, minmax(0, 1fr));
    gap: 4px;
  }
  .pair {
    display: grid;
    gap: 4px;
  }
  .tile {
    position: relative;
    aspect-ratio: 1;
    border-radius: 4px;
    background: var(--_soft);
    overflow: hidden;
    container-type: size;
  }
  .tile canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    image-rendering: pixelated;
    forced-color-adjust: none;
  }
  .digits .caption {
    display: none;
  }
  /* The path of a digit: its picture, its code, its reconstruction. */
  .digits.path {
    grid-template-columns: 108px minmax(0, 1fr);
    column-gap: 4px;
  }
  .tile.bars {
    aspect-ratio: auto;
    block-size: 28px;
  }
  .caption {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  @media (forced-colors: active) {
    .tile {
      outline: 1px solid CanvasText;
      outline-offset: -1px;
    }
  }
  @container (max-width: 560px) {
    .digits,
    .digits.path {
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    .rows-labels {
      display: none;
    }
    .digits .caption {
      display: block;
    }
    .pairs {
      grid-template-columns: repeat(5, minmax(0, 1fr));
      gap: 12px 6px;
    }
    .pair {
      gap: 3px;
    }
    /* The name of a row stands over the first of each five. */
    .path .pairs {
      padding-block-start: 20px;
      row-gap: 24px;
    }
    .path .pair {
      row-gap: 22px;
    }
  }
`;
