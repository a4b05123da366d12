import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {parseOwn, type AnyOwnTable, type ParsedOwn} from '../../recipe/own-fields.ts';
import type {Complaint} from '../../recipe/parse.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {isUnderWay} from '../../session/snapshot.ts';
import type {LanguageController} from './language-controller.ts';
import type {RunController} from './run-controller.ts';

/** What the host takes beside a recipe: read once a change; what is wrong with it is told when that changes. */
export class OwnFields implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #table: AnyOwnTable;
  readonly #recipe: () => Recipe;
  readonly #language: LanguageController;
  readonly #run: RunController;
  #read: {readonly key: string; readonly recipe: Recipe; readonly parsed: ParsedOwn<object>} | null = null;
  #told = '[]';

  /**
   * @param run the host's own, which rests where something is wrong
   * @param recipe the one that is shown, which decides what some of it means
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    table: AnyOwnTable,
    language: LanguageController,
    run: RunController,
    recipe: () => Recipe,
  ) {
    this.#host = host;
    this.#table = table;
    this.#language = language;
    this.#run = run;
    this.#recipe = recipe;
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
    if (told === this.#told) return;
    this.#told = told;
    if (complaints.length > 0 && isUnderWay(this.#run.snapshot)) this.#run.pause();
    if (complaints.length > 0)
      this.#language.note((notes, words) => notes?.fireComplaints(this.#host, complaints, words));
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
