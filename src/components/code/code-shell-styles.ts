import {css} from 'lit';

/** A digit, its code and what is drawn of it; digits to choose from. */
export const codeShellStyles = css`
  .code-stage {
    display: grid;
    grid-template-columns: 82px minmax(0, 1fr) 180px;
    gap: 8px 20px;
    align-items: start;
  }
  .given {
    display: grid;
    gap: 4px;
  }
  .code-stage figure {
    margin: 0;
  }
  .code-stage figcaption {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
    margin-block-start: 2px;
    white-space: nowrap;
  }
  /* Bars, and the line of the number that is worked on. */
  .bars-box {
    block-size: 180px;
    margin-block-end: 2px;
  }
  .code-acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
  }
  .code-dead {
    min-block-size: var(--_fine);
  }
  .bars {
    block-size: 132px;
  }
  .stencil-sum {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(100px, 1fr));
    gap: 10px 4px;
  }
  .stencil-sum figure {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    margin: 0;
  }
  .stencil-sum figcaption {
    grid-column: 2;
    min-block-size: calc(2 * var(--_fine));
    margin-block-start: 2px;
  }
  .sum-says {
    min-block-size: calc(2 * var(--_fine));
  }
  @media (pointer: coarse) {
    .bars-box {
      block-size: 192px;
    }
    .code-acts {
      min-block-size: 44px;
    }
  }
  @container (max-width: 560px) {
    .code-dead {
      min-block-size: calc(2 * var(--_fine));
    }
    .sum-says {
      min-block-size: calc(5 * var(--_fine));
    }
    .code-stage {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .numbers {
      grid-area: 2 / 1 / 3 / 3;
    }
    .given {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .code-acts {
      min-block-size: 70px;
    }
  }
  @container (max-width: 560px) and (pointer: coarse) {
    .code-acts {
      min-block-size: 94px;
    }
  }
`;
