import type {OwnTable} from './own-fields.ts';

/** What an author wants of the worst images. */
export interface WorstChoice {
  /** How many are shown. */
  readonly count: number;
}

/** What `<ae-worst>` takes beside a recipe. */
export const worstTable: OwnTable<WorstChoice> = {
  fields: [{name: 'count', attribute: 'count', accepted: {kind: 'integer', min: 1, max: 20}, default: '10'}],
};
