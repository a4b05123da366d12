/**
 * Penalties on the numbers of a code: what one of them, y, adds, and its derivative by y, both to be multiplied by a rate.
 *
 * activity-l1: Σ|y|, whose derivative at 0 is 0. Source: tf.keras, `keras/regularizers.py`, `L1`, used as an
 * `activity_regularizer`, whose sum `keras/engine/base_layer.py` divides by the batch; Keras 2.3 and Keras 3 before 2026 do not.
 */
export interface PenaltyFormula {
  value(y: number): number;
  slope(y: number): number;
}

export const penaltyFormulas = {
  'activity-l1': {value: Math.abs, slope: Math.sign},
} as const satisfies Record<string, PenaltyFormula>;
