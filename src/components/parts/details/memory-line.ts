import {html, nothing, type TemplateResult} from 'lit';
import type {PartHost, View} from '../../base/content.ts';
import {Query} from '../controls/query.ts';
import {keptEvery, pastEpochs} from '../epoch-slider/epoch-slider.ts';
import {hasNetwork, type Snapshot} from '../../../session/snapshot.ts';
import {Part} from '../part.ts';
import type {Spoken} from '../../../locales/messages/groups.ts';

/** Which epochs one can go back to, and what their weights take. */
function keptWords(snapshot: Snapshot, {run}: Spoken<'run'>): string | null {
  const {archive, epoch} = snapshot;
  if (!archive || pastEpochs(snapshot).length === 0) return null;
  const {epochs, bytes, mostBytes} = archive;
  return run.details.epochsKept({
    every: keptEvery(epochs),
    kept: epochs.filter((kept) => kept > 0).length,
    epochs: Math.max(epoch, epochs.at(-1) ?? 0),
    bytes,
    mostBytes,
  });
}

/** What a run holds, and with how many it shares its images: asked while it is on the page, once an epoch. */
export class MemoryLine extends Part {
  readonly #held: Query<'memory'>;

  constructor(host: PartHost) {
    super(host);
    this.#held = new Query(host, 'memory');
  }

  protected override template({snapshot, messages}: View): TemplateResult {
    const {details} = messages.run;
    const found = this.#held.answer;
    const kept = keptWords(snapshot, messages);
    return html`<div>
      <dt>${details.memory}</dt>
      <dd>
        <bdi
          >${found ? details.memoryLine(found.runBytes, found.dataBytes, found.sharedBy) : details.nothingHeld}</bdi
        >
      </dd>
      ${kept === null ? nothing : html`<dd><bdi>${kept}</bdi></dd>`}
    </div>`;
  }

  protected override draw({run, snapshot}: View): void {
    const {status, epoch, engine} = snapshot;
    // Where no worker has it yet, nothing is held.
    if (engine === null || !hasNetwork(snapshot)) this.#held.forget();
    else this.#held.ask(run, [status, epoch], () => ({}));
  }
}
