import {css} from 'lit';
import {side} from '../../pixels/size.ts';

/** Where the brush is, and how wide. */
export const brushStyles = css`
  .brush {
    position: absolute;
    inline-size: calc(500% / ${side});
    block-size: calc(500% / ${side});
    border: 1px solid var(--_accent);
    border-radius: 50%;
    box-sizing: border-box;
    pointer-events: none;
  }
`;
