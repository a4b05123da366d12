import {css} from 'lit';

/** Code, as long as it may be, in a box of one height. */
export const codePanelStyles = css`
  .code-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .code-head [aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in oklab, var(--_accent) 12%, var(--_paper));
    color: var(--_accent);
  }
  .code {
    block-size: 340px;
    box-sizing: border-box;
    overflow: auto;
    padding: 8px 0;
    border-radius: 6px;
    background: var(--_soft);
    text-align: left;
    font:
      calc(var(--_size) * 6 / 7) / 1.5 ui-monospace,
      monospace;
    tab-size: 4;
  }
  .code-line {
    padding: 0 12px 0 calc(12px + 4ch);
    text-indent: -4ch;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .code-line.lit {
    background: color-mix(in oklab, var(--_accent) 14%, var(--_soft));
    box-shadow: inset 2px 0 var(--_accent);
  }
  .code-line:focus-visible {
    outline-offset: -2px;
  }
  .says,
  .defaults {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
    min-block-size: calc(2 * var(--_fine));
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    .code {
      border: 1px solid CanvasText;
    }
    .code-line.lit {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    .code {
      block-size: auto;
    }
    .says {
      display: none;
    }
    .code-head [aria-pressed='true'] {
      display: inline-flex;
      border: 0;
      padding: 0;
      background: none;
    }
  }
`;
