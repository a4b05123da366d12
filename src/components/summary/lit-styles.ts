import {css} from 'lit';

/** The layer that stands out, in the diagram and in every table. */
export const litStyles = css`
  .layer:focus-visible {
    outline-offset: -2px;
  }
  .units.lit :is(i, small) {
    font-weight: 600;
    color: var(--_accent);
  }
  .units.lit i {
    background: var(--_accent);
    outline: 3px solid color-mix(in oklab, var(--_accent) 30%, var(--_paper));
  }
  .flow.lit i {
    background: color-mix(in oklab, var(--_accent) 30%, var(--_paper));
  }
  .model .lit :is(th, td) {
    background: color-mix(in oklab, var(--_accent) 12%, var(--_paper));
  }
  .layer[aria-pressed='true'] {
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  @media (forced-colors: active) {
    :is(.units, .flow).lit i {
      background: Highlight;
    }
    .model .lit :is(th, td) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .model .lit .type {
      color: inherit;
    }
  }
`;
