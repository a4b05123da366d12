import {css} from 'lit';

/** Numbers on a scale with zero in its middle. */
export const weightsStyles = css`
  :host {
    --_negative: var(--ae-negative, #a65a00);
  }
  @supports (color: light-dark(red, red)) {
    :host {
      --_negative: var(--ae-negative, light-dark(#a65a00, #ffb259));
    }
  }
  @media (forced-colors: active) {
    :host {
      --_negative: CanvasText;
    }
  }
  canvas.weights {
    color: var(--_accent);
    text-decoration-color: var(--_negative);
  }
  .weights-head .field {
    flex-wrap: nowrap;
    min-inline-size: 0;
  }
  .weights-head select {
    min-inline-size: 0;
  }
  .diverging {
    display: inline-block;
    inline-size: 84px;
    block-size: 10px;
    border-radius: 2px;
    background: linear-gradient(90deg, var(--_negative), var(--_soft), var(--_accent));
    vertical-align: -1px;
    margin-inline: 8px;
    forced-color-adjust: none;
  }
`;
