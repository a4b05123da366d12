/** Types for Vue's templates: the elements' tags, with their attributes, properties and `@ae-…` listeners. */
import type {HTMLAttributes} from 'vue';
import type {AttributesOf, Elements, PascalListeners} from './attributes.ts';

type Props<Tag extends keyof Elements> = Omit<HTMLAttributes, keyof AttributesOf<Tag>> &
  AttributesOf<Tag> &
  PascalListeners;

/** As Vue's documentation has it of custom elements: what a template may give is in `$props`. */
type Component<Tag extends keyof Elements> = new () => Elements[Tag] & {readonly $props: Props<Tag>};

declare module 'vue' {
  interface GlobalComponents {
    'ae-latent-view': Component<'ae-latent-view'>;
    'ae-noise-demo': Component<'ae-noise-demo'>;
    'ae-summary': Component<'ae-summary'>;
    'ae-trainer': Component<'ae-trainer'>;
    'ae-worst': Component<'ae-worst'>;
  }
}
