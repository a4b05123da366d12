import {css} from 'lit';

/** On paper: what is shown, without what only a press could use. To be adopted after all other styles. */
export const printStyles = css`
  @media print {
    /* Paper is white, whatever the screen was. */
    :host {
      color-scheme: light;
    }
    /* Nothing has been trained, and the author has something better for paper. */
    .untrained.replaceable {
      display: none;
    }
    .untrained.replaceable + .fallback {
      display: block;
    }
    .top {
      position: static;
    }
    button:not(.term, .printed),
    select,
    input,
    progress,
    .tabs,
    .map-head,
    .buttons,
    .epochs {
      display: none;
    }
    /* Drawn with the screen's ink, which may be a light one. */
    .tile canvas:not(.code, .error, .weights),
    .enlarged canvas:not(.code, .error) {
      filter: brightness(0);
    }
    .digits,
    .split {
      break-inside: avoid;
    }
  }
`;
