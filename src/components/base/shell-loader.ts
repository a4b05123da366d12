import {html, nothing, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import type {Group} from '../../locales/messages/groups.ts';
import type {Status} from '../../protocol/events.ts';
import {adoptLater} from './adopt-styles.ts';
import {have, lack, lackWords, retryOf} from './lacking.ts';
import type {LanguageController} from './language-controller.ts';
import {notLoaded} from './problem.ts';
import {heightBefore} from './room.ts';
import type {AnyShell, Sight} from './shell.ts';

export type LoadShell = () => Promise<AnyShell>;

/** Those that are here, by what fetches them: the second of a kind has its own at once. */
const shells = new WeakMap<LoadShell, AnyShell>();

interface ShellHost extends LitElement {
  readonly status: Status;
  play(): void;
}

/** The shell of a host's kind, fetched when it is connected; until it is here the host keeps its height. */
export class ShellLoader implements ReactiveController {
  readonly #host: ShellHost;
  readonly #load: LoadShell;
  readonly #language: LanguageController;
  readonly #groups: readonly Group[];
  readonly #height: number;
  #shell: AnyShell | null = null;
  #sight: Sight | null = null;
  #loading: Promise<AnyShell> | null = null;

  /** @param groups what it says, beside what every element says */
  constructor(host: ShellHost, load: LoadShell, language: LanguageController, groups: readonly Group[]) {
    this.#host = host;
    this.#load = load;
    this.#language = language;
    this.#groups = groups;
    this.#height = heightBefore(host);
    host.addController(this);
  }

  /** Null until it is here. */
  get shell(): AnyShell | null {
    return this.#shell;
  }

  /** What shows the element before anybody acts: to who looks at it, or the boxes of that. */
  get idle(): Sight {
    return this.#sight ?? this.#shell!;
  }

  /** Somebody looks at it. */
  seen(): void {
    this.#see().catch(() => lack(this.#host, this.#load, () => this.seen()));
  }

  async #see(): Promise<void> {
    if (this.#sight) return;
    const {loadSight, sightMessages = []} = await this.load();
    if (!loadSight) return;
    const [create] = await Promise.all([loadSight(), this.#language.load(sightMessages)]);
    // Seen twice before it was here.
    if (this.#sight) return;
    this.#sight = create(this.#host);
    have(this.#host, this.#load);
    adoptLater(this.#host, this.#sight.styles);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    const here = shells.get(this.#load);
    if (here && !this.#shell && this.#language.take(this.#groups)) this.#take(here);
    else this.try();
  }

  /** @throws TypeError where it cannot be fetched; then it may be tried again */
  load(): Promise<AnyShell> {
    this.#loading ??= this.#fetch().catch((error: unknown) => {
      this.#loading = null;
      lack(this.#host, this, this.#again);
      throw error;
    });
    return this.#loading;
  }

  /** The same, where nobody waits for it. */
  try(): void {
    void this.load().catch(() => undefined);
  }

  /** Once there is something to show: the shell, or that it could not be had. */
  async settled(): Promise<void> {
    await this.#loading?.catch(() => undefined);
  }

  /** What stands in its place: its height, and in it that it could not be had. */
  awaited(): TemplateResult | typeof nothing {
    const retry = retryOf(this.#host);
    if (!retry && !this.#height) return nothing;
    return html`<div class="awaited">
      <svg width="1" height=${this.#height} aria-hidden="true"></svg>
      ${retry ? notLoaded(lackWords(this.#host), retry) : nothing}
    </div>`;
  }

  readonly #again = (): void => {
    // What it was told meanwhile failed with it.
    void this.load().then(
      () => this.#host.status === 'error' && this.#host.play(),
      () => undefined,
    );
  };

  async #fetch(): Promise<AnyShell> {
    const [shell] = await Promise.all([this.#load(), this.#language.load(this.#groups)]);
    shells.set(this.#load, shell);
    if (!this.#shell) this.#take(shell);
    return shell;
  }

  #take(shell: AnyShell): void {
    this.#shell = shell;
    have(this.#host, this);
    this.#loading ??= Promise.resolve(shell);
    adoptLater(this.#host, shell.styles);
    this.#host.requestUpdate();
  }
}
