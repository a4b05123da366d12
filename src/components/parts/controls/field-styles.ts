import {css} from 'lit';

/** What is written or ticked looks like our buttons; where colours are forced, like the system's. */
export const fieldStyles = css`
  input[type='text'],
  input[type='number'] {
    font: inherit;
    color: inherit;
    background: var(--_paper);
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 0.6);
    min-block-size: 32px;
    padding: 0 8px;
    max-inline-size: 100%;
    box-sizing: border-box;
  }
  [aria-invalid='true'] {
    border-color: var(--_bad);
  }
  input[type='checkbox'] {
    appearance: none;
    display: grid;
    place-content: center;
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    border: 1px solid color-mix(in oklab, var(--_ink) 55%, var(--_paper));
    border-radius: 4px;
    background: var(--_paper);
    cursor: pointer;
  }
  input[type='checkbox']:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  input[type='checkbox']:checked::before {
    content: '';
    inline-size: 5px;
    block-size: 9px;
    margin-block-start: -2px;
    border: solid var(--_on-accent);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  /* What is wrong with what was written. */
  .complaint {
    color: var(--_bad);
    font-size: var(--_small);
    line-height: var(--_fine);
    overflow-wrap: anywhere;
  }
  .complaint:empty {
    display: none;
  }
  @media (pointer: coarse) {
    input[type='text'],
    input[type='number'] {
      min-block-size: 44px;
    }
    input[type='checkbox'] {
      inline-size: 24px;
      block-size: 24px;
    }
  }
  @media (forced-colors: active) {
    input[type='checkbox'] {
      appearance: auto;
    }
    input[type='checkbox']::before {
      display: none;
    }
  }
`;
