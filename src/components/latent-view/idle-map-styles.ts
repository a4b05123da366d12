import {css} from 'lit';

/** Digits and names of axes on a map that is not made yet. */
export const idleMapStyles = css`
  .ten {
    position: absolute;
    inset: 0;
    direction: ltr;
  }
  .ten canvas,
  .ten span {
    position: absolute;
    inline-size: clamp(20px, 7cqi, 40px);
    aspect-ratio: 1;
    translate: -50% -50%;
    forced-color-adjust: none;
  }
  .ten span {
    color: var(--_muted);
    font-size: 20px;
    line-height: 40px;
    text-align: center;
  }
  .ten small {
    position: absolute;
    inset: 8px auto auto 8px;
    color: var(--_muted);
    font-weight: 600;
  }
  .ten .across {
    inset: auto 8px 8px auto;
  }
`;
