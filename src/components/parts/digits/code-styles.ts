import {css} from 'lit';

/** Codes with negative numbers: their base line is in the middle, where zero is, and not at the foot. */
export const codeStyles = css`
  canvas.signed {
    background: linear-gradient(var(--_edge), var(--_edge)) center / 100% 1px no-repeat;
  }
  :has(> canvas.code.signed),
  canvas.stage-code.signed {
    border-block-end-color: transparent;
  }
`;
