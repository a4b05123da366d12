import {css} from 'lit';

/** A digit to paint on, its code, and what is made of it. */
export const stageStyles = css`
  .rows-labels small {
    display: block;
  }
  .easel {
    cursor: crosshair;
    touch-action: none;
  }
  .between {
    position: relative;
    display: grid;
    align-content: center;
    padding-inline: 13%;
    text-align: center;
  }
  .between svg {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    fill: none;
    stroke: var(--_edge);
  }
  .between path {
    vector-effect: non-scaling-stroke;
  }
  .stage-code {
    inline-size: 100%;
    block-size: 60px;
    border-block-end: 1px solid var(--_edge);
    box-sizing: border-box;
    color: var(--_accent);
    image-rendering: pixelated;
    forced-color-adjust: none;
  }
  .between small {
    position: absolute;
    inset: auto 0 0;
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .tools {
    display: flex;
    gap: 4px;
  }
  .tools [aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in oklab, var(--_accent) 12%, var(--_paper));
    color: var(--_accent);
    forced-color-adjust: none;
  }
  @container (max-width: 440px) {
    .between {
      padding: 0;
    }
    .between svg {
      display: none;
    }
    .stage-code {
      position: absolute;
      inset-block-start: 0;
      block-size: 36px;
    }
  }
`;
