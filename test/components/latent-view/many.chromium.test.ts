import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import {mouse, onMap} from '../hand.ts';
import {
  key,
  latentReplies,
  latentStage,
  mapAfter,
  latentTabs,
  openLatentTab,
  ring,
  settleLatent,
  shownBy,
  classNames,
} from './helpers.ts';

interface LongTasks {
  readonly tasks: number;
  readonly long: readonly {readonly text: string; readonly urls: readonly string[]}[];
}

const count = 60_000;
/** What is made beforehand, so that only what the element does is seen. */
const values = Float32Array.from({length: 2 * count}, (_, at) => ring(at >> 1, at % 2));
const labels = Uint8Array.from({length: count}, (_, i) => i % 10);

describe('ae-latent-view: of 60,000 points', function () {
  this.timeout(120_000);

  /** Tasks of ours above 50 ms of thread time while something happens. */
  async function longTasksIn(act: () => Promise<void>): Promise<LongTasks['long']> {
    await executeServerCommand('trace-start');
    await act();
    const {tasks, long} = await executeServerCommand<LongTasks, unknown>('trace-stop', {aboveMs: 50});
    expect(tasks, 'the trace has seen the page at work').to.be.above(10);
    return long.filter(({urls}) => urls.some((url) => url.includes('/src/')));
  }

  it('draws them, moves, and shows what is pointed at without holding the page', async () => {
    const on = await latentStage(
      {points: String(count)},
      {
        reply: {
          ...latentReplies(),
          codes: () => ({values, count, width: 2}),
          images: ({indices}) => ({indices, images: new Uint8Array(784 * indices.length), labels: null}),
        },
      },
    );
    // What shows it is there before, and is no work with points.
    on.element.play();
    await settleLatent(on);
    // A worker's answer is a task of its own.
    const {session} = on;
    const ask = session.ask.bind(session);
    session.ask = async (name, asked) => {
      await new Promise((resolve) => setTimeout(resolve));
      return ask(name, asked);
    };
    const drawn = await longTasksIn(async () => {
      await mapAfter(on, {labels});
      await shownBy(on, () => classNames(on).length === 10);
    });
    expect(drawn, 'until it is drawn').to.deep.equal([]);
    const at = (x: number, y: number) => ({move: onMap(on, x, y)});
    const moved = await longTasksIn(async () => {
      await mouse(on, at(0.5, 0.5), {down: true}, at(0.4, 0.45), at(0.3, 0.4), at(0.45, 0.6), {up: true});
      for (const name of ['+', '+', 'ArrowLeft', '-', 'Home']) await key(on, name);
    });
    expect(moved, 'while it is moved').to.deep.equal([]);
    const pointed = await longTasksIn(async () => {
      await mouse(on, at(0.8, 0.5), at(0.2, 0.5), {clicks: 1}, at(0.5, 0.5));
      await key(on, '3');
      on.all('[part~="legend"] button')[2]!.click();
      await settleLatent(on);
    });
    expect(pointed, 'while it is pointed at').to.deep.equal([]);
    const opened = await longTasksIn(async () => {
      await key(on, '4');
      await key(on, 'Enter');
      for (const tab of latentTabs) {
        await openLatentTab(on, tab);
        await key(on, 'PageDown');
      }
    });
    expect(opened, 'with one tab open after the other').to.deep.equal([]);
  });
});
