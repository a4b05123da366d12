import {css} from 'lit';

/** The loss below each of the worst, and what they are. */
export const worstStyles = css`
  .worst small {
    color: var(--_muted);
    font-size: calc(var(--_size) * 0.8);
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
    min-block-size: 1.4em;
  }
  /* As many lines as its two sentences take, in the languages there are. */
  @container (max-width: 600px) {
    :is(.worst, .worst-body) .caption {
      min-block-size: 2.8em;
    }
  }
  @container (max-width: 360px) {
    :is(.worst, .worst-body) .caption {
      min-block-size: 4.2em;
    }
  }
  @container (max-width: 290px) {
    :is(.worst, .worst-body) .caption {
      min-block-size: 5.6em;
    }
  }
`;
