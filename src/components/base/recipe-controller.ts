import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {difference} from '../../recipe/derive.ts';
import {fieldAttributes, fields, type Change} from '../../recipe/fields.ts';
import {parseRecipe, type ParsedRecipe} from '../../recipe/parse.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {textOf} from '../../recipe/write.ts';
import {configuration} from '../../session/configuration.ts';
import type {RecipeTexts} from './run-handle.ts';

export interface RecipeListener {
  /**
   * There is a new recipe without complaints; `change` says how grave the difference to the last such one is, `before`
   * what that one was written as.
   */
  recipeChanged(recipe: Recipe, change: Change, before: RecipeTexts): void;
  /** The attributes cannot be trained as they are. Called once for each new set of complaints. */
  recipeRefused(parsed: ParsedRecipe): void;
}

/**
 * Reads the recipe attributes of its host. Several changed in one task count as one change. What a reader sets stands
 * over the attribute until that attribute changes.
 */
export class RecipeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #listener: RecipeListener;
  readonly #defaults: Readonly<Record<string, string>>;
  readonly #overrides = new Map<string, string | null>();
  #parsed: ParsedRecipe;
  #stale = true;
  /** The last recipe without complaints. */
  #accepted: {readonly recipe: Recipe; readonly texts: RecipeTexts} | null = null;
  #refused = '';

  constructor(
    host: ReactiveControllerHost & Element,
    listener: RecipeListener,
    defaults: Readonly<Record<string, string>> = {},
  ) {
    this.#host = host;
    this.#listener = listener;
    this.#defaults = defaults;
    this.#parsed = parseRecipe(() => null, defaults);
    host.addController(this);
  }

  /** The recipe as it stands now, complete even where there are complaints. */
  get parsed(): ParsedRecipe {
    this.flush();
    return this.#parsed;
  }

  get recipe(): Recipe {
    return this.parsed.recipe;
  }

  get valid(): boolean {
    return this.parsed.complaints.length === 0;
  }

  /** To be called when one of the host's attributes changed. */
  attributeChanged(attribute: string): void {
    this.#overrides.delete(attribute);
    this.#stale = true;
    this.#host.requestUpdate();
  }

  /** What the recipe is written as: every attribute's text, null where none is given. */
  get texts(): RecipeTexts {
    return Object.fromEntries(fieldAttributes.map((name) => [name, this.#textOf(name)]));
  }

  /** The same with the element's own defaults: enough to have this recipe on any element. */
  get fullTexts(): RecipeTexts {
    const given = Object.entries(this.texts).filter(([, text]) => text !== null);
    return {...this.defaults, ...Object.fromEntries(given)};
  }

  /** What the host's attributes say, whatever a reader set over them. */
  get given(): RecipeTexts {
    return Object.fromEntries(fieldAttributes.map((name) => [name, this.#host.getAttribute(name)]));
  }

  /** Attributes that have another text than the host's. */
  get overridden(): readonly string[] {
    return [...this.#overrides.keys()].filter((name) => this.#textOf(name) !== this.#host.getAttribute(name));
  }

  /** Texts that stand for attributes not given. */
  get defaults(): Readonly<Record<string, string>> {
    const {datasetUrl} = configuration();
    return datasetUrl === undefined ? this.#defaults : {...this.#defaults, 'dataset-url': datasetUrl};
  }

  /** Sets values over the attributes, as a reader does; null stands for an attribute that is not there. */
  override(values: RecipeTexts): void {
    for (const [attribute, text] of Object.entries(values)) this.#overrides.set(attribute, text);
    for (const attribute of Object.keys(values))
      if (this.#isIdle(attribute)) this.#overrides.delete(attribute);
    this.#stale = true;
    this.#host.requestUpdate();
  }

  /** Whether what stands over an attribute says the same: taken back by hand. What follows from others follows them again. */
  #isIdle(attribute: string): boolean {
    const field = fields.find((one) => one.attribute === attribute);
    if (!field) return false;
    const now = this.try({});
    const without = this.try({[attribute]: this.#host.getAttribute(attribute)});
    const isFine = now.complaints.length === 0 && without.complaints.length === 0;
    return isFine && textOf(field, now.recipe) === textOf(field, without.recipe);
  }

  /** What these texts would come to, were they set. */
  try(values: RecipeTexts): ParsedRecipe {
    return parseRecipe(
      (attribute) => (values[attribute] === undefined ? this.#textOf(attribute) : values[attribute]),
      this.defaults,
    );
  }

  hostConnected(): void {
    this.#stale = true;
  }

  hostUpdate(): void {
    this.flush();
  }

  /** Reads what changed since the last time, and tells. */
  flush(): void {
    if (!this.#stale) return;
    this.#stale = false;
    this.#parsed = parseRecipe((attribute) => this.#textOf(attribute), this.defaults);
    const {recipe, complaints} = this.#parsed;
    const refused = complaints.length > 0 ? JSON.stringify(complaints) : '';
    const news = refused !== this.#refused;
    this.#refused = refused;
    if (refused) {
      if (news) this.#listener.recipeRefused(this.#parsed);
      return;
    }
    const before = this.#accepted;
    this.#accepted = {recipe, texts: this.texts};
    if (!before) return;
    const {change} = difference(before.recipe, recipe);
    if (change) this.#listener.recipeChanged(recipe, change, before.texts);
  }

  #textOf(attribute: string): string | null {
    const set = this.#overrides.get(attribute);
    return set === undefined ? this.#host.getAttribute(attribute) : set;
  }
}
