/** Types for React 19 and its JSX: the elements' tags, with their attributes, properties and `onae-…` listeners. */
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {AttributesOf, Elements, Listeners} from './attributes.ts';

type Props<Tag extends keyof Elements> = Omit<
  DetailedHTMLProps<HTMLAttributes<Elements[Tag]>, Elements[Tag]>,
  keyof AttributesOf<Tag>
> &
  AttributesOf<Tag> &
  Listeners;

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the way to add to React's own tags
  namespace JSX {
    interface IntrinsicElements {
      'ae-latent-view': Props<'ae-latent-view'>;
      'ae-noise-demo': Props<'ae-noise-demo'>;
      'ae-summary': Props<'ae-summary'>;
      'ae-trainer': Props<'ae-trainer'>;
      'ae-worst': Props<'ae-worst'>;
    }
  }
}
