import {css} from 'lit';

/** The settings as pills in a line, and the widget that a pill opens over what is below. */
export const stripStyles = css`
  .strip {
    position: relative;
  }
  /* One line, that scrolls where it has no room: it is as high before it is here. */
  .pills {
    display: flex;
    align-items: center;
    gap: 8px;
    overflow-x: auto;
    scrollbar-width: none;
    padding: 3px 24px 3px 3px;
    margin: -3px;
    mask-image: linear-gradient(90deg, #000 calc(100% - 24px), #0000);
  }
  .pills:dir(rtl) {
    padding: 3px 3px 3px 24px;
    mask-image: linear-gradient(-90deg, #000 calc(100% - 24px), #0000);
  }
  .pills.all {
    flex-wrap: wrap;
    mask-image: none;
  }
  .pill {
    display: flex;
    flex: none;
    max-inline-size: 100%;
    border: 1px solid var(--_edge);
    border-radius: 22px;
    color: var(--_muted);
  }
  .pill button,
  .pill.rest {
    min-block-size: 30px;
    min-inline-size: 0;
    padding: 0 9px;
    border-radius: 22px;
    gap: 5px;
  }
  .pill button {
    border: 0;
    overflow: hidden;
  }
  /* The focus is around all of it. */
  .pill:has(> [aria-expanded]:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .pill > :focus-visible {
    outline-offset: -2px;
  }
  .pill > [aria-expanded]:focus-visible {
    outline: 0;
  }
  .pill.rest {
    justify-content: center;
    min-inline-size: 32px;
  }
  .pill b {
    overflow: hidden;
    max-inline-size: 13em;
    color: var(--_ink);
    font-weight: 600;
    text-overflow: ellipsis;
  }
  .pill.unused b {
    color: inherit;
    font-weight: 400;
  }
  .pill button[aria-expanded='true'] {
    background: var(--_soft);
  }
  /* What a change of it does. */
  .starts-over::before,
  .key::before {
    content: '';
    flex: none;
    inline-size: 4px;
    block-size: 4px;
    border-radius: 50%;
    background: currentColor;
  }
  .key {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
    white-space: nowrap;
  }
  .key[hidden] {
    display: none;
  }
  .pill.changed {
    border-color: var(--_accent);
    background: color-mix(in oklab, var(--_accent) 10%, var(--_paper));
  }
  .pill.changed,
  .pill.changed b {
    color: var(--_accent);
  }
  .pill.changed button:first-child {
    padding-inline-end: 4px;
  }
  .pill .back {
    padding: 0 8px 0 6px;
  }
  .back .icon {
    inline-size: 10px;
    block-size: 10px;
  }
  .pop {
    position: absolute;
    z-index: 3;
    inline-size: min(330px, 100%);
    box-sizing: border-box;
    padding: 12px;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_paper);
    box-shadow: 0 4px 16px rgb(0 0 0 / 16%);
  }
  @media (pointer: coarse) {
    .pill button,
    .pill.rest {
      min-block-size: 42px;
    }
  }
  @media (forced-colors: active) {
    .starts-over::before,
    .key::before {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
  @media print {
    .settings {
      display: none;
    }
  }
`;
