import {css} from 'lit';

/** Numbers of the code, each with what it adds. */
export const unitsStyles = css`
  .units-room {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .pairs.units-grid {
    grid-template-columns: repeat(auto-fill, minmax(40px, 1fr));
    padding: 3px;
  }
  .units-grid .tile {
    background: none;
    border: 1px solid var(--_line);
    box-sizing: border-box;
  }
  .units-grid small {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
    text-align: center;
  }
  .unit-facts {
    min-block-size: 1lh;
  }
`;
