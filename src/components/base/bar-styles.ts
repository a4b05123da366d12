import {css} from 'lit';

/** The bar of controls, where the run stands, and how far it is; it stays in sight on a phone. */
export const barStyles = css`
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
  /* Two lines of state beside buttons, so that a long one moves nothing. */
  .bar:has(button) {
    min-block-size: 2lh;
  }
  .bar .buttons {
    flex-wrap: nowrap;
  }
  .bar .main {
    min-inline-size: 8.2em;
  }
  .bar bdi {
    overflow: hidden;
    text-overflow: ellipsis;
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
  @container (max-width: 560px) {
    .top {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      gap: 10px;
      margin: -15px -15px 0;
      padding: 12px 15px 10px;
      background: var(--_paper);
      border-start-start-radius: var(--_radius);
      border-start-end-radius: var(--_radius);
    }
    .bar {
      flex-direction: column;
      align-items: stretch;
    }
    /* Whatever its face says, in whatever language, the row stays one row, and its words one line. */
    .bar .main {
      flex: 1;
      min-inline-size: 0;
      padding-inline: 0.6em;
    }
    .bar button {
      padding-inline: 0.6em;
    }
    .bar .reset {
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
  }
  @container (max-width: 400px) {
    .bar button {
      min-block-size: 44px;
    }
    /* Fewer words on its face than in its name. */
    [data-short] {
      font-size: 0;
    }
    [data-short]::before {
      content: attr(data-short);
      font-size: var(--_size);
    }
  }
  @container (max-width: 320px) {
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
  }
  @container (max-width: 280px) {
    .bar .buttons {
      flex-wrap: wrap;
    }
    .bar .main {
      flex-basis: 100%;
    }
    .state {
      min-block-size: 2lh;
    }
  }
`;
