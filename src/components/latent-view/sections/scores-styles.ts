import {css} from 'lit';

/** How well each class keeps together: a bar a class. */
export const scoresStyles = css`
  .by-class {
    display: grid;
    grid-template-columns: 10em minmax(0, 1fr);
    gap: 8px 20px;
    margin: 0;
  }
  .by-class figcaption {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .by-class ul {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  /* Its share above, its name below: heard the other way round. */
  .by-class li {
    display: flex;
    flex-direction: column-reverse;
    align-items: center;
    flex: 1 1 32px;
    min-inline-size: 32px;
    max-inline-size: 56px;
    block-size: calc(96px + 3em);
    font-size: var(--_small);
    line-height: 1.5em;
  }
  .by-class i {
    box-sizing: border-box;
    inline-size: 70%;
    block-size: max(1px, 96px * var(--share));
    background: currentColor;
    forced-color-adjust: none;
  }
  @container (max-width: 560px) {
    .by-class {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
