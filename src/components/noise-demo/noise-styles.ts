import {css} from 'lit';

/** Errors, test noise, tabs and what they show, and the three stages. */
export const noiseStyles = css`
  .figures-room .own {
    color: var(--_muted);
  }
  b.good {
    color: var(--_good);
  }
  b.bad {
    color: var(--_bad);
  }
  .tabbed {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    border-block-end: 1px solid var(--_line);
  }
  .tab {
    border: 0;
    border-radius: 0;
    border-block-end: 2px solid transparent;
    margin-block-end: -1px;
    padding: 0 8px;
    color: var(--_muted);
  }
  .tab[aria-selected='true'] {
    color: var(--_ink);
    font-weight: 600;
    border-block-end-color: var(--_accent);
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 12px;
    min-block-size: 286px;
  }
  .note {
    color: var(--_muted);
  }
  .levels .needed {
    direction: inherit;
    padding-block-start: 72px;
    text-align: center;
    text-wrap: balance;
  }
  .levels .needed button {
    display: block;
    margin: 8px auto 0;
  }
  .levels path.pca {
    stroke-dasharray: 9 3 2 3;
  }
  .levels path.filter {
    stroke-dasharray: 5 4;
  }
  .levels path.plain {
    stroke: var(--_ink);
  }
  .levels path.model {
    stroke: var(--_accent);
    stroke-width: 2.5;
  }
  .levels path.leader {
    stroke-width: 1;
    stroke-dasharray: none;
  }
  .levels text.model {
    fill: var(--_accent);
    font-weight: 600;
  }
  .levels text.plain {
    fill: var(--_ink);
  }
  .levels rect.trained {
    fill: var(--_accent);
    opacity: 0.1;
  }
  .levels line.trained {
    stroke: var(--_accent);
    stroke-dasharray: 2 3;
    shape-rendering: crispEdges;
  }
  .levels text.trained {
    fill: var(--_accent);
  }
  .levels line.now {
    stroke: var(--_ink);
    stroke-opacity: 0.45;
    shape-rendering: crispEdges;
  }
  .levels circle.turn {
    fill: var(--_paper);
    stroke: var(--_accent);
    stroke-width: 2;
  }
  .levels .label {
    paint-order: stroke;
    stroke: var(--_paper);
    stroke-width: 5px;
    stroke-linejoin: round;
  }
  .check input[type='radio'] {
    border-radius: 50%;
  }
  .stages {
    display: grid;
    grid-template-columns: 4fr 7fr 7fr 7fr;
    align-items: start;
    gap: 8px;
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 4fr);
    gap: 8px;
  }
  .stage:first-child {
    grid-template-columns: minmax(0, 1fr);
  }
  .stage .code-bars {
    block-size: auto;
    aspect-ratio: 1;
    border: 0;
    border-radius: 6px;
    background: var(--_soft);
    padding: 6% 6% 0;
    box-sizing: border-box;
  }
  .stages figcaption {
    text-align: center;
  }
  .arrow {
    display: grid;
    justify-items: center;
    gap: 3px;
    padding-block-start: 1.6em;
    color: var(--_muted);
    font-size: var(--_small);
    text-align: center;
    overflow-wrap: anywhere;
  }
  .arrow i {
    inline-size: 100%;
    block-size: 0;
    border-block-start: 1.5px solid currentColor;
    position: relative;
  }
  .arrow i::after {
    content: '';
    position: absolute;
    inset-inline-end: 0;
    inset-block-start: -4px;
    inline-size: 6px;
    block-size: 6px;
    border-block-start: 1.5px solid currentColor;
    border-inline-end: 1.5px solid currentColor;
    rotate: 45deg;
  }
  :host(:dir(rtl)) .arrow i::after {
    rotate: -45deg;
  }
  .summary pre {
    margin: 8px 0 0;
    padding: 10px 12px;
    overflow-x: auto;
    background: var(--_soft);
    border-radius: 6px;
    font-size: calc(var(--_size) * 0.85);
    line-height: 1.35;
  }
  @media (pointer: coarse) {
    .tab {
      min-inline-size: 0;
    }
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
    .levels path,
    .levels circle,
    .levels rect {
      forced-color-adjust: none;
    }
  }
  @container (max-width: 560px) {
    /* As many as there is room for. */
    .training .pairs {
      grid-template-columns: repeat(7, minmax(0, 1fr));
    }
    .training .pairs > :nth-child(n + 8) {
      display: none;
    }
    .tab {
      padding: 0 6px;
      font-size: var(--_small);
    }
    /* Each arrow above what it leads to. */
    .stages {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .stage,
    .stage:first-child {
      grid-template-columns: minmax(0, 1fr);
    }
    .stage:first-child {
      padding-block-start: calc(3.6em + 8px);
    }
    .arrow {
      padding: 0;
      block-size: 3.6em;
      align-content: start;
      line-height: 1.2;
    }
  }
  @container (max-width: 440px) {
    .training .pairs {
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }
    .training .pairs > :nth-child(n + 6) {
      display: none;
    }
  }
  @container (max-width: 320px) {
    /* One row of tabs, whatever they are called: a long name takes two lines. */
    .tabs {
      flex-wrap: nowrap;
      gap: 0;
    }
    .tab {
      min-inline-size: 0;
      padding: 0 4px;
      white-space: normal;
      line-height: 1.15;
    }
  }
  @media print {
    /* The noise that the pictures have, as words. */
    .level {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 4px 12px;
    }
    .level select {
      display: block;
      appearance: none;
      border: 0;
      padding: 0;
      min-block-size: 0;
    }
    .level .track {
      display: none;
    }
  }
`;
