import {expect, nextFrame} from '@open-wc/testing';
import '../../../src/entries/ae-trainer.ts';
import type {AeTrainer} from '../../../src/components/index.ts';
import type {RunHandle} from '../../../src/components/base/run-handle.ts';
import {streamKey, uniformAt} from '../../../src/numerics/random.ts';
import {workerCount} from '../../../src/session/workers.ts';
import {eventually} from '../../awaited.ts';
import {defineStub, type StubElement} from '../stub-element.ts';

/** Seeds of the runs; what one of them finds can be had again. */
const seeds = [1, 2];
const actions = 250;

const attributes: readonly (readonly [string, string | null])[] = [
  ['encoding-dim', '3'],
  ['encoding-dim', '5'],
  ['optimizer', 'adam'],
  ['optimizer', 'adamm'],
  ['optimizer', null],
  ['learning-rate', '0.5'],
  ['learning-rate', '1e9'],
  ['learning-rate', null],
  ['epochs', '3'],
  ['epochs', '50'],
  ['epochs', 'abc'],
  ['noise', 'gaussian'],
  ['noise', null],
  ['noise-factor', '0-0.4'],
  ['stop-at-plateau', ''],
  ['stop-at-plateau', null],
  ['lang', 'es'],
  ['lang', null],
  ['controls', 'play step reset learning-rate optimizer noise'],
  ['controls', 'none'],
  ['controls', null],
  ['hidden-units', '7'],
  ['hidden-units', null],
];

describe('a trainer and three linked elements', function () {
  this.timeout(180_000);

  for (const seed of seeds) {
    it(`survive ${actions} random acts without a throw or a leak (seed ${seed})`, async () => {
      const {graceMs} = {graceMs: (customElements.get('ae-trainer') as typeof AeTrainer).graceMs};
      (customElements.get('ae-trainer') as typeof AeTrainer).graceMs = 150;
      const faults: unknown[] = [];
      const note = (event: ErrorEvent | PromiseRejectionEvent) => {
        faults.push('reason' in event ? event.reason : event.error);
        event.preventDefault();
      };
      window.addEventListener('error', note);
      window.addEventListener('unhandledrejection', note);

      const box = document.createElement('div');
      box.innerHTML = `<div></div><ae-trainer id="source" train-size="120" test-size="30" batch-size="20" encoding-dim="4"
        epochs="12" backend="plain"></ae-trainer><section></section>`;
      document.body.append(box);
      const trainer = box.querySelector('ae-trainer')!;
      const tag = defineStub(undefined, undefined, 150);
      const stubs = ['source', 'source', 'chained'].map((target, i) => {
        const stub = document.createElement(tag) as StubElement;
        stub.setAttribute('for', target);
        if (i === 0) stub.id = 'chained';
        box.append(stub);
        return stub;
      });
      const run = (trainer as unknown as {run: RunHandle}).run;

      let trained = 0;
      trainer.addEventListener('ae-epoch-end', () => trained++);
      let drawn = 0;
      const random = () => uniformAt(streamKey(seed, 'sample'), drawn++);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
      const click = (selector: string) => trainer.shadowRoot!.querySelector<HTMLElement>(selector)?.click();
      const acts: readonly (() => unknown)[] = [
        () => trainer.play(),
        () => trainer.play(),
        () => trainer.play(),
        () => trainer.pause(),
        () => trainer.step({batches: 3}),
        () => trainer.step(),
        () => trainer.reset(),
        () => pick(stubs).play(),
        () => pick(stubs).pause(),
        () => {
          const [name, value] = pick(attributes);
          if (value === null) trainer.removeAttribute(name);
          else trainer.setAttribute(name, value);
        },
        () => {
          const [name, value] = pick(attributes);
          if (value === null) trainer.removeAttribute(name);
          else trainer.setAttribute(name, value);
        },
        () => trainer.remove(),
        () => box.prepend(trainer),
        () => box.append(trainer),
        () => box.querySelector('section')!.append(trainer),
        () => pick(stubs).remove(),
        () => box.append(pick(stubs)),
        () => (trainer.id = pick(['source', 'source', 'elsewhere'])),
        () => pick(stubs).setAttribute('for', pick(['source', 'chained', 'nowhere'])),
        () => run.show(pick([null, 0, 1, 2, 5, 400])),
        () => run.watch(pick([null, [0], [3, 4, 5, 29, 30]])),
        () => run.undo(),
        () => run.clearEarlier(),
        () => run.set({'learning-rate': pick(['0.1', '1', null])}),
        () => click('[role="tab"]'),
        () => click(':is([role="list"], [role="listbox"]) > li'),
        () => click('[part~="controls"] button'),
        () => trainer.encode(new Float32Array(784 * 3)).catch((error: DOMException) => error.name),
        () => trainer.save().catch((error: DOMException) => error.name),
        () =>
          (trainer.data = pick([null, {train: new Uint8Array(784 * 40), test: new Uint8Array(784 * 12)}])),
      ];
      for (let i = 0; i < actions; i++) {
        await pick(acts)();
        if (random() < 0.5) await nextFrame();
        // A reader mostly corrects what is refused, and watches for a while.
        if (random() < 0.7) for (const name of ['optimizer', 'epochs']) trainer.removeAttribute(name);
        if (random() < 0.3) for (let frames = 0; frames < 6; frames++) await nextFrame();
        const {history} = trainer;
        expect(history.epoch).to.deep.equal(history.epoch.map((_, at) => at + 1));
        expect(history.val_loss.every(Number.isFinite)).to.equal(true);
        expect(['idle', 'loading', 'training', 'paused', 'done', 'error']).to.include(trainer.status);
        for (const stub of stubs) {
          await stub.updateComplete;
          if (stub.isConnected && stub.network === run) expect(stub.status).to.equal(trainer.status);
        }
      }
      expect(faults.map(String)).to.deep.equal([]);
      // They did train.
      expect(trained).to.be.above(2);

      box.remove();
      // All is let go: the sessions after their grace, the workers after theirs.
      await eventually(() => workerCount() === 0, 'every worker is ended');
      expect(trainer.status).to.be.oneOf(['idle', 'error']);
      window.removeEventListener('error', note);
      window.removeEventListener('unhandledrejection', note);
      (customElements.get('ae-trainer') as typeof AeTrainer).graceMs = graceMs;
    });
  }
});
