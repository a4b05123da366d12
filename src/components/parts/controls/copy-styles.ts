import {css} from 'lit';

/** A text that the page may not copy by itself. */
export const copyStyles = css`
  .by-hand {
    display: grid;
    gap: 4px;
  }
  .by-hand textarea {
    font:
      12px/1.4 ui-monospace,
      monospace;
    color: inherit;
    background: var(--_paper);
    border: 1px solid var(--_line);
    border-radius: 6px;
    padding: 8px;
    box-sizing: border-box;
    inline-size: 100%;
  }
`;
