import type {AeLatentView, AeNoiseDemo, AeSummary, AeTrainer, AeWorst, Recipe} from '../components/index.ts';
import type {TrainingEventMap} from '../components/base/events.ts';
import type {MapChoice} from '../recipe/map-choice.ts';
import type {TestNoise} from '../recipe/test-noise.ts';
import type {WorstChoice} from '../recipe/worst-choice.ts';

/** The tags, and what they stand for. */
export interface Elements {
  'ae-latent-view': AeLatentView;
  'ae-noise-demo': AeNoiseDemo;
  'ae-summary': AeSummary;
  'ae-trainer': AeTrainer;
  'ae-worst': AeWorst;
}

/** What each takes beside a recipe. */
interface OwnChoices {
  'ae-latent-view': MapChoice;
  'ae-noise-demo': TestNoise;
  'ae-summary': object;
  'ae-trainer': object;
  'ae-worst': WorstChoice;
}

/** `encodingDim` as an author writes it: `encoding-dim`. */
type Kebab<Name extends string> = Name extends `beta${infer Digit extends number}`
  ? `beta-${Digit}`
  : Name extends `${infer First}${infer Rest}`
    ? First extends Uppercase<First>
      ? First extends Lowercase<First>
        ? `${First}${Kebab<Rest>}`
        : `-${Lowercase<First>}${Kebab<Rest>}`
      : `${First}${Kebab<Rest>}`
    : Name;

/** What a template may set an attribute to: one of its names; a number, or an object, also as its text. */
type Written<Value> = [NonNullable<Value>] extends [boolean]
  ? boolean | ''
  : [NonNullable<Value>] extends [string]
    ? Value | null
    : Exclude<Value, object | null> | string | null;

/** Attributes, and properties under their own names: of a name that is both, what either takes. */
type Attributes<Choice> = {
  readonly [Name in keyof Choice & string as Kebab<Name> | Name]?:
    Written<Choice[Name]> | Choice[Name] | undefined;
};

/** What an element with this tag may be given. */
export type AttributesOf<Tag extends keyof Elements> = Attributes<Recipe & OwnChoices[Tag]> & {
  readonly for?: string | undefined;
  readonly 'worker-base'?: string | undefined;
  readonly data?: Elements[Tag]['data'] | undefined;
};

/** Listeners, as attributes of their own: `onae-epoch-end`. */
export type Listeners = {
  readonly [Name in keyof TrainingEventMap as `on${Name}`]?:
    ((event: TrainingEventMap[Name]) => void) | undefined;
};

/** `ae-epoch-end` as one name: `AeEpochEnd`. */
type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** The same where a framework makes one name of an event's: `onAeEpochEnd`. */
export type PascalListeners = {
  readonly [Name in keyof TrainingEventMap as `on${Pascal<Name>}`]?:
    ((event: TrainingEventMap[Name]) => void) | undefined;
};
