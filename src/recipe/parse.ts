import {readText, type Accepted} from './accepted.ts';
import {dataSetOf} from './datasets.ts';
import {fields, largestTrainSize} from './fields.ts';
import {parameterCount} from '../network/shapes.ts';
import {networkOf} from './derive.ts';
import type {Recipe} from './recipe.ts';

/** Why nothing can be trained: an attribute, what it says, and what it may say. */
export interface Complaint {
  readonly attribute: string;
  readonly value: string;
  readonly accepted: Accepted | {readonly kind: 'parameters'; readonly count: number; readonly most: number};
}

/** Worth saying, but no reason not to train. */
export type Remark =
  | {readonly code: 'argument-unused'; readonly attribute: string; readonly optimizer: string}
  | {readonly code: 'bce-unbounded'; readonly activation: string};

export interface ParsedRecipe {
  /** Frozen. Complete even where there are complaints: what is complained of stands at its default. */
  readonly recipe: Recipe;
  readonly complaints: readonly Complaint[];
  readonly remarks: readonly Remark[];
}

export const maxParameters = 20_000_000;

/**
 * Reads a recipe.
 * @param read the text of an attribute, null where it is not given
 * @param defaults texts that stand for attributes not given: an element's own defaults
 */
export function parseRecipe(
  read: (attribute: string) => string | null,
  defaults: Readonly<Record<string, string>> = {},
): ParsedRecipe {
  const recipe: Record<string, unknown> = {};
  const complaints: Complaint[] = [];
  const remarks: Remark[] = [];
  for (const field of fields) {
    const given = read(field.attribute);
    const fallback =
      defaults[field.attribute] ??
      (typeof field.default === 'function' ? field.default(recipe) : field.default);
    const {value, refused} = readText(given, fallback, field.accepted);
    if (refused) complaints.push({attribute: field.attribute, value: given ?? '', accepted: field.accepted});
    recipe[field.name] = value;
    const {optimizers} = field;
    if (given !== null && !refused && optimizers && !optimizers.includes(recipe['optimizer'] as never)) {
      remarks.push({
        code: 'argument-unused',
        attribute: field.attribute,
        optimizer: String(recipe['optimizer']),
      });
    }
  }
  const parsed = recipe as Record<string, unknown> & Recipe;
  checkTogether(parsed, read, complaints, remarks);
  for (const value of Object.values(recipe)) Object.freeze(value);
  return {recipe: Object.freeze(parsed), complaints, remarks};
}

/** What no field can say alone. */
function checkTogether(
  recipe: Recipe,
  read: (attribute: string) => string | null,
  complaints: Complaint[],
  remarks: Remark[],
): void {
  const trainSize = recipe.trainSize ?? dataSetOf(recipe.dataset)?.train.count ?? largestTrainSize;
  if (recipe.batchSize > trainSize && read('batch-size') !== null) {
    complaints.push({
      attribute: 'batch-size',
      value: String(recipe.batchSize),
      accepted: {kind: 'integer', min: 1, max: trainSize},
    });
  }
  const share = recipe.noise === 'masking' || recipe.noise === 'salt-pepper';
  if (share && recipe.noiseFactor.high > 1) {
    complaints.push({
      attribute: 'noise-factor',
      value: read('noise-factor') ?? String(recipe.noiseFactor.high),
      accepted: {kind: 'range', min: 0, max: 1},
    });
  }
  const count = parameterCount(networkOf(recipe));
  if (count > maxParameters) {
    complaints.push({
      attribute: 'hidden-units',
      value: read('hidden-units') ?? '',
      accepted: {kind: 'parameters', count, most: maxParameters},
    });
  }
  const {outputActivation} = recipe;
  if (recipe.loss === 'bce' && outputActivation !== 'sigmoid') {
    remarks.push({code: 'bce-unbounded', activation: outputActivation});
  }
}
