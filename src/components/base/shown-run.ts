import type {ReactiveControllerHost} from 'lit';
import type * as Linked from './linked.ts';
import type {Group, Spoken} from '../../locales/messages/groups.ts';
import type {TrainEvent} from '../../protocol/events.ts';
import type {ParsedOwn} from '../../recipe/own-fields.ts';
import type {View} from './content.ts';
import type {LanguageController} from './language-controller.ts';
import {lack, retryOf} from './lacking.ts';
import {LinkController, type Link} from './link-controller.ts';
import {nounOf} from './noun.ts';
import type {RunController} from './run-controller.ts';
import type {RunHandle} from './run-handle.ts';

export interface RunListener {
  /** What happened to the run that is shown, in order, none lost. */
  heard(events: readonly TrainEvent[]): void;
  /** Another run is shown from now on, or none. */
  linked(link: Link): void;
}

/** What only linked hosts need; null until the first of them has it. */
let more: typeof Linked | null = null;

/** A link that leads to no network. */
export type BrokenLink = Exclude<Link, {kind: 'own' | 'linked'}>;

/** The run its host shows: its own, or that of the element it is linked to; its own is freed meanwhile. */
export class ShownRun {
  readonly #own: RunController;
  readonly #listener: RunListener;
  readonly #link: LinkController;
  #unsubscribe: () => void;
  /** Once it is known what is said of the link. */
  told: Promise<void> | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, own: RunController, listener: RunListener) {
    this.#own = own;
    this.#listener = listener;
    this.#link = new LinkController(host, own, (link) => this.#linked(link));
    this.#unsubscribe = this.#follow();
  }

  /** The host's own where it is linked to none. */
  get run(): RunHandle {
    const {link} = this.#link;
    return link.kind === 'linked' ? link.run : this.#own;
  }

  /** Whether the host is linked to nobody, and to nobody who is not there. */
  get isOwn(): boolean {
    return this.#link.link.kind === 'own';
  }

  /** Whether another element's run is shown, and there is something to show. */
  get isOthersBegun(): boolean {
    const {run} = this;
    return run !== this.#own && run.snapshot.status !== 'idle';
  }

  /** The link, where it leads to no network. */
  get broken(): BrokenLink | null {
    const {link} = this.#link;
    return link.kind === 'own' || link.kind === 'linked' ? null : link;
  }

  /** What is shown of it now, in these words. */
  view<S extends Group, Own extends object>(
    messages: Spoken<S>,
    {own, complaints: ownComplaints}: ParsedOwn<Own>,
  ): View<S, Own> {
    const {run} = this;
    const {recipe, snapshot} = run;
    const {link} = this.#link;
    // Its name, once there are words for it.
    const linkedTo = link.kind === 'linked' ? '' : null;
    const noun = nounOf(recipe);
    const untrained = null;
    const retry = retryOf(this.#own.host);
    const view = {run, snapshot, recipe, messages, noun, own, ownComplaints, linkedTo, retry, untrained};
    return {...view, ...more?.whereabouts(view, this.#own.host)};
  }

  /** To be called when the host's `for` changed. */
  forChanged(): void {
    this.#link.forChanged();
  }

  /** Fetches what only a linked host needs; it tells author and page what there is to tell of the link. */
  tell(language: LanguageController): void {
    if (!this.isOwn) this.told = this.#tell(language);
  }

  async #tell(language: LanguageController): Promise<void> {
    const words = language.load(['notes']).catch(() => undefined);
    const {host} = this.#own;
    more ??= await import('./linked.ts').catch(() => {
      lack(host, this, () => this.tell(language));
      return null;
    });
    await words;
    if (!this.isOwn) more?.tell(host, this.#link.link, language);
    host.requestUpdate();
  }

  #linked(link: Link): void {
    this.#unsubscribe();
    if (link.kind !== 'own') this.#own.release();
    this.#unsubscribe = this.#follow();
    this.#listener.linked(link);
  }

  #follow(): () => void {
    return this.run.subscribe((events) => this.#listener.heard(events));
  }
}
