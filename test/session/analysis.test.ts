import {expect} from '@open-wc/testing';
import {isRefusal} from '../../src/protocol/analysis.ts';
import type {AnalysisFrame, PointSet, Projection, ProjectionParameters} from '../../src/protocol/analysis.ts';
import {fillNormal, streamKey} from '../../src/numerics/random.ts';
import {Analysis} from '../../src/session/analysis.ts';
import {watchWorkers} from './helpers.ts';

const setOf = (values: ArrayLike<number>, width: number, key = 'test'): PointSet => ({
  key,
  width,
  values: Float32Array.from(values),
});
function normals(count: number, width: number, key?: string): PointSet {
  const values = new Float32Array(count * width);
  fillNormal(streamKey(1, 'sample'), values);
  return setOf(values, width, key);
}

describe('analyses in a worker', () => {
  let analysis: Analysis;
  beforeEach(() => (analysis = new Analysis()));
  afterEach(() => analysis.dispose());
  const projected = async (points: PointSet, parameters: ProjectionParameters): Promise<Projection> => {
    const outcome = await analysis.project(points, parameters).result;
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    return outcome;
  };

  it('PCA of an ellipse by hand: places, explained variance, and the way back from any place', async () => {
    const values = [16, 28, 4, 12, 11.6, 18.8, 8.4, 21.2];
    const {points, explained, plane, progress} = await projected(setOf(values, 2), {method: 'pca'});
    [10, 0, -10, 0, 0, 2, 0, -2].forEach((value, at) => expect(points[at]).to.be.closeTo(value, 1e-4));
    expect(explained![0]).to.be.closeTo(50 / 52, 1e-6);
    expect(progress).to.equal(1);
    for (const [x, y, ...wanted] of [
      [0, 0, 10, 20],
      [5, 0, 13, 24],
      [0, 1, 10.8, 19.4],
    ] as const)
      for (let d = 0; d < 2; d++)
        expect(plane!.origin[d]! + x * plane!.axes[d]! + y * plane!.axes[2 + d]!).to.be.closeTo(
          wanted[d]!,
          1e-5,
        );
  });

  it('a PCA picture turned onto the one before still leads back to the same values, and takes newcomers', async () => {
    const set = normals(50, 4);
    const before = await projected(set, {method: 'pca'});
    const turned = before.points.map((_, at) =>
      at % 2 === 0 ? 3 - before.points[at + 1]! : before.points[at - 1]!,
    );
    const parameters = {method: 'pca', alignTo: turned, components: [0, 1]} as const;
    const after = await projected(set, parameters);
    after.points.forEach((value, at) => expect(value).to.be.closeTo(turned[at]!, 1e-4));
    const placed = await analysis.transform(set, after, parameters, set.values);
    if (isRefusal(placed)) throw new Error(placed.refused);
    placed.points.forEach((value, at) => expect(value).to.be.closeTo(turned[at]!, 1e-4));
    const valueAt = ({plane}: Projection, x: number, y: number, d: number) =>
      plane!.origin[d]! + x * plane!.axes[d]! + y * plane!.axes[4 + d]!;
    for (let d = 0; d < 4; d++)
      expect(valueAt(after, turned[0]!, turned[1]!, d)).to.be.closeTo(
        valueAt(before, before.points[0]!, before.points[1]!, d),
        1e-5,
      );
  });

  it('measures by direction where it is asked to: neighbours, scores, UMAP, t-SNE and newcomers', async () => {
    // Five directions of forty points, of lengths from 1 to 100: another length is further than another direction.
    const noise = normals(200, 3).values;
    const values = Float32Array.from({length: 600}, (_, at) => {
      const [i, d] = [Math.floor(at / 3), at % 3];
      const angle = (i % 5) * 0.3;
      const length = 100 ** ((i * 0.618034) % 1);
      return length * ([Math.cos(angle), Math.sin(angle), 0.3][d]! + 0.02 * noise[at]!);
    });
    const labels = Uint8Array.from({length: 200}, (_, i) => i % 5);
    const straight = setOf(values, 3, 'straight');
    const directed: PointSet = {...straight, key: 'directed', distance: 'cosine'};
    const nearest = await analysis.nearest(directed, Float32Array.of(5, 0, 1.5), 40);
    if (isRefusal(nearest)) throw new Error(nearest.refused);
    expect([...nearest.indices].every((index) => index % 5 === 0)).to.be.true;
    expect(nearest.distances[39]).to.be.within(0, 0.01);
    const accuracies: number[] = [];
    for (const set of [straight, directed]) {
      const {points} = await projected(set, {method: 'umap', epochs: 100});
      const scores = await analysis.score(set, points, labels);
      if (isRefusal(scores)) throw new Error(scores.refused);
      accuracies.push(scores.spaceAccuracy!, scores.mapAccuracy!);
      if (set === directed) {
        const tsne = await projected(set, {method: 'tsne', iterations: 250, perplexity: 12});
        const ofTsne = await analysis.score(set, tsne.points, labels);
        accuracies.push((ofTsne as typeof scores).mapAccuracy!);
        expect(scores.trustworthiness).to.be.above(0.85);
      }
    }
    const [distance, onMap, direction, onDirectedMap, onDirectedTsne] = accuracies;
    expect(direction).to.equal(1);
    expect(onDirectedMap).to.equal(1);
    expect(onDirectedTsne).to.equal(1);
    expect(distance).to.be.below(0.95);
    expect(onMap).to.be.below(0.95);
    // A new point at a thousand times the length of any stands with those of its direction.
    const map = await projected(directed, {method: 'umap', epochs: 100});
    const placed = await analysis.transform(
      directed,
      map,
      {method: 'umap', epochs: 100},
      Float32Array.of(1e5, 0, 3e4),
    );
    if (isRefusal(placed)) throw new Error(placed.refused);
    const [x, y] = placed.points;
    const apart = (i: number) => Math.hypot(map.points[2 * i]! - x!, map.points[2 * i + 1]! - y!);
    const order = Array.from({length: 200}, (_, i) => i).sort((a, b) => apart(a) - apart(b));
    expect(order.slice(0, 5).every((i) => i % 5 === 0)).to.be.true;
  });

  it('shows UMAP and t-SNE from the first picture on, in frames that only move forward, and repeats them', async () => {
    const set = normals(120, 6);
    for (const parameters of [
      {method: 'umap', epochs: 60},
      {method: 'tsne', iterations: 120},
    ] as const) {
      const frames: AnalysisFrame[] = [];
      const outcome = await analysis.project(set, parameters, (frame) => frames.push(frame)).result;
      if (isRefusal(outcome)) throw new Error(outcome.refused);
      expect(frames.some(({points}) => points?.length === 240)).to.be.true;
      const shares = frames.filter(({stage}) => stage === 'layout').map(({progress}) => progress);
      expect(shares).to.deep.equal([...shares].sort((a, b) => a - b));
      expect(outcome.points.every(Number.isFinite)).to.be.true;
      expect(outcome.progress).to.equal(1);
      expect(analysis.known('test', parameters), 'kept for a reader who switches back').to.equal(outcome);
      const other = new Analysis();
      const again = await other.project(set, parameters).result;
      expect((again as Projection).points).to.deep.equal(outcome.points);
      other.dispose();
    }
  });

  it('pauses, goes on, and stops with the picture as it stands', async () => {
    const set = normals(300, 6);
    let heard: (frame: AnalysisFrame) => void = () => undefined;
    const layout = () =>
      new Promise<AnalysisFrame>((resolve) => {
        heard = (frame) => frame.stage === 'layout' && resolve(frame);
      });
    const first = layout();
    const run = analysis.project(set, {method: 'tsne', iterations: 1_000_000}, (frame) => heard(frame));
    await first;
    run.pause();
    // Once the pause has been answered, at most the frame of the pause itself is under way; then nothing moves.
    await analysis.ping();
    await analysis.ping();
    const frames: AnalysisFrame[] = [];
    heard = (frame) => frames.push(frame);
    for (let i = 0; i < 20; i++) await analysis.ping();
    expect(frames).to.have.length.at.most(1);
    const next = layout();
    run.resume();
    await next;
    run.stop();
    const outcome = await run.result;
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    expect(outcome.progress).to.be.within(0, 0.9);
    expect(outcome.points).to.have.length(600);
    expect(
      analysis.known('test', {method: 'tsne', iterations: 1_000_000}),
      'half a picture is not kept',
    ).to.equal(null);
  });

  it('cancels at once, by ending the worker, and starts another when asked again', async () => {
    const {workers, ended, restore} = watchWorkers();
    const set = normals(300, 6);
    let begun: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (begun = resolve));
    const run = analysis.project(set, {method: 'tsne', iterations: 1_000_000}, () => begun());
    await running;
    run.cancel();
    expect(await run.result.catch((error: Error) => error.name)).to.equal('AbortError');
    expect(ended).to.deep.equal(workers);
    expect(await projected(set, {method: 'pca'})).to.have.property('progress', 1);
    restore();
    expect([workers.length, ended.length]).to.deep.equal([2, 1]);
  });

  it('cancels one picture without harm to another', async () => {
    const set = normals(200, 6);
    const one = analysis.project(set, {method: 'tsne', iterations: 1_000_000});
    const other = analysis.project(set, {method: 'umap', epochs: 100});
    one.cancel();
    expect(await one.result.catch((error: Error) => error.name)).to.equal('AbortError');
    expect(await other.result).to.have.property('method', 'umap');
    expect(await analysis.ping()).to.have.property('sets', 1);
  });

  it('pauses from the start a picture that is told so before its worker has started', async () => {
    const run = analysis.project(normals(30, 6), {method: 'tsne', iterations: 50});
    run.pause();
    const pings = async () => {
      for (let i = 0; i < 50; i++) await analysis.ping();
      return 'paused';
    };
    expect(await Promise.race([run.result, pings()])).to.equal('paused');
    run.resume();
    expect(await run.result).to.have.property('progress', 1);
  });

  it('leaves others alone where a picture is cancelled that was there already', async () => {
    const set = normals(200, 6);
    const first = analysis.project(set, {method: 'pca'});
    const other = analysis.project(set, {method: 'umap', epochs: 100});
    await first.result;
    first.cancel();
    expect(await other.result).to.have.property('method', 'umap');
  });

  it('lets go of everything on dispose', async () => {
    const {workers, ended, restore} = watchWorkers();
    await analysis.ping();
    restore();
    const run = analysis.project(normals(300, 6), {method: 'tsne', iterations: 1_000_000});
    analysis.dispose();
    expect(await run.result.catch((error: Error) => error.name)).to.equal('AbortError');
    expect(workers).to.have.length(1);
    expect(ended).to.deep.equal(workers);
    expect(await analysis.ping().catch((error: Error) => error.name)).to.equal('AbortError');
  });

  it('rejects what waits where its worker was ended from outside, and starts another when asked again', async () => {
    const {workers, restore} = watchWorkers();
    const watched = new Analysis({limits: {silenceMs: 100, answerMs: 100}});
    const set = normals(300, 6);
    let begun: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (begun = resolve));
    const run = watched.project(set, {method: 'tsne', iterations: 1_000_000}, () => begun());
    await running;
    const asked = watched.nearest(set, set.values.slice(0, 6), 3);
    workers[0]!.terminate();
    const names = [run.result, asked].map((one) => one.catch((error: Error) => error.name));
    expect(await Promise.all(names)).to.deep.equal(['WorkerEnded', 'WorkerEnded']);
    expect(await watched.project(set, {method: 'pca'}).result).to.have.property('progress', 1);
    restore();
    watched.dispose();
    expect(workers).to.have.length(2);
  });

  it('rejects what waits in the same way where its worker says that it broke', async () => {
    const {workers, ended, restore} = watchWorkers();
    await analysis.ping();
    restore();
    const run = analysis.project(normals(300, 6), {method: 'tsne', iterations: 1_000_000});
    workers[0]!.dispatchEvent(new Event('error'));
    const error = await run.result.catch((reason: unknown) => reason);
    expect(error).to.include({name: 'WorkerEnded', message: 'worker-lost'});
    expect(ended).to.deep.equal(workers);
  });

  it('leaves a worker alone that has nothing to say while a picture is paused', async () => {
    let paused = false;
    let asked = 0;
    let askedOften: () => void = () => undefined;
    const silences = new Promise<void>((resolve) => (askedOften = resolve));
    const {postMessage} = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, ...given: [unknown]) {
      // A slow machine is asked before its first frame, too.
      if (paused && (given[0] as {path?: string[]}).path?.[0] === 'ping' && ++asked === 3) askedOften();
      postMessage.apply(this, given);
    } as typeof postMessage;
    const watched = new Analysis({limits: {silenceMs: 20}});
    const run = watched.project(normals(300, 6), {method: 'tsne', iterations: 1_000_000}, ({points}) => {
      // A slow machine tells how far it is before there is a picture.
      if (!points) return;
      paused = true;
      run.pause();
    });
    await silences;
    Worker.prototype.postMessage = postMessage;
    run.stop();
    expect(await run.result)
      .to.have.property('points')
      .with.length(600);
    watched.dispose();
  });

  it('is let go of while its worker starts: what waits is told at once, and the worker is ended', async () => {
    const {workers, restore} = watchWorkers();
    const {terminate} = Worker.prototype;
    const ended = new Promise<Worker>((resolve) => {
      Worker.prototype.terminate = function (this: Worker) {
        terminate.call(this);
        resolve(this);
      };
    });
    const asked = analysis.ping().catch((error: Error) => error.name);
    analysis.dispose();
    expect(await Promise.race([asked, ended])).to.equal('AbortError');
    expect(await ended).to.equal(workers[0]);
    Worker.prototype.terminate = terminate;
    restore();
  });

  it('answers about more sets at once than its worker keeps', async () => {
    const asked = Array.from({length: 6}, (_, i) => {
      const set = normals(20, 3, `set ${i}`);
      return analysis.nearest(set, set.values.slice(3 * i, 3 * i + 3), 1);
    });
    const nearest = (await Promise.all(asked)).map((one) => 'indices' in one && [...one.indices]);
    expect(nearest).to.deep.equal([[0], [1], [2], [3], [4], [5]]);
  });

  it('has a finite picture for few, equal and one-dimensional points', async () => {
    const sets = {
      'one point': [[1, 2, 3], 3],
      'two points': [[1, 2, 3, 4, 5, 7], 3],
      'five points, fewer than neighbours': [Array.from({length: 15}, (_, i) => Math.sin(i)), 3],
      'forty equal points': [Array.from({length: 120}, (_, i) => i % 3), 3],
      'two heaps of equal points': [Array.from({length: 120}, (_, i) => (i < 60 ? 0 : 5)), 3],
      'one dimension': [Array.from({length: 60}, (_, i) => i % 13), 1],
      'tiny numbers': [Array.from({length: 60}, (_, i) => 1e-30 * Math.sin(i * i)), 2],
      'huge numbers': [Array.from({length: 60}, (_, i) => 1e15 * Math.sin(i * i)), 2],
    } as const;
    for (const [name, [values, width]] of Object.entries(sets))
      for (const method of ['pca', 'umap', 'tsne'] as const) {
        const {points} = await projected(setOf(values, width, name), {method, epochs: 30, iterations: 60});
        expect(points, `${method} of ${name}`).to.have.length((2 * values.length) / width);
        expect(points.every(Number.isFinite), `${method} of ${name}`).to.be.true;
      }
  });

  it('refuses nothing, what is not a number, and places that a method does not have, and says so', async () => {
    expect(await analysis.project(setOf([], 2, 'none'), {method: 'pca'}).result).to.deep.equal({
      refused: 'no-points',
      values: {},
    });
    const bad = setOf([1, 2, NaN, 3, Infinity, 4, 5, 6], 2, 'bad');
    const refusal = {refused: 'not-finite', values: {count: 2, first: 1}};
    expect(await analysis.project(bad, {method: 'umap'}).result).to.deep.equal(refusal);
    expect(await analysis.score(bad, new Float32Array(8), null)).to.deep.equal(refusal);
    const set = normals(40, 3);
    const parameters = {method: 'tsne', iterations: 20} as const;
    const map = await projected(set, parameters);
    expect(await analysis.transform(set, map, parameters, set.values)).to.have.property(
      'refused',
      'no-transform',
    );
  });

  it('scores a map, and finds neighbours', async () => {
    const set = normals(100, 2);
    const labels = Uint8Array.from({length: 100}, (_, i) => (set.values[2 * i]! > 0 ? 1 : 0));
    const scores = await analysis.score(set, set.values, labels);
    expect(scores).to.include({trustworthiness: 1, trustworthinessK: 12, accuracyK: 10, count: 100});
    if (isRefusal(scores)) throw new Error(scores.refused);
    expect(scores.mapAccuracy).to.equal(scores.spaceAccuracy);
    expect(scores.mapAccuracy).to.be.above(0.85);
    const few = await analysis.score(
      setOf([0, 1, 2], 1, 'few'),
      new Float32Array(6),
      Uint8Array.from([0, 1, 0]),
    );
    expect(few).to.include({trustworthiness: null, lost: null, mapAccuracy: null, count: 3});
    expect([...scores.lost!], 'the space itself loses nothing').to.deep.equal(Array(100).fill(0));
    const flat = await analysis.score(
      set,
      set.values.map((value, at) => (at % 2 === 0 ? value : 0)),
      labels,
    );
    if (isRefusal(flat)) throw new Error(flat.refused);
    expect(Math.max(...flat.lost!)).to.be.within(6, 12);
    const near = await analysis.nearest(set, set.values.slice(0, 2), 3);
    if (isRefusal(near)) throw new Error(near.refused);
    expect(near.indices[0]).to.equal(0);
    expect(near.distances[0]).to.equal(0);
  });

  it('holds a bounded number of sets, and its memory stays flat over ten projections', async () => {
    for (let i = 0; i < 6; i++) await projected(normals(50, 3, `set ${i}`), {method: 'pca'});
    const {sets, jobs} = await analysis.ping();
    expect([sets, jobs]).to.deep.equal([4, 0]);
    const set = normals(80, 4, 'flat');
    const sizes: number[] = [];
    for (let seed = 0; seed < 10; seed++) {
      await projected(set, {method: 'umap', epochs: 20, seed});
      sizes.push((await analysis.ping()).bytes);
    }
    expect(new Set(sizes).size, sizes.join()).to.be.at.most(2);
  });
});
