import {css} from 'lit';

/** What the map has once somebody has acted. */
export const latentStyles = css`
  .await button {
    display: block;
    margin: 8px auto 0;
    pointer-events: auto;
  }
  .field bdi {
    color: var(--_muted);
  }
  .map canvas,
  .map svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
  }
  .map .under {
    z-index: -1;
    color: var(--_ink);
  }
  .map .density {
    color: var(--_muted);
  }
  .map {
    isolation: isolate;
    cursor: crosshair;
    touch-action: pan-x pan-y;
    user-select: none;
    transition: color 1ms step-start;
    -webkit-tap-highlight-color: transparent;
    direction: ltr;
  }
  .map.drawing {
    touch-action: none;
  }
  .map svg {
    pointer-events: none;
    overflow: hidden;
    font-family: var(--_font);
  }
  .map text {
    fill: var(--_ink);
    paint-order: stroke;
    stroke: var(--_paper);
    stroke-width: 3px;
    stroke-linejoin: round;
  }
  .map .names text {
    font-size: 14px;
    font-weight: 700;
    text-anchor: middle;
    stroke-width: 4px;
  }
  .map .names .faint {
    opacity: 0.35;
  }
  .map .ticks text {
    font-size: 12px;
    fill: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .map .ticks .axis {
    font-weight: 600;
  }
  .map circle,
  .map .out-of-sample {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 2px;
  }
  .map .selected {
    stroke: var(--_accent);
    stroke-width: 3px;
  }
  .map .out-of-sample {
    stroke: var(--_accent);
    fill: var(--_paper);
  }
  .map .example {
    stroke-width: 1.5px;
  }
  .map .end {
    stroke-dasharray: 3 2;
  }
  .map .walk,
  .map .lasso,
  .map .cross {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 1.5px;
  }
  .map .lasso {
    fill: color-mix(in oklab, var(--_accent) 12%, transparent);
    stroke: var(--_accent);
    stroke-dasharray: 5 3;
  }
  .map circle.corner {
    fill: var(--_accent);
    stroke: var(--_paper);
  }
  .map .walk {
    stroke-dasharray: 2 3;
  }
  .inks {
    display: none;
  }
  .inks i {
    forced-color-adjust: none;
  }
  .paper {
    color: var(--_paper);
  }
  .ground {
    color: var(--_soft);
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .strip li {
    inline-size: clamp(30px, 8cqi, 52px);
    position: relative;
    cursor: default;
    border-radius: 4px;
  }
  .strip[role='listbox'] li {
    cursor: pointer;
  }
  .near {
    display: grid;
    grid-template-columns: 5.5em minmax(0, 1fr);
    align-items: center;
    gap: 4px 10px;
  }
  .near > span {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .scroll.wide th,
  .scroll.wide td {
    white-space: normal;
  }
  /* What was measured, in two lines where there is room for that. */
  .scroll.wide th:first-child {
    min-inline-size: 6.5rem;
  }
  button.quiet[aria-pressed='true']:not(.legend *) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  @media (forced-colors: active) {
    /* Where colours are few, size and ground tell: one ring around the other, what is pressed filled. */
    .map .selected {
      r: 10.5px;
    }
    button.quiet[aria-pressed='true']:not(.legend *) {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }
  }
  @container (min-width: 561px) {
    .scroll.wide th:first-child {
      min-inline-size: 10.5rem;
    }
  }
  @container (max-width: 560px) {
    .near {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media print {
    .zoom {
      display: none;
    }
    /* Which colour is which digit, and what the axes are: not to be pressed, and not to be missed. */
    .legend.legend button {
      display: inline-flex;
      border: 0;
    }
    .legend i {
      print-color-adjust: exact;
    }
    .axis-choice.axis-choice select {
      display: block;
      appearance: none;
      border: 0;
      background: none;
    }
  }
`;
