// Comes with the first session; here it is at hand.
import '../../src/components/base/values-question.ts';
import {html, type TemplateResult} from 'lit';
import type {TrainEvent} from '../../src/protocol/events.ts';
import type {OpenSession} from '../../src/session/lazy-session.ts';
import type {PartHost, ShellView} from '../../src/components/base/content.ts';
import type {LoadShell} from '../../src/components/base/shell-loader.ts';
import type {Shell} from '../../src/components/base/shell.ts';
import {TrainingElement} from '../../src/components/base/training-element.ts';
import {loadSettings} from '../../src/components/parts/settings/load-settings.ts';
import {runWords} from '../../src/components/parts/explanation/status-line.ts';

/** The least that an element which trains can be: it shows status and epoch as text, and counts what it hears. */
export class StubElement extends TrainingElement {
  static override readonly loadShell: LoadShell = () => Promise.resolve(stubShell);
  readonly heard: TrainEvent[] = [];

  /** What it shows between bar and tabs. */
  get shown(): string {
    return this.shadowRoot!.querySelector('[part~="stub"]')?.textContent ?? '';
  }

  /** What it says where it has no network to show. */
  get problem(): string {
    return this.shadowRoot!.querySelector('[part~="problem"]')?.textContent.trim() ?? '';
  }

  get network() {
    return this.run;
  }
}

const body = ({snapshot, run}: ShellView): TemplateResult =>
  html`<p part="stub">${snapshot.status} ${snapshot.epoch} ${run.shown ?? 'now'}</p>`;

const stubShell: Shell = {
  styles: [],
  messages: [],
  tabs: ['more'],
  idle: body,
  loadSettings,
  loadContent: () =>
    Promise.resolve((host: PartHost) => ({
      styles: [],
      announcement: '',
      bar: (view) => runWords(view),
      body,
      panel: () => html``,
      heard: (events) => (host as StubElement).heard.push(...events),
    })),
};

let count = 0;

/** A tag of its own for a stub, or for another class, with the sessions a test wants. */
export function defineStub(
  loadSession?: () => Promise<OpenSession>,
  base: Pick<typeof TrainingElement, 'loadSession'> & (new () => HTMLElement) = StubElement,
  graceMs = 1e6,
): string {
  const tag = `x-stub-${++count}`;
  const load = loadSession ?? base.loadSession;
  customElements.define(
    tag,
    // The abstract class is never made an element of; a test names a whole one.
    class extends (base as typeof StubElement) {
      static override graceMs = graceMs;
      static override loadSession = load;
    },
  );
  return tag;
}
