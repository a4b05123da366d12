import {css} from 'lit';

/** The frame that all elements stand in, and what closes it: the tabs, what they show, and the chip. */
export const frameStyles = css`
  :host {
    display: block;
    container: ae / inline-size;
    min-inline-size: min(250px, 100%);
    /* In a table's cell, or whatever else is as wide as what it holds. */
    contain-intrinsic-inline-size: 250px;
    /* Lines of text lie from left to right, or right to left, whatever lies around; what is not shown here has no height. */
    writing-mode: horizontal-tb !important;
    white-space: normal !important;
  }
  :host([hidden]) {
    display: none;
  }
  /* Nothing is inherited but what a page has by right: what is hidden, or may not be pressed, its scheme and direction. */
  .awaited,
  .frame {
    all: initial;
    visibility: inherit;
    pointer-events: inherit;
    color-scheme: inherit;
    display: grid;
    color: var(--_ink);
    font: var(--_size) / var(--_large) var(--_font);
    text-align: start;
  }
  .awaited {
    align-items: start;
  }
  .awaited > * {
    grid-area: 1 / 1;
  }
  .frame {
    position: relative;
    grid-template-columns: minmax(0, 1fr);
    gap: 18px;
    padding: 15px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_paper);
    font-variant-numeric: tabular-nums;
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
  .body {
    display: contents;
  }
  .settings {
    min-block-size: 32px;
  }
  @media (pointer: coarse) {
    .settings {
      min-block-size: 44px;
    }
  }
  .foot {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0 8px;
  }
  .tabs {
    display: flex;
    gap: 0 16px;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .tab {
    flex: none;
    flex-direction: column;
    gap: 0;
    border: 0;
    border-block-end: 2px solid var(--_paper);
    border-radius: 0;
    padding: 0;
    color: var(--_muted);
  }
  /* Its place is that of its bold words, chosen or not. */
  .tab::after {
    content: attr(data-words);
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
    font-weight: 600;
  }
  .tab[aria-selected='true'] {
    border-color: var(--_accent);
    color: var(--_ink);
    font-weight: 600;
  }
  .panel {
    min-block-size: 2lh;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 12px;
    grid-column: 1 / -1;
    border-block-start: 1px solid var(--_line);
    padding-block-start: 14px;
  }
  .chip {
    grid-area: 1 / 2;
    justify-self: end;
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
    border: 1px solid var(--_line);
    border-radius: 10px;
    padding: 1px 8px;
    /* What is told later is longer, and must not need another line; all of it is in the details. */
    min-inline-size: 0;
    max-inline-size: 100%;
    box-sizing: border-box;
    overflow: hidden;
    text-overflow: ellipsis;
    /* Cut at the end of what it says, whichever way the page reads. */
    unicode-bidi: plaintext;
    white-space: nowrap;
  }
  .fallback {
    display: none;
  }
  @container (max-width: 560px) {
    .frame {
      gap: 16px;
    }
    .tabs {
      gap: 12px;
    }
    .foot {
      grid-template: auto auto minmax(calc(2 * var(--_fine) + 16px), auto) / minmax(0, 1fr);
      align-items: start;
    }
    /* Two lines of it, whether it has them yet or not. */
    .chip {
      grid-area: 3 / 1;
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      margin-block-start: 12px;
      padding-inline: 8px;
      white-space: normal;
      overflow-wrap: anywhere;
    }
  }
  @container (max-width: 320px) {
    .frame {
      padding: 12px;
    }
  }
  @container ae (max-width: 939.9px) {
    :host([compact]:not([compact='false'])) .folded {
      display: none;
    }
    /* Nothing is shown of any. */
    :host([compact]:not([compact='false'])) .tabs:has(+ .folded) .tab {
      border-color: var(--_paper);
      color: var(--_muted);
      font-weight: 400;
    }
  }
  /* On a slide: what stands under the tabs stands beside. Each half is as wide as its own column says. */
  @container ae (min-width: 940px) {
    :host([compact]:not([compact='false'])) .frame {
      grid-template-columns: minmax(561px, 5fr) minmax(0, 3fr);
      gap: 12px 20px;
    }
    :host([compact]:not([compact='false'])) .frame > * {
      grid-column: 1 / -1;
    }
    :host([compact]:not([compact='false'])) :is(.body, .foot) {
      container-type: inline-size;
      align-content: start;
    }
    :host([compact]:not([compact='false'])) .frame > .body {
      display: grid;
      grid-column: 1;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
    }
    :host([compact]:not([compact='false'])) .frame > .foot {
      grid-column: 2;
      grid-template: auto / minmax(0, 1fr);
    }
    :host([compact]:not([compact='false'])) .tabs {
      gap: 10px;
      border-block-end: 1px solid var(--_line);
    }
    :host([compact]:not([compact='false'])) .panel {
      display: grid;
      box-sizing: border-box;
      block-size: 410px;
      overflow: auto;
      /* Rings of focus are not cut off. */
      margin-inline: -4px;
      border: 0;
      padding-inline: 4px;
    }
  }
`;
