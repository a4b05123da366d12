import {css, html, type TemplateResult} from 'lit';

/**
 * The row of the epoch slider while there is no epoch to go back to: what will be there, for who sees it alone.
 * @param epoch how far the network is: 0 before any, and more for one that came trained
 */
export const idleSlider = (name: string, epoch = 0, told = '0'): TemplateResult =>
  html`<div class="epochs" aria-hidden="true">
    <bdi class="name">${name}</bdi>
    <input type="range" dir="ltr" min="0" max="1" .value=${epoch > 0 ? '1' : '0'} disabled />
    <output>${told}</output>
  </div>`;

export const idleSliderStyles = css`
  .epochs :disabled {
    opacity: 0.5;
    cursor: default;
  }
  .epochs[aria-hidden] output {
    color: var(--_muted);
    font-weight: 400;
  }
`;
