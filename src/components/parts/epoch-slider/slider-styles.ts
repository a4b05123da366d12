import {css} from 'lit';

/** The epoch slider in a row of its own. */
export const sliderStyles = css`
  .epochs {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) minmax(1.6em, auto) 9.5em;
    align-items: center;
    gap: 12px;
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
  @media (pointer: coarse) {
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
    /* Over its number. */
    .epochs .name,
    .epochs output {
      grid-area: 1 / 2;
      align-self: end;
      line-height: 1.2;
    }
    .epochs .name {
      align-self: start;
      font-size: var(--_small);
    }
  }
`;
