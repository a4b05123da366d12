import {css} from 'lit';

/** The square map and the pictures beside it; what they need before anybody acts. */
export const mapStyles = css`
  .map-stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .map-head {
    min-block-size: 32px;
  }
  .place {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 112px;
    gap: 20px;
  }
  .map-box {
    position: relative;
    min-inline-size: 0;
  }
  .map {
    position: relative;
    aspect-ratio: 1;
    border-radius: 6px;
    background: var(--_soft);
  }
  .await {
    position: absolute;
    inset: 0;
    block-size: fit-content;
    margin: auto;
    padding-inline: 12px;
    color: var(--_muted);
    text-align: center;
    text-wrap: balance;
    pointer-events: none;
  }
  .pictures {
    display: grid;
    align-content: start;
    gap: 12px;
  }
  .pictures figure {
    margin: 0;
  }
  .pictures figcaption,
  .notes {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .pictures figcaption {
    min-block-size: 2lh;
    margin-block-start: 3px;
  }
  .notes p + p {
    margin-block-start: 8px;
  }
  .legend {
    min-block-size: 32px;
  }
  .epochs {
    min-block-size: 36px;
  }
  /* Below it, where fingers need them large, come the buttons that zoom. */
  @media (pointer: coarse) {
    .map-box {
      padding-block-end: 50px;
    }
    .await {
      inset-block-end: 50px;
    }
  }
  @media (forced-colors: active) {
    .map {
      outline: 1px solid CanvasText;
    }
  }
  @container (min-width: 820px) {
    .place {
      grid-template-columns: minmax(0, 680px) minmax(112px, 1fr);
    }
    .pictures {
      grid-template-columns: minmax(0, 170px);
    }
  }
  @container ae (min-width: 940px) {
    :host([compact]:not([compact='false'])) .place {
      grid-template-columns: 310px minmax(0, 1fr);
    }
    :host([compact]:not([compact='false'])) .pictures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    :host([compact]:not([compact='false'])) .notes {
      grid-column: 1 / -1;
    }
  }
  @container (max-width: 560px) {
    .place {
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .pictures {
      grid-template-columns: repeat(2, minmax(min-content, 1fr)) minmax(0, 1fr);
      gap: 10px;
    }
    .notes {
      min-block-size: 132px;
    }
    .contours,
    .rim {
      display: none;
    }
    .map-head {
      min-block-size: 112px;
    }
    .legend {
      min-block-size: 68px;
    }
    @media (pointer: coarse) {
      .map-head {
        min-block-size: 148px;
      }
      .legend {
        min-block-size: 92px;
      }
    }
  }
  @container (max-width: 340px) {
    .notes {
      min-block-size: 146px;
    }
  }
  /* Beside two words as long as "reconstruction" there is no room for a third column. */
  @container (max-width: 300px) {
    .pictures {
      grid-template-columns: repeat(2, minmax(min-content, 1fr));
    }
    .notes {
      grid-column: 1 / -1;
      min-block-size: 92px;
    }
  }
`;
