import {css} from 'lit';

/** The epoch slider in a row of its own, and the range inputs of the settings. */
export const sliderStyles = css`
  .epochs {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) minmax(1.6em, auto) 9.5em;
    align-items: center;
    gap: 12px;
  }
  .epochs:empty {
    visibility: hidden;
  }
  .epochs .name {
    color: var(--_muted);
  }
  .epochs output {
    text-align: end;
    font-weight: 600;
  }
  .epochs button {
    justify-self: end;
  }
  input[type='range'] {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 32px;
    margin: 0;
    cursor: pointer;
    touch-action: pan-y;
  }
  @media (pointer: coarse) {
    input[type='range'] {
      min-block-size: 44px;
    }
    /* Large enough for a finger, in the room that was kept. */
    .epochs input,
    .epochs button {
      margin-block: -4px;
    }
  }
  @container (max-width: 400px) {
    .epochs {
      grid-template-columns: minmax(0, 1fr) minmax(1.6em, auto) 8.6em;
      gap: 8px;
    }
    .epochs .name {
      display: none;
    }
  }
`;
