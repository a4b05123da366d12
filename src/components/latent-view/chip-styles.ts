import {css} from 'lit';

/** What tools have caught, how far the map is to be trusted and how the making of it stands: chips upon the map. */
export const chipStyles = css`
  .chips {
    position: absolute;
    inset: auto auto 30px 12px;
    display: flex;
    flex-wrap: wrap-reverse;
    gap: 4px;
    max-inline-size: calc(100% - 16px);
    pointer-events: none;
  }
  /* Over the axis that is chosen there. */
  .map-box:has(.axis-choice.across) .chips {
    inset-block-end: 50px;
  }
  .chip-on-map {
    display: flex;
    align-items: center;
    gap: 4px;
    box-sizing: border-box;
    min-block-size: 28px;
    padding-block: 1px;
    padding-inline: 11px 2px;
    border: 1px solid var(--_edge);
    border-radius: 14px;
    background: var(--_paper);
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    pointer-events: none;
  }
  .chip-on-map button,
  button.chip-on-map {
    pointer-events: auto;
  }
  /* They would lie under the hand that draws. */
  .map-box:has(.drawing) .chips {
    visibility: hidden;
  }
  .chip-on-map:dir(rtl) {
    direction: rtl;
  }
  .chip-on-map b {
    color: var(--_ink);
    font-weight: 600;
  }
  .chip-on-map button {
    min-block-size: 24px;
    padding: 0 8px;
    border-color: transparent;
    border-radius: 12px;
    color: var(--_ink);
    font-size: 12px;
  }
  .chip-on-map span span {
    white-space: nowrap;
  }
  button.chip-on-map {
    padding-inline: 11px;
    cursor: pointer;
  }
  button.chip-on-map[aria-pressed='true'] {
    border-color: var(--_accent);
  }
  .lost-steps {
    flex-wrap: wrap;
    column-gap: 8px;
    padding-inline: 11px;
  }
  .lost-steps > span {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_ink);
  }
  .lost-steps i {
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: currentColor;
    forced-color-adjust: none;
  }
`;
