import {css} from 'lit';

/** The three parts of an autoencoder, where figures will be. */
export const partsStyles = css`
  .facts.parts dd {
    font-size: inherit;
    font-weight: 400;
    line-height: var(--_large);
    white-space: normal;
    /* As high as a figure and its note. */
    min-block-size: 2lh;
  }
  .parts dd b {
    color: var(--_accent);
    font-weight: 600;
  }
  .parts dt b {
    color: var(--_ink);
  }
  /* Each part is written as its language is, at the side where the page begins its lines. */
  .parts bdi {
    text-align: match-parent;
  }
  .parts span {
    display: block;
    white-space: nowrap;
  }
  @container (max-width: 560px) {
    .facts.parts {
      grid-template-columns: minmax(0, 1fr);
      gap: 4px;
      font-size: var(--_small);
    }
    .facts.parts div {
      display: grid;
      grid-template-columns: 8.6em minmax(0, 1fr);
    }
    .facts.parts dt {
      font-size: inherit;
    }
    .facts.parts dd {
      min-block-size: 0;
      line-height: var(--_fine);
    }
    .parts span {
      display: inline;
    }
  }
`;
