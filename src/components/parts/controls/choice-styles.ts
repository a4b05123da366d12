import {css} from 'lit';

/** What a reader chooses from, and slides, looks like our buttons; where colours are forced, like the system's. */
export const choiceStyles = css`
  select {
    --_arrow: 45deg, transparent 50%, var(--_muted) 50%;
    --_other: -45deg, transparent 50%, var(--_muted) 50%;
    appearance: none;
    font: inherit;
    color: inherit;
    min-block-size: 32px;
    max-inline-size: 100%;
    padding: 0 8px;
    padding-inline-end: 26px;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_paper) no-repeat;
    background-image: linear-gradient(var(--_arrow)), linear-gradient(var(--_other));
    background-position:
      right 13px center,
      right 9px center;
    background-size: 4px 4px;
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
  input:where([type='range']) {
    accent-color: var(--_accent);
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 32px;
    margin: 0;
    cursor: pointer;
    touch-action: pan-y;
  }
  @media (pointer: coarse) {
    select,
    input:where([type='range']) {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    select {
      appearance: auto;
      background-image: none;
      padding-inline-end: 8px;
    }
  }
`;
