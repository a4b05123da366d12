import {css} from 'lit';

/** A digit large, three rows, and room for what comes below them. */
export const noiseFirstStyles = css`
  :host {
    --_level-slider: 32px;
    /* Its kind above it. */
    --_level-both: 64px;
  }
  .stage {
    display: grid;
    grid-template-columns: 148px minmax(0, 1fr) 148px;
    gap: 8px;
  }
  /* Tools, and two lines beside them. */
  .below {
    grid-column: 1 / -1;
    display: grid;
    grid-template: var(--_level-slider) / auto minmax(0, 1fr);
    gap: 8px 16px;
  }
  /* Pictures of one row stand under those of another. */
  .digits.even {
    grid-template-columns: 108px minmax(0, 1fr);
    column-gap: 4px;
  }
  .figures-room {
    min-block-size: 2lh;
  }
  /* The room of what comes, and then what came: as many lines as its longest words take. */
  .level {
    min-block-size: 58px;
  }
  .frame .panel {
    min-block-size: 286px;
  }
  @media (pointer: coarse) {
    :host {
      --_level-slider: 44px;
      --_level-both: 88px;
    }
    .level {
      min-block-size: 64px;
    }
  }
  @container (max-width: 870px) {
    .figures-room {
      min-block-size: 3lh;
    }
  }
  @container (max-width: 760px) {
    .figures-room {
      min-block-size: 4lh;
    }
  }
  @container (max-width: 720px) {
    .level {
      min-block-size: calc(var(--_level-slider) + 2.5em);
    }
  }
  @container ae (min-width: 940px) {
    :host([compact]:not([compact='false'])) .stage {
      grid-template-columns: 96px minmax(0, 1fr) 96px;
    }
  }
  @container (max-width: 560px) {
    .level {
      min-block-size: calc(var(--_level-both) + 2.5em);
    }
    .digits.even {
      grid-template-columns: minmax(0, 1fr);
    }
    .below {
      grid-template: var(--_level-slider) 2lh / minmax(0, 1fr);
    }
  }
  @container (max-width: 440px) {
    .stage {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .between {
      grid-area: 2 / 1 / auto / -1;
      block-size: 56px;
    }
    .digits.even > .caption {
      min-block-size: 2lh;
    }
  }
  @container (max-width: 470px) {
    .figures-room {
      min-block-size: 7em;
    }
  }
  @container (max-width: 415px) {
    .figures-room {
      min-block-size: 8.4em;
    }
  }
  @container (max-width: 330px) {
    .figures-room {
      min-block-size: 9.8em;
    }
  }
  @container (max-width: 320px) {
    .level {
      min-block-size: calc(var(--_level-both) + 3.75em);
    }
  }
  @container (max-width: 276px) {
    .figures-room {
      min-block-size: 9lh;
    }
  }
`;
