import {css} from 'lit';

/** The loss below each of the ten worst. */
export const worstStyles = css`
  .worst small {
    color: var(--_muted);
    font-size: calc(var(--_size) * 0.8);
    text-align: center;
  }
`;
