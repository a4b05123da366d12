/** Types for Svelte 5's markup: the elements' tags, with their attributes, properties and `onae-…` listeners. */
import type {HTMLAttributes} from 'svelte/elements';
import type {AttributesOf, Elements, Listeners} from './attributes.ts';

type Props<Tag extends keyof Elements> = Omit<HTMLAttributes<Elements[Tag]>, keyof AttributesOf<Tag>> &
  AttributesOf<Tag> &
  Listeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'ae-latent-view': Props<'ae-latent-view'>;
    'ae-noise-demo': Props<'ae-noise-demo'>;
    'ae-summary': Props<'ae-summary'>;
    'ae-trainer': Props<'ae-trainer'>;
    'ae-worst': Props<'ae-worst'>;
  }
}
