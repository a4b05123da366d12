import {css} from 'lit';

/** Errors, test noise, and what stands under the tabs. */
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
  /* Beside its select on a phone too: two lines, no higher than that. */
  .kinds button {
    min-inline-size: 0;
    padding-block: 0;
    white-space: normal;
    line-height: 1.15;
  }
  /* One line, however short the slider is beside an offer. */
  .kinds:has(button) ~ small {
    grid-column: 1 / -1;
  }
  .note {
    color: var(--_muted);
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
  /* What opens it says it. */
  .summary caption {
    display: none;
  }
  @media (forced-colors: active) {
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
    .kinds select {
      flex: 0 1 40%;
      min-inline-size: 0;
    }
    .kinds button {
      padding-inline: 4px;
      font-size: var(--_small);
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
    .kinds select {
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
