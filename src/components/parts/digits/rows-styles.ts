import {css} from 'lit';

/** Pictures that can be selected, and the rows that are added below them. */
export const rowsStyles = css`
  .digits:not(.path) .rows-labels small {
    display: block;
    color: var(--_accent);
  }
  .path small b {
    color: var(--_accent);
    font-weight: 400;
  }
  .pairs[role='listbox'] .pair {
    position: relative;
    cursor: pointer;
    border-radius: 4px;
    -webkit-tap-highlight-color: transparent;
  }
  /* Another network will draw them anew. */
  .before canvas:is(.reconstruction, .error) {
    opacity: 0.35;
  }
  .pair[aria-selected='true'] {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .pair:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .pair[aria-selected='true']:focus-visible {
    outline-style: double;
    outline-width: 5px;
    outline-offset: 1px;
  }
  /* Two lines, whether or not it says which epoch is shown. */
  .digits .caption.long {
    min-block-size: 2lh;
  }
  .tile canvas.code {
    image-rendering: auto;
    color: var(--_accent);
  }
  .tile canvas.error {
    color: var(--_bad);
  }
  /* Around each picture: names of rows stand between them. */
  @container (max-width: 560px) {
    .path .pair.pair:is([aria-selected='true'], :focus-visible) {
      outline: 0;
    }
    .path [aria-selected='true'] .tile {
      outline: 2px solid var(--_accent);
    }
    .path :focus-visible .tile {
      outline: 3px solid var(--_accent);
    }
  }
`;
