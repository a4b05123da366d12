import {css} from 'lit';

/** Tools over the map, and what they, the pointer and the making of it lay upon it. */
export const toolStyles = css`
  .map-head {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .segments {
    display: flex;
    block-size: 32px;
    border-radius: 8px;
  }
  .segment {
    position: relative;
    flex: auto;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 5px;
    padding-inline: 9px;
    color: var(--_muted);
    font-size: var(--_small);
    white-space: nowrap;
    touch-action: manipulation;
  }
  .segment:has(:checked) {
    color: var(--_accent);
    font-weight: 600;
  }
  /* The control is the box itself; words and icon lie over it. */
  .segment input {
    appearance: none;
    position: absolute;
    inset: 0;
    margin: 0;
    border: 1px solid var(--_edge);
    cursor: pointer;
  }
  .segment + .segment {
    margin-inline-start: -1px;
  }
  .segment:first-child input {
    border-start-start-radius: 8px;
    border-end-start-radius: 8px;
  }
  .segment:last-child input {
    border-start-end-radius: 8px;
    border-end-end-radius: 8px;
  }
  .segment input:hover {
    background: var(--_soft);
  }
  .segment input:checked {
    background: color-mix(in oklab, var(--_accent) 12%, var(--_paper));
  }
  .segment input:focus-visible {
    z-index: 1;
    outline-offset: -2px;
  }
  .segment > :not(input) {
    position: relative;
    pointer-events: none;
  }
  .segment svg {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5px;
    stroke-linecap: round;
  }
  .tools {
    margin-inline-start: auto;
  }
  .keys {
    position: relative;
    outline: none;
  }
  .keys button {
    inline-size: 32px;
    padding: 0;
    border-color: var(--_edge);
    border-radius: 8px;
  }
  .key-list {
    position: absolute;
    z-index: 3;
    inset: calc(100% + 4px) 0 auto auto;
    inline-size: max-content;
    max-inline-size: min(360px, calc(100cqi - 34px));
    box-sizing: border-box;
    padding: 10px 12px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    background: var(--_paper);
    box-shadow: 0 2px 12px rgb(0 0 0 / 0.18);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .key-list dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 12px;
  }
  .key-list dl div {
    display: contents;
  }
  .key-list dt {
    font-weight: 600;
  }
  .key-list dd {
    color: var(--_muted);
  }
  .axis-choice {
    position: absolute;
  }
  .axis-choice.across {
    inset: auto 8px 22px auto;
  }
  .axis-choice.up {
    inset: 8px auto auto 8px;
  }
  .axis-choice select {
    min-block-size: 28px;
    padding: 0 4px;
    border-color: var(--_edge);
    font-size: 12px;
    color: var(--_muted);
  }
  .walked,
  .lens {
    pointer-events: none;
  }
  .walked {
    position: absolute;
    inset: 0 0 auto;
    aspect-ratio: 1;
    overflow: hidden;
    border-radius: 6px;
    direction: ltr;
  }
  .walked li {
    position: absolute;
    inset: -15px auto auto -15px;
    inline-size: 30px;
    block-size: 30px;
    box-sizing: border-box;
    border: 1px solid var(--_ink);
    border-radius: 4px;
    background: var(--_paper);
    overflow: hidden;
    visibility: hidden;
  }
  .walked canvas {
    display: block;
    inline-size: 100%;
    aspect-ratio: 1;
    image-rendering: pixelated;
    forced-color-adjust: none;
  }
  .lens {
    position: absolute;
    inset: 0 auto auto 0;
    z-index: 1;
    visibility: hidden;
    inline-size: 98px;
    box-sizing: border-box;
    padding-block-end: 4px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    background: var(--_paper);
    color: var(--_muted);
    box-shadow: 0 2px 12px rgb(0 0 0 / 0.18);
    font-size: 12px;
    line-height: 16px;
    overflow: hidden;
  }
  .lens .tile {
    border-radius: 0;
    outline: 0;
  }
  .lens b,
  .lens bdi {
    display: block;
    padding-inline: 5px;
  }
  .lens b {
    white-space: nowrap;
    color: var(--_ink);
    font-weight: 600;
  }
  .sample {
    margin-block-start: 8px;
  }
  @media (forced-colors: active) {
    .map-head,
    .map-box {
      --_edge: CanvasText;
    }
    .segment input:checked {
      forced-color-adjust: none;
      background: Highlight;
    }
    .segment:has(:checked) {
      forced-color-adjust: none;
      color: HighlightText;
    }
  }
  @media (pointer: coarse) {
    .segments {
      block-size: 44px;
    }
    .segment {
      min-inline-size: min(44px, 12cqi);
      box-sizing: border-box;
    }
    .keys button {
      inline-size: 44px;
    }
    .chips {
      inset-block-end: 74px;
    }
    .axis-choice.across {
      inset-block-end: 72px;
    }
    .axis-choice select,
    .chip-on-map button {
      min-block-size: 44px;
    }
    .chip-on-map {
      border-radius: 22px;
    }
  }
  /* Icons alone, where their words have no room in any language; of the looks words alone, for who knows their icons? */
  @container (min-width: 640px) {
    .looks svg {
      display: none;
    }
  }
  @container (max-width: 859px) {
    .tools .beside-icon {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @container (max-width: 639px) {
    .looks .beside-icon {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  /* Views in one line, tools and looks in the next. */
  @container (max-width: 560px) {
    .map-head {
      flex-wrap: wrap;
      gap: 8px 4px;
    }
    .segment {
      padding-inline: min(9px, 1.2cqi);
    }
    .view-menu {
      flex: 1 1 60%;
    }
    .keys {
      order: 1;
    }
    .tools,
    .looks {
      order: 2;
      margin: 0;
    }
    .tools {
      flex: 4 1 48%;
    }
    .looks {
      flex: 3 1 36%;
    }
    /* Two classes are named there. */
    .chip-on-map span span:nth-of-type(3) {
      display: none;
    }
    .segments,
    .keys button {
      block-size: 36px;
    }
    @media (pointer: coarse) {
      .segments,
      .keys button {
        block-size: 44px;
      }
    }
  }
  @media print {
    .lens {
      display: none;
    }
  }
`;
