import {unsafeCSS} from 'lit';
import {lostColours} from './lost-kinds.ts';

/** From nothing lost, which stands back, to all. */
export const lostStyles = unsafeCSS(
  Array.from({length: lostColours}, (_, step) => step)
    .map(
      (step) =>
        `.lost-${step} { color: color-mix(in oklab, var(--_bad) ${25 * step}%, color-mix(in oklab, var(--_muted) 45%, var(--_soft))); }`,
    )
    .join('\n'),
);
