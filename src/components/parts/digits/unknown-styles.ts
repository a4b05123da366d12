import {css} from 'lit';

/** A picture that nobody knows yet. */
export const unknownStyles = css`
  .tile.unknown {
    display: grid;
    place-items: center;
    border: 1px dashed var(--_edge);
    background: none;
    color: var(--_muted);
    font-size: 20px;
    box-sizing: border-box;
  }
`;
