import {css} from 'lit';

/** A setting's name, its widget below it, and what is wrong with it. */
export const settingsStyles = css`
  .setting {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }
  .setting.unused label,
  .setting.unused .widget {
    color: var(--_muted);
  }
  .setting label {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .explains {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .widget {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
  }
  .widget input[type='range'] {
    flex: 1 1 0;
    max-inline-size: 260px;
  }
  .widget input[type='text'] {
    inline-size: 14em;
    min-inline-size: 0;
  }
  .widget input.short {
    inline-size: 7em;
  }
  @media (pointer: coarse) {
    .widget {
      min-block-size: 44px;
    }
  }
`;
