import {css} from 'lit';

/** The trainer's layout, at about 700 px and, by container query, down to 250. */
export const trainerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: min(250px, 100%);
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 18px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: var(--_ink);
    font: var(--_size) / 1.4 var(--_font);
    font-variant-numeric: tabular-nums;
    text-align: start;
  }
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .top {
    display: grid;
    gap: 12px;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 8px 16px;
  }
  .bar .buttons {
    flex-wrap: nowrap;
  }
  .bar .main {
    min-inline-size: 8.2em;
  }
  .icon {
    inline-size: 0.85em;
    block-size: 0.85em;
    fill: currentColor;
    flex: none;
  }
  .reset .icon {
    display: none;
  }
  .icon:dir(rtl) {
    transform: scaleX(-1);
  }
  .state {
    margin-inline-start: auto;
    color: var(--_muted);
    text-align: end;
  }
  .state b {
    color: var(--_ink);
    font-weight: 600;
  }
  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 3px;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    background: var(--_line);
    color: var(--_accent);
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  progress:indeterminate {
    background: linear-gradient(90deg, #0000, var(--_accent), #0000) 0 0 / 40% 100% no-repeat var(--_line);
    animation: to-and-fro 1.6s ease-in-out infinite alternate;
  }
  progress:indeterminate::-webkit-progress-bar {
    background: none;
  }
  progress:indeterminate::-moz-progress-bar {
    background: none;
  }
  @keyframes to-and-fro {
    to {
      background-position: 100% 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    progress:indeterminate {
      animation: none;
      background-position: 50% 0;
    }
  }
  @media (forced-colors: active) {
    progress {
      forced-color-adjust: none;
    }
  }

  .digits {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 10px;
  }
  .rows-labels {
    display: grid;
    grid-template-rows: 1fr 1fr;
    gap: 4px;
    align-items: center;
    color: var(--_muted);
    font-size: var(--_small);
    text-align: end;
  }
  .pairs {
    display: grid;
    grid-template-columns: repeat(10, minmax(0, 1fr));
    gap: 4px;
    /* So that a change of theme is noticed, and the ink redrawn. */
    transition: color 1ms;
  }
  .pair {
    display: grid;
    gap: 4px;
  }
  .tile {
    position: relative;
    aspect-ratio: 1;
    border-radius: 4px;
    background: var(--_soft);
    overflow: hidden;
    container-type: size;
  }
  .tile canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    image-rendering: pixelated;
    forced-color-adjust: none;
  }
  .numeral {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: color-mix(in oklab, var(--_ink) 22%, var(--_paper));
    font-size: 62cqb;
    font-weight: 300;
    line-height: 1;
  }
  .digits .caption {
    display: none;
  }
  .caption {
    color: var(--_muted);
    font-size: var(--_small);
  }
  @media (forced-colors: active) {
    .tile {
      outline: 1px solid GrayText;
      outline-offset: -1px;
    }
    .numeral {
      color: GrayText;
    }
  }

  /* As many lines as the longest sentence takes, so that nothing below it moves. */
  .room {
    min-block-size: 1.4em;
  }
  .say {
    border-inline-start: 3px solid var(--_accent);
    padding-inline-start: 10px;
  }
  .notice {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 10px;
    border-inline-start-color: var(--_muted);
  }
  .notice button {
    margin-block: -6px;
  }
  .problem {
    display: grid;
    gap: 10px;
    border-inline-start: 3px solid var(--_bad);
    border-radius: 2px;
    background: color-mix(in oklab, var(--_bad) 8%, var(--_paper));
    padding: 10px 12px;
    overflow-wrap: anywhere;
  }
  .remarks {
    display: grid;
    gap: 6px;
    color: var(--_muted);
    font-size: var(--_small);
  }
  .remarks li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 10px;
  }
  .remarks button {
    color: var(--_ink);
  }

  .split {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 164px;
    gap: 20px;
  }
  .facts {
    display: grid;
    align-content: space-between;
    padding-block: 6px 10px;
  }
  .facts dt,
  .facts small {
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 400;
    letter-spacing: 0;
  }
  .facts dd {
    font-size: calc(var(--_size) * 1.43);
    line-height: 1.25;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .facts small {
    display: block;
    line-height: 1.4;
  }
  .facts div + div {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 9px;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: 8px 16px;
    margin-block-start: -4px;
  }
  details {
    min-inline-size: 0;
  }
  details[open] {
    flex: 1 0 100%;
  }
  details[open] + .chip {
    display: none;
  }
  summary {
    color: var(--_muted);
    cursor: pointer;
    inline-size: fit-content;
    padding-block: 2px;
    border-radius: 4px;
  }
  summary:hover {
    color: var(--_ink);
  }
  @media (pointer: coarse) {
    summary {
      padding-block: 12px;
      margin-block: -10px;
    }
  }
  .chip {
    color: var(--_muted);
    font-size: var(--_small);
    border: 1px solid var(--_line);
    border-radius: 99px;
    padding: 1px 10px;
    max-inline-size: 100%;
    box-sizing: border-box;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .inside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding-block-start: 12px;
  }
  .about {
    display: grid;
    gap: 8px;
  }
  .about div {
    display: grid;
    grid-template-columns: 5.5em minmax(0, 1fr);
    gap: 10px;
  }
  .about dt,
  .about ul {
    color: var(--_muted);
  }
  .about dd {
    overflow-wrap: anywhere;
  }
  .scroll {
    max-block-size: 220px;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: 6px;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  caption {
    text-align: start;
    color: var(--_muted);
    padding: 6px 12px;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_paper);
    box-shadow: 0 1px var(--_line);
    color: var(--_muted);
  }
  th,
  td {
    padding: 3px 12px;
    text-align: end;
    font-weight: 400;
  }
  th:first-child {
    text-align: start;
  }

  .fallback {
    display: none;
  }
  @media print {
    .untrained {
      display: none;
    }
    .untrained + .fallback {
      display: block;
    }
    .buttons,
    .foot {
      display: none;
    }
  }

  @container (max-width: 560px) {
    .frame {
      gap: 16px;
    }
    .top {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      gap: 10px;
      margin: -16px -16px 0;
      padding: 12px 16px 10px;
      background: var(--_paper);
      border-start-start-radius: var(--_radius);
      border-start-end-radius: var(--_radius);
    }
    .bar {
      flex-direction: column;
      align-items: stretch;
    }
    /* Whatever its face says, in whatever language, the row stays one row: a long label takes two lines. */
    .bar .main {
      flex: 1;
      min-inline-size: 0;
      padding-inline: 0.6em;
      white-space: normal;
      line-height: 1.15;
    }
    .reset {
      position: relative;
      inline-size: 44px;
      padding: 0;
    }
    .reset .icon {
      display: block;
      inline-size: 1.1em;
      block-size: 1.1em;
    }
    .reset bdi {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .state {
      margin: 0;
      text-align: start;
    }
    .digits {
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    .rows-labels {
      display: none;
    }
    .digits .caption {
      display: block;
    }
    .pairs {
      grid-template-columns: repeat(5, minmax(0, 1fr));
      gap: 12px 6px;
    }
    .pair {
      gap: 3px;
    }
    .room {
      min-block-size: 2.8em;
    }
    .split {
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
    }
    .chart {
      block-size: 180px;
    }
    .chart.empty {
      background-size: calc(100% - 108px) 121px;
    }
    .facts {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      align-content: start;
      gap: 12px;
      padding: 0;
    }
    .facts div + div {
      border: 0;
      padding: 0;
    }
    .facts dd {
      font-size: calc(var(--_size) * 1.29);
    }
    .facts dt,
    .facts small {
      font-size: calc(var(--_size) * 0.85);
      line-height: 1.3;
    }
    .facts small {
      min-block-size: 2.6em;
    }
  }
  @container (max-width: 320px) {
    .frame {
      padding: 12px;
    }
    .top {
      margin: -12px -12px 0;
      padding: 12px 12px 10px;
    }
    .buttons {
      gap: 6px;
    }
    .bar button {
      padding: 0 0.6em;
    }
    .room {
      min-block-size: 4.2em;
    }
  }
`;
