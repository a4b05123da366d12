import {css, html, type TemplateResult} from 'lit';

/** The row of the epoch slider while there is no epoch to go back to: what will be there, for who sees it alone. */
export const idleSlider = (name: string): TemplateResult =>
  html`<div class="epochs" aria-hidden="true">
    <bdi class="name">${name}</bdi>
    <input type="range" dir="ltr" min="0" max="1" .value=${'0'} disabled />
    <output>0</output>
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
