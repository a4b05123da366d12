import type {Complaint, Remark} from '../../recipe/parse.ts';
import type {Sentences} from './shared.ts';

type Accepted = Complaint['accepted'];

/** What is said of attributes and links, where there is something to say of them: most pages never fetch it. */
export interface NotesMessages {
  /** @param accepted what it takes, in words */
  readonly complaint: (attribute: string, value: string, accepted: string) => string;
  /** What attributes take, by its kind. */
  readonly accepted: {
    readonly [K in Accepted['kind']]: (accepted: Extract<Accepted, {readonly kind: K}>) => string;
  };
  readonly remark: Sentences<Remark>;
  /** On a button that mends what one of them tells of. */
  readonly sigmoid: string;
  /** Why an element with `for` has no network to show; `name` is `#id`. */
  readonly link: Readonly<
    Record<'missing' | 'not-a-model' | 'other-version' | 'circle', (name: string) => string>
  >;
  /** Where the network is that an element shows and has no buttons for. */
  readonly linked: {
    readonly name: (below: boolean) => string;
    /** @param name the same at the beginning of a sentence */
    readonly untrained: (name: string) => string;
    /** On a button that leads there. */
    readonly go: string;
  };
}
