import {css} from 'lit';

/** The loss below each of the worst, and what they are. */
export const worstStyles = css`
  /* A loss may be a little wider than its picture; pictures stay as wide as they were. */
  :is(.worst, .worst-body) .pair {
    grid-template-columns: minmax(0, 1fr);
  }
  :is(.worst, .worst-body) small {
    margin-inline: -3px;
  }
  .worst small {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
    text-align: center;
  }
  .epochs {
    min-block-size: 36px;
  }
  .worst + .caption,
  .worst > .caption {
    margin-block-start: 8px;
  }
  :is(.worst, .worst-body) .caption {
    min-block-size: 1lh;
  }
  /* As many lines as its two sentences take, in the languages there are. */
  @container (max-width: 600px) {
    :is(.worst, .worst-body) .caption {
      min-block-size: 2lh;
    }
  }
  @container (max-width: 360px) {
    :is(.worst, .worst-body) .caption {
      min-block-size: 3lh;
    }
  }
  @container (max-width: 290px) {
    :is(.worst, .worst-body) .caption {
      min-block-size: 4lh;
    }
  }
`;
