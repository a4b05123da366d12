import {css} from 'lit';

/**
 * The button at the end of a sentence that turns to the next one, as small as a word and as large as a finger; and what
 * stands in the sentence's place when something was mended.
 */
export const nextStyles = css`
  button.next {
    position: relative;
    min-block-size: 0;
    min-inline-size: 0;
    padding: 0 0.3em;
    margin-inline-start: 0.3em;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_accent);
    vertical-align: baseline;
    font-weight: 600;
    line-height: 1;
  }
  .notice {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 10px;
    border-inline-start-color: var(--_muted);
  }
  .notice button {
    margin-block: -13px;
    border-color: transparent;
  }
  .notice button.undo {
    border-color: var(--_edge);
    flex: 0 1 auto;
    white-space: normal;
    margin-block: -6px;
  }
  @media (pointer: coarse) {
    .notice button.undo {
      margin-block: -13px;
    }
  }
  /* A sign that is mirrored where the page reads from right to left. */
  button.next::before {
    content: '›';
    /* Larger than the line it stands in allows. */
    transform: scale(1.6);
  }
  button.next:hover {
    color: var(--_ink);
  }
  button.next::after {
    content: '';
    position: absolute;
    inset: -8px;
  }
  @media (pointer: coarse) {
    button.next::after {
      inset: -14px -16px;
    }
  }
`;
