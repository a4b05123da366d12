import type {Activation, Loss, Noise, Optimizer} from '../../recipe/names.ts';
import type {Recipe} from '../../recipe/recipe.ts';

/** What is said of the settings that `controls` names; fetched with them. */
export interface SettingsMessages {
  readonly title: string;
  /** What a change of some of them does. */
  readonly startsOver: string;
  /** On a button that shows those there is no room for, and takes them away. */
  readonly more: string;
  readonly fewer: string;
  /** On a button that takes a change back. */
  readonly back: (attribute: string) => string;
  /** A setting that does nothing while another one has this value. */
  /** What each sets, in one sentence, for who has not met it. */
  readonly meanings: Readonly<Record<keyof Recipe, string>>;
  /** What a choice does, behind its name. */
  readonly choices: Readonly<Record<Optimizer | Activation | Loss | Noise, string>>;
  readonly unused: (other: string, value: string) => string;
}
