import {css} from 'lit';

/**
 * Colours and type, from the page: system colours that follow `color-scheme`, one accent, each open to the author
 * through a `--ae-*` property. Inside, only the `--_*` names are used.
 *
 * @cssprop [--ae-ink=CanvasText] - Text, and the ink of the digits.
 * @cssprop [--ae-paper=Canvas] - The background.
 * @cssprop [--ae-accent=light-dark(#0b63bf, #6cb2ff)] - The main button, progress, and val_loss.
 * @cssprop [--ae-on-accent=light-dark(#fff, #06213f)] - Text on the accent.
 * @cssprop [--ae-muted] - Secondary text; CanvasText mixed with Canvas.
 * @cssprop [--ae-line] - Borders and grid lines.
 * @cssprop [--ae-soft] - The ground of the digits.
 * @cssprop [--ae-good=light-dark(#1b7f4b, #5fd39a)] - What is better.
 * @cssprop [--ae-bad=light-dark(#b3261e, #ff8f86)] - What is wrong.
 * @cssprop [--ae-radius=10px] - Radius of the frame; the rest follows.
 * @cssprop [--ae-font=system-ui, sans-serif] - Font families.
 * @cssprop [--ae-font-size=14px] - Size of ordinary text; the rest follows.
 */
export const themeStyles = css`
  :host {
    --_ink: var(--ae-ink, CanvasText);
    --_paper: var(--ae-paper, Canvas);
    --_accent: var(--ae-accent, #0b63bf);
    --_on-accent: var(--ae-on-accent, #fff);
    --_bad: var(--ae-bad, #b3261e);
    --_good: var(--ae-good, #1b7f4b);
    --_muted: var(--ae-muted, color-mix(in oklab, CanvasText 58%, Canvas));
    --_line: var(--ae-line, color-mix(in oklab, CanvasText 17%, Canvas));
    --_edge: color-mix(in oklab, var(--_ink) 26%, var(--_paper));
    --_soft: var(--ae-soft, color-mix(in oklab, CanvasText 5%, Canvas));
    --_radius: var(--ae-radius, 10px);
    --_font: var(--ae-font, system-ui, sans-serif);
    --_size: var(--ae-font-size, 14px);
    --_small: calc(var(--_size) * 6 / 7);
    --_large: calc(var(--_size) * 10 / 7);
    /* The height of a line of small print: whole pixels, as all lines have. */
    --_fine: calc(var(--_size) * 8 / 7);
  }
  @supports (color: light-dark(red, red)) {
    :host {
      --_accent: var(--ae-accent, light-dark(#0b63bf, #6cb2ff));
      --_on-accent: var(--ae-on-accent, light-dark(#fff, #06213f));
      --_muted: var(
        --ae-muted,
        light-dark(color-mix(in oklab, CanvasText 53%, Canvas), color-mix(in oklab, CanvasText 67%, Canvas))
      );
      --_bad: var(--ae-bad, light-dark(#b3261e, #ff8f86));
      --_good: var(--ae-good, light-dark(#1b7f4b, #5fd39a));
    }
  }
  @media (forced-colors: active) {
    :host {
      --_ink: CanvasText;
      --_paper: Canvas;
      --_accent: Highlight;
      --_on-accent: HighlightText;
      --_bad: CanvasText;
      --_muted: CanvasText;
      --_line: color-mix(in oklab, CanvasText 30%, Canvas);
      --_edge: CanvasText;
      --_soft: Canvas;
    }
  }

  button {
    font: inherit;
    color: inherit;
    min-block-size: 36px;
    padding: 0 0.85em;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 0.8);
    background: none;
    cursor: pointer;
    white-space: nowrap;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.55em;
    touch-action: manipulation;
  }
  button:hover {
    background: var(--_soft);
  }
  button.main {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  button.main:hover:not([aria-disabled='true']) {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_ink));
  }
  button.quiet {
    min-block-size: 32px;
    padding: 0 0.6em;
    font-size: var(--_small);
  }
  button[aria-disabled='true'] {
    cursor: default;
    color: var(--_muted);
    background: none;
    border-color: var(--_edge);
    font-weight: 400;
  }
  @media (pointer: coarse) {
    button,
    button.quiet {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }
  @media (forced-colors: active) {
    button.main {
      forced-color-adjust: none;
    }
    button[aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .heard {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
