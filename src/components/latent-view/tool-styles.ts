import {css} from 'lit';

/** What tools, the pointer and the making of the map lay upon it. */
export const toolStyles = css`
  .segment:has(:checked) {
    color: var(--_accent);
    /* As bold words, and no wider. */
    -webkit-text-stroke: 0.4px;
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
  .legend button[aria-pressed='false'] {
    color: var(--_muted);
    text-decoration: line-through;
  }
  .legend button[aria-pressed='false'] i {
    opacity: 0.25;
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
    inset: auto 8px 28px auto;
  }
  .axis-choice.up {
    inset: 8px auto auto 8px;
  }
  .axis-choice select {
    min-block-size: 28px;
    padding-inline-start: 6px;
    border-color: var(--_edge);
    font-size: 12px;
    color: var(--_muted);
  }
  .pictures figcaption {
    text-wrap: balance;
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
    color: var(--_ink);
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
  @media (forced-colors: active) {
    .segment input:checked {
      forced-color-adjust: none;
      background: Highlight;
    }
    .segment:has(:checked) {
      forced-color-adjust: none;
      color: HighlightText;
    }
    .map-box {
      --_edge: CanvasText;
    }
  }
  @media (pointer: coarse) {
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
    .chip-on-map button {
      margin-block: -6px;
    }
    button.chip-on-map {
      min-block-size: 36px;
    }
  }
  @container (max-width: 560px) {
    /* Two classes are named there. */
    .chip-on-map span span:nth-of-type(3) {
      display: none;
    }
  }
  @media print {
    .lens {
      display: none;
    }
  }
`;
