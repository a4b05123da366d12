import {css} from 'lit';

/** What stands on and under the map whether or not there are points: buttons that zoom, and the classes. */
export const aroundMapStyles = css`
  .zoom {
    position: absolute;
    top: 8px;
    /* The map runs to the right in every language. */
    right: 8px;
    display: grid;
    gap: 4px;
  }
  .zoom button {
    inline-size: 32px;
    min-block-size: 32px;
    padding: 0;
    background: var(--_paper);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    min-block-size: 32px;
  }
  .legend button {
    gap: 6px;
    border-color: transparent;
  }
  .legend i {
    forced-color-adjust: none;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: currentColor;
  }
  .legend span {
    color: var(--_ink);
  }
  button.quiet:disabled {
    color: var(--_muted);
    cursor: default;
  }
  @media (forced-colors: active) {
    button.quiet:disabled,
    button.quiet:disabled span {
      color: GrayText;
    }
  }
  @media (pointer: coarse) {
    .zoom {
      top: auto;
      bottom: 0;
      inset-inline: 0;
      display: flex;
      justify-content: end;
    }
    .zoom button {
      inline-size: 44px;
      min-block-size: 44px;
    }
    .legend button {
      min-inline-size: 44px;
    }
  }
  @container (max-width: 560px) {
    .legend {
      display: grid;
      grid-template-columns: repeat(5, auto);
      justify-content: start;
    }
  }
`;
