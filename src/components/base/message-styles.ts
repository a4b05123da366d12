import {css} from 'lit';

/** The sentence about this moment, what stands in the way, notes on the recipe. */
export const messageStyles = css`
  /* As many lines as the longest sentence takes, so that nothing below it moves. */
  .room {
    min-block-size: 1lh;
  }
  .say {
    border-inline-start: 3px solid var(--_accent);
    padding-inline-start: 10px;
  }
  .say:has(.go) {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 10px;
  }
  .go {
    flex: none;
    margin-block: -13px;
  }
  .problem {
    display: grid;
    gap: 10px;
    border-inline-start: 3px solid var(--_bad);
    border-radius: 2px;
    background: color-mix(in oklab, var(--_bad) 8%, var(--_paper));
    padding: 10px 12px;
    overflow-wrap: anywhere;
  }
  .remarks {
    display: grid;
    gap: 6px;
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .remarks li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 10px;
  }
  .remarks button {
    flex: none;
    color: var(--_ink);
  }
  @container (max-width: 660px) {
    .room {
      min-block-size: 2lh;
    }
  }
  @container (max-width: 440px) {
    .room {
      min-block-size: 3lh;
    }
  }
  @container (max-width: 300px) {
    .room {
      min-block-size: 4lh;
    }
  }
`;
