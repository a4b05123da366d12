import {html, type TemplateResult} from 'lit';
import type {Answer} from '../../../protocol/questions.ts';
import {hasNetwork} from '../data-needed/data-needed.ts';
import type {StageHost, View} from '../../base/content.ts';

type Memory = Extract<Answer, {type: 'memory'}>;

/** What a run holds, and with how many it shares its images: asked while the details are open, once an epoch. */
export class MemoryLine {
  readonly #host: StageHost;
  #asked: string | null = null;
  #found: Memory | null = null;

  constructor(host: StageHost) {
    this.#host = host;
  }

  render({trained, snapshot, messages}: View): TemplateResult {
    const {details} = messages.run;
    // Where no worker has it yet, nothing is held.
    const held = snapshot.engine !== null && hasNetwork(snapshot);
    this.#ask(trained, `${snapshot.status} ${snapshot.epoch}`, held);
    const found = this.#found;
    return html`<div>
      <dt>${details.memory}</dt>
      <dd>
        <bdi
          >${found ? details.memoryLine(found.runBytes, found.dataBytes, found.sharedBy) : details.nothingHeld}</bdi
        >
      </dd>
    </div>`;
  }

  #ask(trained: View['trained'], moment: string, loaded: boolean): void {
    if (!loaded) this.#found = this.#asked = null;
    if (!loaded || this.#asked === moment) return;
    this.#asked = moment;
    trained.ask({type: 'memory'}, {slot: 'memory'}).then(
      (answer) => {
        if (answer.type !== 'memory') return;
        this.#found = answer;
        this.#host.requestUpdate();
      },
      // A newer one took its place, or the run has ended.
      () => undefined,
    );
  }
}
