import {css} from 'lit';

/** What a reader fills in or ticks looks like our buttons, not like the system's; where colours are forced, like the system's. */
export const fieldStyles = css`
  select,
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
  select {
    --_arrow: 45deg, transparent 50%, var(--_muted) 50%;
    --_other: -45deg, transparent 50%, var(--_muted) 50%;
    appearance: none;
    padding-inline-end: 26px;
    background-image: linear-gradient(var(--_arrow)), linear-gradient(var(--_other));
    background-position:
      right 13px center,
      right 9px center;
    background-size: 4px 4px;
    background-repeat: no-repeat;
    cursor: pointer;
  }
  select:dir(rtl) {
    background-position:
      left 9px center,
      left 13px center;
  }
  select:hover {
    background-color: var(--_soft);
  }
  [aria-invalid='true'] {
    border-color: var(--_bad);
  }
  input[type='range'] {
    accent-color: var(--_accent);
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
  @media (pointer: coarse) {
    select,
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
    select,
    input[type='checkbox'] {
      appearance: auto;
    }
    select {
      background-image: none;
      padding-inline-end: 8px;
    }
    input[type='checkbox']::before {
      display: none;
    }
  }
`;
