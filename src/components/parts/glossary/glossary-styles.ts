import {css} from 'lit';

/** Words that explain themselves, and the explanation under one. */
export const glossaryStyles = css`
  button.term {
    /* Over what reaches into its line from the next, for fingers. */
    position: relative;
    z-index: 1;
    display: inline;
    min-block-size: 0;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    font: inherit;
    text-align: inherit;
    white-space: inherit;
    text-decoration: underline dotted var(--_muted);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
    cursor: help;
    outline-offset: 1px;
  }
  button.term:hover {
    text-decoration-style: solid;
  }
  .meaning {
    position: absolute;
    z-index: 3;
    inline-size: max-content;
    max-inline-size: min(300px, calc(100% - 8px));
    box-sizing: border-box;
    padding: 8px 10px;
    border: 1px solid var(--_edge);
    border-radius: 6px;
    background: var(--_paper);
    color: var(--_ink);
    box-shadow: 0 2px 12px rgb(0 0 0 / 0.18);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .meaning[hidden] {
    display: none;
  }
  /* On paper its word is a word. */
  @media print {
    button.term {
      text-decoration: none;
    }
    .meaning {
      display: none;
    }
  }
`;
