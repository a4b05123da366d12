import type {PenaltyKind} from '../../../network/training.ts';
import type {Algebra} from './algebra.ts';

/** Penalties on the numbers of a code, to be multiplied by a rate; see `numerics/penalties.ts` for the mathematics. */
export interface PenaltyRule {
  value<V>(a: Algebra<V>, y: V): V;
  slope<V>(a: Algebra<V>, y: V): V;
}

export const penaltyRules: Readonly<Record<PenaltyKind, PenaltyRule>> = {
  'activity-l1': {value: (a, y) => a.absolute(y), slope: (a, y) => a.sign(y)},
};
