import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import {eventually} from '../../awaited.ts';
import {latentReplies, madeMap, openedMap, settleLatent} from './helpers.ts';

interface Heap {
  readonly page: number;
  readonly buffers: number;
}
const count = 500;
/** A map: two single numbers a point. */
const map = 8 * count;
/** A frame of a map may be on its way. */
const margin = 2 * map;
/** What is kept with a map: its key, parameters, times. */
const kept = 1500;
/** Less than one listener with what it holds, a projection: the browser's own tables grow a little. */
const some = 512;

describe('ae-latent-view: what projections leave behind', function () {
  this.timeout(240_000);

  it('is no more than the sixteen maps that are kept, and one worker', async () => {
    const on = await openedMap('more', {view: 'umap'}, {reply: latentReplies({count})});
    await madeMap(on);
    let seed = 0;
    const heap = () => {
      // What the test itself notes.
      on.session.asked.length = on.session.calls.length = 0;
      return executeServerCommand<Heap, unknown>('heap');
    };
    const ten = async (): Promise<Heap> => {
      for (let run = 0; run < 10; run++) {
        const input = on.find<HTMLInputElement>('#map-seed');
        input.value = String(++seed);
        input.dispatchEvent(new Event('change', {bubbles: true}));
        await settleLatent(on);
        await madeMap(on);
        expect(await executeServerCommand<number, unknown>('workers')).to.be.at.most(1);
      }
      return heap();
    };
    const heaps = [await heap()];
    for (let i = 0; i < 5; i++) heaps.push(await ten());
    const grown = (name: keyof Heap, from: number, to: number) => heaps[to]![name] - heaps[from]![name];
    console.log(
      `page heap after 0, 10, 20 … projections: ${heaps.map(({page}) => page).join(' ')}; buffers: ${heaps.map(({buffers}) => buffers).join(' ')} bytes`,
    );
    expect(grown('buffers', 0, 1), 'ten maps').to.be.within(10 * map - margin, 10 * map + margin);
    expect(grown('buffers', 0, 2), 'sixteen are kept, one was there').to.be.at.most(15 * map + margin);
    expect(grown('page', 0, 2), 'and what names them').to.be.at.most(15 * kept + 20 * some);
    for (const [from, to] of [
      [2, 3],
      [3, 4],
      [4, 5],
    ] as const)
      expect(grown('buffers', from, to), 'then none').to.be.at.most(margin);
    expect(grown('page', 2, 5) / 30, 'a projection').to.be.at.most(some);
    on.element.remove();
    // The worker says nothing when it ends.
    const workers = () => executeServerCommand<number, unknown>('workers');
    await eventually(async () => (await workers()) === 0, 'its worker is ended');
  });
});
