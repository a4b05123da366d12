import {expect} from '@open-wc/testing';
import {FairTurns} from '../../../src/worker/scheduling/fair-turns.ts';

describe('turns of runs that share a thread', () => {
  /** Time that each of some runs has had after many turns, by the milliseconds that its pieces take. */
  async function shares(...pieces: readonly number[]): Promise<number[]> {
    let now = 0;
    const turns = new FairTurns(() => now);
    const had = pieces.map(() => 0);
    const work = pieces.map(async (ms, i) => {
      const who = {};
      while (now < 100_000)
        await turns.take(who, async () => {
          await Promise.resolve();
          now += ms;
          had[i]! += ms;
          return {more: true};
        });
    });
    await Promise.all(work);
    return had;
  }

  it('take equal time, however long their pieces are', async () => {
    for (const pieces of [
      [70, 2],
      [70, 2, 5],
      [12, 12, 12],
    ]) {
      const had = await shares(...pieces);
      const fair = 100_000 / pieces.length;
      for (const ms of had) expect(ms, `${pieces}`).to.be.within(0.8 * fair, 1.2 * fair);
    }
  });

  it('end with the work, and do not wait for one who has left', async () => {
    let now = 0;
    const turns = new FairTurns(() => now);
    const [large, small] = [{}, {}];
    const piece = (ms: number) => async () => {
      now += ms;
      return {more: true};
    };
    // As many as it takes to tell that it takes long.
    for (let i = 0; i < 16; i++) await turns.take(large, piece(70));
    let done = 0;
    await turns.take(small, async () => {
      now += 1;
      return {more: ++done < 5};
    });
    expect(done).to.equal(5);
    turns.leave(large);
    const before = now;
    await turns.take(small, piece(1));
    expect(now - before).to.equal(1);
  });

  it('are whole steps, but for long ones', async () => {
    let now = 0;
    const turns = new FairTurns(() => now);
    const takenOf = async (ms: number, pieces: number) => {
      let taken = 0;
      await turns.take({}, async () => {
        now += ms;
        return {more: true, within: ++taken % pieces > 0};
      });
      return taken;
    };
    expect(await takenOf(1, 40)).to.equal(40);
    expect(await takenOf(70, 40), 'long').to.equal(4);
    expect(await takenOf(500, 2), 'held up').to.equal(2);
  });
});
