import {fields} from '../../recipe/fields.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {writeValue} from '../../recipe/write.ts';

/** `dataset` is HTML's own. */
type Name = Exclude<keyof Recipe, 'dataset'>;

/**
 * The recipe's attributes as properties. They read as the element's own recipe does, defaults filled in; what is set
 * becomes the attribute's text, and null takes the attribute away. Where a text is easier to write than the value, the
 * text will do.
 */
export type RecipeProperties = {
  -readonly [K in Name]: [Recipe[K]] extends [object | null] ? Recipe[K] | string | null : Recipe[K];
};

const ownFields = fields.filter(({name}) => name !== 'dataset');

/** Gives a prototype an accessor for every such attribute. */
export function defineRecipeProperties<E extends HTMLElement>(
  prototype: E,
  recipeOf: (element: E) => Recipe,
): void {
  for (const {name, attribute, accepted} of ownFields) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: E) {
        return recipeOf(this)[name];
      },
      set(this: E, value: unknown) {
        const given = value ?? false;
        // As HTML's own attributes that stand there or not.
        if (given === false) this.removeAttribute(attribute);
        else if (given === true) this.setAttribute(attribute, '');
        else
          this.setAttribute(
            attribute,
            typeof given === 'object' ? writeValue(given, accepted) : String(given),
          );
      },
    });
  }
}

/** Sets anew what was set before the element's script was here: it hides the accessors. */
export function upgradeProperties(element: HTMLElement, ...more: readonly string[]): void {
  const values = element as unknown as Record<string, unknown>;
  for (const name of [...more, ...ownFields.map((field) => field.name)]) {
    if (!Object.hasOwn(element, name)) continue;
    const value = values[name];
    Reflect.deleteProperty(element, name);
    values[name] = value;
  }
}
