import {expect} from '@open-wc/testing';
import {pointsOf, type Points} from '../../../src/components/latent-view/points.ts';
import {Projector, type Embedding} from '../../../src/components/latent-view/projector.ts';
import {firstChoice, type ViewChoice} from '../../../src/components/latent-view/view-choice.ts';
import type {PartHost} from '../../../src/components/base/content.ts';
import {closeIdle} from '../../../src/session/workers.ts';
import {ring} from './helpers.ts';

/** Codes of 60 digits, a little further on in training each time. */
function codesAt(moment: number): Points {
  const [count, width] = [60, 4];
  const values = Float32Array.from(
    {length: count * width},
    (_, at) => ring(Math.floor(at / width), at % width) + 0.01 * moment * Math.sin(at),
  );
  return pointsOf({values, count, width}, null);
}

describe('the projector', () => {
  let heard: (embedding: Embedding) => void = () => undefined;
  let projector: Projector;
  beforeEach(() => {
    const host = Object.assign(document.createElement('div'), {
      addController: () => undefined,
      requestUpdate: () => undefined,
    }) as unknown as PartHost;
    projector = new Projector(host, (embedding) => heard(embedding));
    projector.hostConnected();
  });
  afterEach(async () => {
    projector.end();
    await closeIdle();
  });

  /** The finished map of these points. */
  function made(points: Points, choice: ViewChoice, live: boolean): Promise<Embedding> {
    const finished = new Promise<Embedding>((resolve) => {
      heard = (embedding) => {
        if (embedding.projection && embedding.points === points) resolve(embedding);
      };
    });
    projector.follow(points, choice, Projector.codeSpace(points), live);
    return finished;
  }

  it('makes short maps while a network trains, each from the one before, and a whole one once it rests', async () => {
    for (const [kind, unit, steps] of [
      ['tsne', 'iterations', [250, 50, 50, 1000]],
      ['umap', 'epochs', [500, 40, 40, 500]],
    ] as const) {
      const choice = {...firstChoice, kind};
      const maps: Embedding[] = [];
      for (const moment of [1, 2, 3]) maps.push(await made(codesAt(moment), choice, true));
      maps.push(await made(maps[2]!.points, choice, false));
      expect(
        maps.map(({projection}) => projection!.used[unit]),
        kind,
      ).to.deep.equal(steps);
      const [before, after] = [maps[1]!.places, maps[2]!.places];
      const diameter = Math.max(...before) - Math.min(...before);
      const way = after.reduce((sum, place, i) => sum + Math.abs(place - before[i]!), 0) / after.length;
      expect(way, kind).to.be.below(diameter / 8);
    }
  });

  it('turns PCA with the picture before while a network trains; at rest the axes are the components', async () => {
    const choice = {...firstChoice, kind: 'pca'} as const;
    const alone = await made(codesAt(40), choice, false);
    projector.follow(null, choice, null, false);
    let last = await made(codesAt(1), choice, true);
    for (const moment of [20, 40]) last = await made(codesAt(moment), choice, true);
    const rested = await made(last.points, choice, false);
    for (const d of [0, 1]) {
      const sign = Math.sign(rested.places[d]! * alone.places[d]!);
      for (let i = d; i < alone.places.length; i += 2)
        expect(rested.places[i]!).to.be.closeTo(sign * alone.places[i]!, 1e-4);
    }
  });

  it('keeps a map that is being made when the element is only moved', async () => {
    const choice = {...firstChoice, kind: 'tsne', iterations: 5000} as const;
    const points = codesAt(1);
    const shown = new Promise<void>((resolve) => (heard = () => resolve()));
    projector.follow(points, choice, Projector.codeSpace(points), false);
    await shown;
    projector.pause();
    projector.hostDisconnected();
    projector.hostConnected();
    expect(projector.state.phase).to.equal('paused');
    const finished = new Promise<Embedding>(
      (resolve) => (heard = (embedding) => embedding.projection && resolve(embedding)),
    );
    projector.resume();
    expect((await finished).projection!.used['iterations']).to.equal(5000);
  });

  it('starts no worker for an element that has left the page', async () => {
    const Original = globalThis.Worker;
    let started = 0;
    globalThis.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        started++;
      }
    };
    try {
      projector.end();
      const refused = await projector.analysis.ping().then(
        () => 'answered',
        ({name}: Error) => name,
      );
      expect([refused, started]).to.deep.equal(['AbortError', 0]);
      projector.hostConnected();
      await projector.analysis.ping();
      expect(started, 'back in a page it has one').to.equal(1);
    } finally {
      globalThis.Worker = Original;
    }
  });

  it('makes no more of a map than a reader asked for', async () => {
    const choice = {...firstChoice, kind: 'tsne', iterations: 100} as const;
    const {projection} = await made(codesAt(1), choice, true);
    expect(projection!.used['iterations']).to.equal(100);
  });
});
