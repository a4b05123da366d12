import type {OwnNames} from './shared.ts';

/** What `<ae-summary>` says before anybody acts. */
export interface SummaryShellMessages extends OwnNames {
  /** What readers ask most: in the place of a sentence about the moment. */
  readonly shared: string;
}

/** What it says once it is in view, and after that. */
export interface SummaryMessages {
  readonly diagram: {
    /** @param units of the input and of every layer */
    readonly label: (units: readonly number[]) => string;
    readonly scale: string;
  };
  /** Where nobody points at a layer. */
  readonly hint: string;
  /** Where weights will be. */
  readonly waiting: string;
}
