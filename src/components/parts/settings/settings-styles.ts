import {css} from 'lit';

/** The settings: names in one column, widgets in the other. */
export const settingsStyles = css`
  .settings {
    display: grid;
    gap: 8px;
  }
  .settings + .settings {
    margin-block-start: 6px;
  }
  .setting {
    display: grid;
    grid-template-columns: 10.5em minmax(0, 1fr);
    align-items: center;
    gap: 2px 12px;
  }
  .setting.unused label,
  .setting.unused .widget {
    color: var(--_muted);
  }
  .setting .complaint,
  .setting .caption {
    grid-column: 2;
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
  @container (max-width: 400px) {
    .setting {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .setting .complaint,
    .setting .caption {
      grid-column: 1;
    }
  }
`;
