import {css} from 'lit';

/** The square map and the pictures beside it; what they need before anybody acts. */
export const mapStyles = css`
  .map-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 12px;
    min-block-size: 32px;
  }
  .place {
    display: grid;
    grid-template-columns: minmax(0, 620px) minmax(108px, 132px);
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
  .side {
    display: grid;
    align-content: start;
    gap: 12px;
  }
  .side figure {
    margin: 0;
  }
  .side figcaption {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: 1.3;
    margin-block-start: 3px;
  }
  .legend {
    min-block-size: 28px;
  }
  .epochs {
    min-block-size: 36px;
  }
  @media (forced-colors: active) {
    .map {
      outline: 1px solid GrayText;
    }
  }
  @container (max-width: 560px) {
    .place {
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .side {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 10px;
      min-block-size: 150px;
    }
    .map-head {
      min-block-size: 70px;
      align-content: start;
    }
  }
`;
