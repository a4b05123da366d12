import {css} from 'lit';

/** What stands on and under the map whether or not there are points: the classes. */
export const aroundMapStyles = css`
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
