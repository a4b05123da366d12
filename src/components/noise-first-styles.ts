import {css} from 'lit';

/** Three rows, and room for what comes below them. */
export const noiseFirstStyles = css`
  /* Pictures of one row stand under those of another. */
  .digits.even {
    grid-template-columns: minmax(4.7em, auto) minmax(0, 1fr);
  }
  .rows-labels.three {
    grid-template-rows: repeat(3, 1fr);
  }
  .figures-room {
    min-block-size: 2.8em;
  }
  .level-room {
    min-block-size: 58px;
  }
  .tabs-room {
    display: grid;
    place-items: center;
    min-block-size: 335px;
    border-block-start: 1px solid var(--_line);
  }
  @media (pointer: coarse) {
    .level-room {
      min-block-size: 64px;
    }
    .tabs-room {
      min-block-size: 343px;
    }
  }
  @container (max-width: 560px) {
    .level-room {
      min-block-size: 82px;
    }
    .digits.even {
      grid-template-columns: minmax(0, 1fr);
    }
    .figures-room {
      min-block-size: 5.6em;
    }
  }
  @media (pointer: coarse) {
    @container (max-width: 560px) {
      .level-room {
        min-block-size: 108px;
      }
    }
  }
`;
