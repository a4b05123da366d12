import {css} from 'lit';

/** The frame that all elements stand in, and what closes it: the details and the chip beside them. */
export const frameStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: min(250px, 100%);
    /* In a table's cell, or whatever else is as wide as what it holds. */
    contain-intrinsic-inline-size: 250px;
  }
  :host([hidden]) {
    display: none;
  }
  .awaited {
    display: grid;
    align-items: start;
  }
  .awaited > * {
    grid-area: 1 / 1;
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
  .foot {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 8px 16px;
    margin-block-start: -4px;
  }
  details {
    flex: none;
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
  .chip {
    color: var(--_muted);
    font-size: var(--_small);
    border: 1px solid var(--_line);
    border-radius: calc(0.7em + 2px);
    padding: 1px 10px;
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
    /* Two lines of a chip, whether it has them yet or not. */
    .foot {
      column-gap: 10px;
      min-block-size: calc(2.8 * var(--_small) + 4px);
    }
    .chip {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      padding-inline: 8px;
      white-space: normal;
      overflow-wrap: anywhere;
    }
  }
  @container (max-width: 320px) {
    .frame {
      padding: 12px;
    }
    /* Too narrow for both, whatever the chip says. */
    .foot {
      flex-direction: column;
      min-block-size: calc(2.8 * var(--_small) + 17px + 1.4em);
    }
  }
  @media (pointer: coarse) {
    summary {
      padding-block: 12px;
      margin-block: -10px;
    }
  }
`;
