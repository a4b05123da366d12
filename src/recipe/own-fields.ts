import {readText, type Accepted} from './accepted.ts';
import type {Complaint} from './parse.ts';
import type {Recipe} from './recipe.ts';

/** One thing an author can set of an element beside a recipe: it changes what is shown, and nothing that is trained. */
export interface OwnField<Name extends string = string> {
  /** The property's name. */
  readonly name: Name;
  readonly attribute: string;
  readonly accepted: Accepted;
  /** As an author would write it; null for none. */
  readonly default: string | null;
}

/** What an element takes beside a recipe. This table is the only place that knows it. */
export interface OwnTable<Own extends object> {
  readonly fields: readonly OwnField<keyof Own & string>[];
  /**
   * What no field can say alone; what is complained of stands at its default.
   * @param read the text of an attribute, null where it is not given
   */
  check?(own: Own, recipe: Recipe, read: ReadText): readonly Complaint[];
}

/** Any of them. */
export interface AnyOwnTable {
  readonly fields: readonly OwnField[];
  check?(own: object, recipe: Recipe, read: ReadText): readonly Complaint[];
}

export type ReadText = (attribute: string) => string | null;

export interface ParsedOwn<Own extends object> {
  /** Frozen. Complete even where there are complaints. */
  readonly own: Own;
  readonly complaints: readonly Complaint[];
}

/** Of an element that takes a recipe alone. */
export const nothingOwn: AnyOwnTable = {fields: []};

/**
 * Reads what an element takes beside a recipe.
 * @param read the text of an attribute, null where it is not given
 */
export function parseOwn<Own extends object>(
  table: OwnTable<Own>,
  read: ReadText,
  recipe: Recipe,
): ParsedOwn<Own>;
export function parseOwn(table: AnyOwnTable, read: ReadText, recipe: Recipe): ParsedOwn<object>;
export function parseOwn(table: AnyOwnTable, read: ReadText, recipe: Recipe): ParsedOwn<object> {
  const values: Record<string, unknown> = {};
  const complaints: Complaint[] = [];
  const {fields} = table;
  for (const {name, attribute, accepted, default: fallback} of fields) {
    const given = read(attribute);
    const {value, refused} = readText(given, fallback, accepted);
    values[name] = value;
    if (refused) complaints.push({attribute, value: given ?? '', accepted});
  }
  for (const complaint of table.check?.(values, recipe, read) ?? []) {
    complaints.push(complaint);
    const field = fields.find(({attribute}) => attribute === complaint.attribute);
    if (field) values[field.name] = readText(null, field.default, field.accepted).value;
  }
  return {own: Object.freeze(values), complaints};
}
