import {css} from 'lit';

/** Bars to be dragged. */
export const barsStyles = css`
  .bars {
    position: relative;
    display: flex;
    gap: 1px;
    cursor: ns-resize;
    touch-action: none;
    user-select: none;
  }
  .bars.signed {
    border-block-end-color: transparent;
    background: linear-gradient(var(--_edge), var(--_edge)) center / 100% 1px no-repeat;
  }
  .all-units {
    inline-size: 100%;
    block-size: 28px;
    color: var(--_accent);
    image-rendering: pixelated;
    margin-block-end: 4px;
  }
  .bar {
    position: relative;
    flex: 1 1 0;
    min-inline-size: 0;
    border-radius: 2px;
  }
  .bar:hover {
    background: var(--_soft);
  }
  .bar i {
    position: absolute;
    inset-inline: max(0px, 50% - 7px);
    background: var(--_accent);
    border-radius: 1px;
    min-block-size: 1px;
  }
  .bar.at::after {
    content: '';
    position: absolute;
    inset: 100% 0 auto;
    block-size: 3px;
    background: var(--_ink);
    border-radius: 2px;
  }
  .bar.off {
    background: repeating-linear-gradient(135deg, var(--_line) 0 1px, transparent 1px 6px);
  }
  .bar.dead::before {
    content: '×';
    position: absolute;
    inset: auto 0 0;
    text-align: center;
    font-size: 10px;
    line-height: 12px;
    color: var(--_muted);
  }
  .number-line {
    margin-block-start: 8px;
  }
  .number-line input {
    inline-size: 5.5em;
    text-align: end;
  }
  .number-line [aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in oklab, var(--_accent) 12%, var(--_paper));
    color: var(--_accent);
  }
  @media (forced-colors: active) {
    .bar i {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
