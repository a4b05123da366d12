import {css} from 'lit';

/** The button at the end of a sentence that turns to the next one: as small as a word, as large as a finger. */
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
  }
  button.next .icon {
    inline-size: 0.7em;
    block-size: 0.7em;
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
