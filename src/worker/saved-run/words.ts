import type {Position} from '../../protocol/state.ts';
import type {AuthorDataSizes, SavedRun} from '../../protocol/saved-run.ts';
import {dataSetOf} from '../../recipe/datasets.ts';
import {fieldAttributes, largestTrainSize} from '../../recipe/fields.ts';
import {networkOf} from '../../recipe/derive.ts';
import type {Network} from '../../network/network.ts';
import {parseRecipe} from '../../recipe/parse.ts';
import type {Recipe} from '../../recipe/recipe.ts';

/** What a file says of a run in words: all but its arrays. */
export interface Words {
  readonly texts: Readonly<Record<string, string>>;
  readonly authorData: SavedRun['authorData'];
  readonly status: 'paused' | 'done';
  readonly epochs: number;
  readonly history: SavedRun['history'];
  readonly position: Position;
  readonly step: number;
  readonly schedule: number;
  readonly meanImageLoss: number | null;
  readonly samples: {readonly labels: readonly number[] | null; readonly indices: readonly number[]} | null;
}

const maxEpochs = 1_000_000;
const maxSamples = 200;
const maxIndex = 1_000_000;
/** Images in one array of an author's own; no page could hold more. */
const maxAuthorImages = 10_000_000;

/** The words in something read; null where any is missing or of another kind. Nothing in it is taken on trust. */
export function wordsIn(read: unknown): Words | null {
  const texts = at(read, 'texts');
  const authorData = sizesIn(at(read, 'authorData'));
  const status = at(read, 'status');
  const epochs = at(read, 'epochs');
  const history = at(read, 'history');
  const loss = at(history, 'loss');
  const valLoss = at(history, 'valLoss');
  const position = positionIn(at(read, 'position'));
  const step = at(read, 'step');
  const schedule = at(read, 'schedule');
  const meanImageLoss = at(read, 'meanImageLoss');
  const samples = samplesIn(at(read, 'samples'));
  if (typeof texts !== 'object' || texts === null || authorData === undefined) return null;
  const given = fieldAttributes.map((attribute) => [attribute, at(texts, attribute)] as const);
  const written = given.filter(([, text]) => text !== undefined);
  if (!written.every((entry): entry is readonly [string, string] => typeof entry[1] === 'string'))
    return null;
  if (status !== 'paused' && status !== 'done') return null;
  if (!isNumber(epochs) || !isNumber(step) || !isNumber(schedule)) return null;
  if (!areNumbers(loss) || !areNumbers(valLoss) || !position || samples === undefined) return null;
  if (meanImageLoss !== null && !isNumber(meanImageLoss)) return null;
  return {
    texts: Object.fromEntries(written),
    authorData,
    status,
    epochs,
    history: {loss, valLoss},
    position,
    step,
    schedule,
    meanImageLoss,
    samples,
  };
}

/** What a file's arrays are the arrays of. */
export interface Model {
  readonly recipe: Recipe;
  readonly network: Network;
}

/** The recipe that words tell of; a fault where this version does not accept it, or where they cannot be true. */
export function recipeOf(words: Words): Model | {readonly fault: 'recipe' | 'damaged'} {
  const {recipe, complaints} = parseRecipe((attribute) => words.texts[attribute] ?? null);
  if (complaints.length > 0) return {fault: 'recipe'};
  return areSensible(words, recipe) ? {recipe, network: networkOf(recipe)} : {fault: 'damaged'};
}

/** Whether words can be true of a run of this recipe: what is not would be a fault, or a trap, somewhere later. */
function areSensible(words: Words, recipe: Recipe): boolean {
  const {epochs, history, position, step, schedule, samples, authorData} = words;
  const {epoch, batch, lossImages} = position;
  const nadamBegan = recipe.optimizer === 'nadam' && step > 0;
  return (
    isWhole(epoch, maxEpochs) &&
    isWhole(batch, mostBatches(recipe, authorData)) &&
    isWhole(lossImages, batch * recipe.batchSize) &&
    isWhole(epochs, maxEpochs) &&
    epochs >= Math.max(1, epoch + (batch > 0 ? 1 : 0)) &&
    history.loss.length === epoch &&
    history.valLoss.length === epoch &&
    isWhole(step, Number.MAX_SAFE_INTEGER) &&
    // A product of momenta below one; after some thousand steps it is too small for a number, and 0.
    (nadamBegan ? schedule >= 0 && schedule < 1 : schedule === 1) &&
    (authorData === null || areSensibleSizes(authorData)) &&
    (samples === null || areSensibleSamples(samples))
  );
}

function areSensibleSizes({train, test}: AuthorDataSizes): boolean {
  return [train, test].every((count) => count > 0 && isWhole(count, maxAuthorImages));
}

function areSensibleSamples({labels, indices}: NonNullable<Words['samples']>): boolean {
  return (
    indices.length > 0 &&
    indices.length <= maxSamples &&
    indices.every((index) => isWhole(index, maxIndex)) &&
    (labels === null || (labels.length === indices.length && labels.every((label) => isWhole(label, 255))))
  );
}

/** Batches of an epoch, or more where the number of images is not known from the recipe. */
function mostBatches({trainSize, batchSize, dataset}: Recipe, authorData: AuthorDataSizes | null): number {
  const available = authorData ? authorData.train : dataSetOf(dataset)?.train.count;
  return Math.ceil((trainSize ?? available ?? largestTrainSize) / batchSize);
}

function at(value: unknown, key: string): unknown {
  const has = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return has ? (value as Record<string, unknown>)[key] : undefined;
}

function positionIn(read: unknown): Position | null {
  const epoch = at(read, 'epoch');
  const batch = at(read, 'batch');
  const lossSum = at(read, 'lossSum');
  const lossImages = at(read, 'lossImages');
  const good = isNumber(epoch) && isNumber(batch) && isNumber(lossSum) && isNumber(lossImages);
  return good ? {epoch, batch, lossSum, lossImages} : null;
}

/** Null where it is of a data set. */
function sizesIn(read: unknown): AuthorDataSizes | null | undefined {
  if (read === null || read === undefined) return null;
  const train = at(read, 'train');
  const test = at(read, 'test');
  return isNumber(train) && isNumber(test) ? {train, test} : undefined;
}

function samplesIn(read: unknown): Words['samples'] | undefined {
  if (read === null) return null;
  const labels = at(read, 'labels');
  const indices = at(read, 'indices');
  return areNumbers(indices) && (labels === null || areNumbers(labels)) ? {labels, indices} : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function areNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(isNumber);
}

function isWhole(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max;
}
