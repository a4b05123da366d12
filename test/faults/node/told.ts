import type {Queries, QueryName} from '../../../src/protocol/queries.ts';
import type {Checkpoint} from '../../../src/protocol/state.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';
import type {Attributes} from '../recipes.ts';
import type {Timeline} from '../timeline.ts';

/** A question on its way, and what became of it. */
export interface Asked<K extends QueryName = QueryName> {
  readonly name: K;
  readonly epoch: number | undefined;
  readonly askedAt: number;
  outcome: {readonly answer: Queries[K]['answer']} | {readonly error: Error} | null;
}

/** A checkpoint that the page was told, and how its weights are to have come about. */
export interface Told {
  readonly how: string;
  readonly checkpoint: Checkpoint;
  readonly recipe: Recipe;
  readonly timeline: Timeline;
  readonly engine: string;
}

/** What one run takes over from another. */
export interface Run {
  readonly attributes: Attributes;
  readonly recipe: Recipe;
  readonly timeline: Timeline;
  readonly valLosses: readonly number[];
  readonly engines: Iterable<string>;
}
