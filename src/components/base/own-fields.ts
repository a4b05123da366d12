import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {parseOwn, type AnyOwnTable, type ParsedOwn} from '../../recipe/own-fields.ts';
import type {Complaint} from '../../recipe/parse.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {fireComplaints} from './error-events.ts';
import type {LanguageController} from './language-controller.ts';

/** What the host takes beside a recipe: read once a change; what is wrong with it is told when that changes. */
export class OwnFields implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #table: AnyOwnTable;
  readonly #recipe: () => Recipe;
  readonly #language: LanguageController;
  #read: {readonly key: string; readonly recipe: Recipe; readonly parsed: ParsedOwn<object>} | null = null;
  #told = '[]';

  /** @param recipe the one that is shown, which decides what some of it means */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    table: AnyOwnTable,
    recipe: () => Recipe,
    language: LanguageController,
  ) {
    this.#host = host;
    this.#table = table;
    this.#recipe = recipe;
    this.#language = language;
    host.addController(this);
  }

  /** The same object until an attribute has another text. */
  get own(): object {
    return this.#parsed.own;
  }

  get complaints(): readonly Complaint[] {
    return this.#parsed.complaints;
  }

  get none(): boolean {
    return this.complaints.length === 0;
  }

  hostUpdated(): void {
    const {complaints} = this;
    const told = JSON.stringify(complaints);
    if (told !== this.#told) this.#language.say((words) => fireComplaints(this.#host, complaints, words));
    this.#told = told;
  }

  get #parsed(): ParsedOwn<object> {
    const read = (attribute: string) => this.#host.getAttribute(attribute);
    const recipe = this.#recipe();
    const key = JSON.stringify(this.#table.fields.map(({attribute}) => read(attribute)));
    const before = this.#read;
    if (before?.key === key && before.recipe === recipe) return before.parsed;
    const parsed = parseOwn(this.#table, read, recipe);
    // Of the same texts the same object, unless the recipe makes something else of them.
    const same = before?.key === key && JSON.stringify(before.parsed.own) === JSON.stringify(parsed.own);
    const kept = same ? {...parsed, own: before.parsed.own} : parsed;
    this.#read = {key, recipe, parsed: kept};
    return kept;
  }
}
