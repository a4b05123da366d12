import {html, type TemplateResult} from 'lit';
import type {PartHost, View} from '../../base/content.ts';
import {Query} from '../controls/query.ts';
import {hasNetwork} from '../../../session/snapshot.ts';
import {Part} from '../part.ts';

/** What a run holds, and with how many it shares its images: asked while it is on the page, once an epoch. */
export class MemoryLine extends Part {
  readonly #held: Query<'memory'>;

  constructor(host: PartHost) {
    super(host);
    this.#held = new Query(host, 'memory');
  }

  protected override template({messages}: View): TemplateResult {
    const {details} = messages.run;
    const found = this.#held.answer;
    return html`<div>
      <dt>${details.memory}</dt>
      <dd>
        <bdi
          >${found ? details.memoryLine(found.runBytes, found.dataBytes, found.sharedBy) : details.nothingHeld}</bdi
        >
      </dd>
    </div>`;
  }

  protected override draw({run, snapshot}: View): void {
    const {status, epoch, engine} = snapshot;
    // Where no worker has it yet, nothing is held.
    if (engine === null || !hasNetwork(snapshot)) this.#held.forget();
    else this.#held.ask(run, [status, epoch], () => ({}));
  }
}
