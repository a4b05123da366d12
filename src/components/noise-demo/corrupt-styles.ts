import {css} from 'lit';
import {side} from '../../pixels/size.ts';

/** The picture a reader corrupts by hand, and what the network makes of it. */
export const corruptStyles = css`
  .corrupting {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 160px)) minmax(0, 1fr);
    gap: 14px 18px;
  }
  .easel {
    cursor: crosshair;
  }
  .brush {
    position: absolute;
    inline-size: calc(500% / ${side});
    block-size: calc(500% / ${side});
    border: 1px solid var(--_accent);
    border-radius: 50%;
    box-sizing: border-box;
    pointer-events: none;
  }
  .corrupt-side {
    display: grid;
    align-content: start;
    gap: 12px;
  }
  .corrupt-side .traced {
    min-block-size: 0;
  }
  @container (max-width: 560px) {
    .corrupting {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .corrupt-side {
      grid-column: 1 / -1;
    }
  }
`;
