import {expect} from '@open-wc/testing';
import {FrameTurn} from '../../../src/components/latent-view/map/frame-turn.ts';
import {eventually} from '../../awaited.ts';

/** Holds the thread for longer than a frame has room. */
function work(): void {
  for (const end = performance.now() + 12; performance.now() < end;);
}

describe('maps that draw in the same frame', () => {
  it('take turns: what has no room is drawn in the next, and nobody is passed over', async () => {
    const drawn: {readonly name: string; readonly at: number}[] = [];
    const turns = ['a', 'b', 'c'].map(
      (name) =>
        new FrameTurn((at) => {
          drawn.push({name, at});
          work();
          // The first goes on, as a map that moves does.
          if (name === 'a' && drawn.length < 4) turns[0]!.ask();
        }),
    );
    for (const turn of turns) turn.ask();
    await eventually(() => drawn.length === 4, 'all were drawn');
    expect(drawn.map(({name}) => name).join('')).to.equal('abca');
    expect(new Set(drawn.map(({at}) => at)).size, 'a frame each').to.equal(4);
  });

  it('share one where it has room for all, however often they ask', async () => {
    const drawn: number[] = [];
    const turns = [0, 1, 2].map(() => new FrameTurn((at) => drawn.push(at)));
    for (const turn of [...turns, ...turns]) turn.ask();
    await eventually(() => drawn.length === 3, 'all were drawn');
    expect(new Set(drawn).size).to.equal(1);
  });

  it('draw nothing after they were told not to', async () => {
    const drawn: string[] = [];
    const gone = new FrameTurn(() => drawn.push('gone'));
    const stays = new FrameTurn(() => drawn.push('stays'));
    gone.ask();
    stays.ask();
    gone.cancel();
    await eventually(() => drawn.length > 0, 'the other is drawn');
    expect(drawn).to.deep.equal(['stays']);
  });
});
