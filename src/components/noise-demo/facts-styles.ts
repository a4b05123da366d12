import {css} from 'lit';

/** What was painted, in numbers, beside the tools: two lines. */
export const factsStyles = css`
  .facts-room div {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    white-space: nowrap;
  }
  .facts-room dt {
    color: var(--_muted);
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .facts-room dd {
    font-weight: 600;
  }
  @container (max-width: 300px) {
    .facts-room div {
      gap: 4px;
      font-size: var(--_small);
    }
  }
`;
