import {css} from 'lit';
import {side} from '../../../pixels/size.ts';

/** The selected picture, enlarged. */
export const inspectorStyles = css`
  .inspect {
    display: grid;
    grid-template-columns: minmax(0, 372px) minmax(0, 280px);
    gap: 14px 20px;
    align-items: center;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 10px;
    border-radius: 6px;
    cursor: crosshair;
  }
  .figures figure {
    margin: 0;
  }
  .figures figcaption {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
    margin-block-start: 3px;
    white-space: nowrap;
  }
  .enlarged {
    position: relative;
    aspect-ratio: 1;
    border-radius: 6px;
    background: var(--_soft);
    overflow: hidden;
    touch-action: none;
  }
  .enlarged canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    image-rendering: pixelated;
    forced-color-adjust: none;
  }
  .enlarged canvas.error {
    color: var(--_bad);
  }
  .mark {
    position: absolute;
    inline-size: calc(100% / ${side});
    block-size: calc(100% / ${side});
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
    pointer-events: none;
  }
  .traced {
    display: grid;
    gap: 4px;
    min-block-size: 7.2em;
    align-content: start;
  }
  .traced div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 10px;
  }
  .traced dt {
    color: var(--_muted);
  }
  .traced dd {
    font-weight: 600;
  }
  .code-bars {
    block-size: 64px;
    border-block-end: 1px solid var(--_line);
  }
  .code-bars canvas {
    inline-size: 100%;
    block-size: 100%;
    color: var(--_accent);
    image-rendering: pixelated;
    forced-color-adjust: none;
  }
  @media (forced-colors: active) {
    .enlarged {
      outline: 1px solid CanvasText;
      outline-offset: -1px;
    }
  }
  @container (max-width: 560px) {
    .inspect {
      grid-template-columns: minmax(0, 1fr);
    }
    .figures {
      gap: 6px;
    }
  }
`;
