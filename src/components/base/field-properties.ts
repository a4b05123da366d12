import type {Accepted} from '../../recipe/accepted.ts';
import {fields} from '../../recipe/fields.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {writeValue} from '../../recipe/write.ts';

/**
 * Attributes as properties. They read as what they stand for, defaults filled in; what is set becomes the attribute's
 * text, and null takes the attribute away. Where a text is easier to write than the value, the text will do.
 */
export type FieldProperties<T> = {
  -readonly [K in keyof T]: [T[K]] extends [object | null] ? T[K] | string | null : T[K];
};

/** `dataset` is HTML's own. */
export type RecipeProperties = FieldProperties<Omit<Recipe, 'dataset'>>;

interface Field {
  readonly name: string;
  readonly attribute: string;
  readonly accepted: Accepted;
}

/** The recipe's attributes that are properties. */
export const recipeFields = fields.filter(({name}) => name !== 'dataset');

/** Gives a prototype an accessor for every such attribute; `valuesOf` says what they stand for. */
export function defineProperties<E extends HTMLElement>(
  prototype: E,
  own: readonly Field[],
  valuesOf: (element: E) => object,
): void {
  for (const {name, attribute, accepted} of own) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: E) {
        return Reflect.get(valuesOf(this), name) as unknown;
      },
      set(this: E, value: unknown) {
        const given = value ?? false;
        // As HTML's own attributes that stand there or not.
        if (given === false) this.removeAttribute(attribute);
        else if (given === true) this.setAttribute(attribute, '');
        else
          this.setAttribute(attribute, typeof given === 'object' ? written(given, accepted) : String(given));
      },
    });
  }
}

/** An object as an author would write it; of one of another shape, its text, which is complained of. */
function written(value: object, accepted: Accepted): string {
  try {
    return writeValue(value, accepted);
  } catch {
    return String(value);
  }
}

/** Sets anew what was set before the element's script was here: it hides the accessors. */
export function upgradeProperties(
  element: HTMLElement,
  properties: readonly {readonly name: string}[],
): void {
  const values = element as HTMLElement & Record<string, unknown>;
  for (const {name} of properties) {
    if (!Object.hasOwn(element, name)) continue;
    const value = values[name];
    Reflect.deleteProperty(element, name);
    values[name] = value;
  }
}
