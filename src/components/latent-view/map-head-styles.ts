import {css} from 'lit';

/** Above the map: views, tools, what stands for the points. */
export const mapHeadStyles = css`
  .map-head {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .segments {
    display: flex;
    block-size: 32px;
    border-radius: 8px;
  }
  .segment {
    position: relative;
    flex: auto;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 5px;
    padding-inline: 8px;
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
    white-space: nowrap;
    touch-action: manipulation;
  }
  /* The control is the box itself; words and icon lie over it. */
  .segment input {
    appearance: none;
    position: absolute;
    inset: 0;
    margin: 0;
    border: 1px solid var(--_edge);
    cursor: pointer;
  }
  .segment + .segment {
    margin-inline-start: -1px;
  }
  .segment:first-child input {
    border-start-start-radius: 8px;
    border-end-start-radius: 8px;
  }
  .segment:last-child input {
    border-start-end-radius: 8px;
    border-end-end-radius: 8px;
  }
  .segment > :not(input) {
    position: relative;
    pointer-events: none;
  }
  .segment svg {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5px;
    stroke-linecap: round;
  }
  .segment input:disabled {
    cursor: default;
  }
  .tools {
    margin-inline-start: auto;
  }
  /* Their words are there for who hears them, or rests the pointer on them. */
  [data-words='looks'] .tools bdi,
  [data-words='none'] :is(.tools, .looks) bdi {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  /* Of the looks words alone, for who knows their icons? */
  .map-head:not([data-words='none']) .looks svg {
    display: none;
  }
  .keys {
    position: relative;
    outline: none;
  }
  .keys button {
    inline-size: 32px;
    padding: 0;
    border-color: var(--_edge);
    border-radius: 8px;
  }
  @media (forced-colors: active) {
    .map-head {
      --_edge: CanvasText;
    }
    .segment:has(:disabled) {
      color: GrayText;
    }
  }
  @media (pointer: coarse) {
    .segments {
      block-size: 44px;
    }
    .segment {
      min-inline-size: min(44px, 12cqi);
      box-sizing: border-box;
    }
    .keys button {
      inline-size: 44px;
    }
  }
  /* Views in one line, tools in the next, looks in the last. */
  @container (max-width: 560px) {
    .map-head {
      flex-wrap: wrap;
      gap: 8px 4px;
    }
    .segment {
      padding-inline: min(9px, 1.2cqi);
    }
    .view-menu {
      flex: 1 1 60%;
    }
    .tools,
    .looks {
      order: 1;
      flex: 1 1 100%;
    }
  }
`;
