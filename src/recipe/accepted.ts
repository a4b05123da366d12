/**
 * What a field accepts, as data: parsing, complaints, the settings form and the documentation all read it.
 */
export type Accepted =
  | {readonly kind: 'integer'; readonly min: number; readonly max: number; readonly orAll?: boolean}
  | {readonly kind: 'number'; readonly min: number; readonly max: number; readonly above?: boolean}
  | {
      readonly kind: 'choice';
      readonly values: readonly string[];
      readonly aliases?: ReadonlyMap<string, string>;
    }
  | {readonly kind: 'flag'}
  | {readonly kind: 'units'; readonly most: number; readonly min: number; readonly max: number}
  | {readonly kind: 'range'; readonly min: number; readonly max: number}
  | {readonly kind: 'change'}
  | {readonly kind: 'goal'}
  | {readonly kind: 'dataset'; readonly values: readonly string[]}
  | {readonly kind: 'url'}
  | {readonly kind: 'names'; readonly values: readonly string[]};

/** A range of numbers; low = high for a single one. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

/** The least change that counts: a share of the value if `relative`, else a difference. */
export interface LeastChange {
  readonly amount: number;
  readonly relative: boolean;
}

export interface Goal {
  readonly metric: 'loss' | 'val_loss';
  readonly below: number;
}

/** Not `Number()`: it takes '', '0x10' and ' 1 ' too. Decimal comma is a sign of a misunderstanding, not a number. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function number(text: string): number | undefined {
  const trimmed = text.trim();
  if (!decimal.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

function within(value: number | undefined, min: number, max: number): value is number {
  return value !== undefined && value >= min && value <= max;
}

/** The value a text stands for, or undefined where it is not accepted. */
export function parseText(text: string, accepted: Accepted): unknown {
  switch (accepted.kind) {
    case 'integer': {
      if (accepted.orAll && text.trim() === 'all') return null;
      const value = number(text);
      return within(value, accepted.min, accepted.max) && Number.isInteger(value) ? value : undefined;
    }
    case 'number': {
      const value = number(text);
      if (!within(value, accepted.min, accepted.max)) return undefined;
      return accepted.above && value === accepted.min ? undefined : value;
    }
    case 'choice': {
      const name = text.trim().toLowerCase();
      const meant = accepted.aliases?.get(name) ?? name;
      return accepted.values.includes(meant) ? meant : undefined;
    }
    case 'flag': {
      const word = text.trim().toLowerCase();
      // An attribute that stands there counts, as in HTML; "false" is what people write when they mean it does not.
      return word === 'false' ? false : word === '' || word === 'true' ? true : undefined;
    }
    case 'units': {
      const parts = text.trim() === '' || text.trim() === 'none' ? [] : text.split(',');
      const units = parts.map(number);
      const all = units.every(
        (value) => within(value, accepted.min, accepted.max) && Number.isInteger(value),
      );
      return all && units.length <= accepted.most ? units : undefined;
    }
    case 'range': {
      const parts = /^\s*([^-\s]+)\s*-\s*([^-\s]+)\s*$/.exec(text) ?? [text, text, text];
      const low = number(parts[1]);
      const high = number(parts[2]);
      if (!within(low, accepted.min, accepted.max) || !within(high, accepted.min, accepted.max))
        return undefined;
      return low <= high ? {low, high} : undefined;
    }
    case 'change': {
      const relative = text.trim().endsWith('%');
      const value = number(relative ? text.trim().slice(0, -1) : text);
      if (!within(value, 0, relative ? 100 : Number.MAX_VALUE)) return undefined;
      return {amount: relative ? value / 100 : value, relative};
    }
    case 'goal': {
      const parts = /^\s*(loss|val_loss)\s*<\s*(\S+)\s*$/.exec(text);
      const below = parts ? number(parts[2]) : undefined;
      return parts && within(below, 0, Number.MAX_VALUE) ? {metric: parts[1], below} : undefined;
    }
    case 'dataset': {
      const name = text.trim();
      if (accepted.values.includes(name)) return name;
      // Anything that can only be meant as an address: it has a slash or a file name's dot.
      return /[/.]/.test(name) && isUrl(name) ? name : undefined;
    }
    case 'url':
      return isUrl(text.trim()) ? text.trim() : undefined;
    case 'names': {
      const names = text.trim() === 'none' ? [] : text.split(/[\s,]+/).filter(Boolean);
      return names.every((name) => accepted.values.includes(name)) ? names : undefined;
    }
  }
}

/**
 * What a field says: its default where nothing is given, or where what is given is not accepted, which is `refused`.
 * @param fallback the default as an author would write it; null for none
 */
export function readText(
  given: string | null,
  fallback: string | null,
  accepted: Accepted,
): {readonly value: unknown; readonly refused: boolean} {
  const value = given === null ? undefined : parseText(given, accepted);
  if (value !== undefined) return {value, refused: false};
  const none = accepted.kind === 'flag' ? false : null;
  return {value: fallback === null ? none : parseText(fallback, accepted), refused: given !== null};
}

/** Only schemes that can be fetched; relative urls are resolved against the page later. */
function isUrl(text: string): boolean {
  try {
    const url = new URL(text, 'https://page.invalid/');
    return text !== '' && ['http:', 'https:', 'blob:', 'data:', 'file:'].includes(url.protocol);
  } catch {
    return false;
  }
}
