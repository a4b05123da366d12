import {expect} from '@open-wc/testing';
import {keyAct} from '../../../src/components/latent-view/map/map-keys.ts';
import {classMiddles, spread} from '../../../src/components/latent-view/map/class-centroids.ts';
import {MapMotion} from '../../../src/components/latent-view/map/map-motion.ts';
import {Thumbnails} from '../../../src/components/latent-view/map/map-thumbnails.ts';
import {codeAt, meanCode, nearestPlaces} from '../../../src/components/latent-view/place-code.ts';
import {pointsOf} from '../../../src/components/latent-view/points.ts';
import type {Embedding} from '../../../src/components/latent-view/projector.ts';
import {codePlaces, firstChoice, type ViewChoice} from '../../../src/components/latent-view/view-choice.ts';
import {scalesOf} from '../../../src/charts/map-frame.ts';

function picture(
  kind: ViewChoice['kind'],
  codes: readonly number[],
  width: number,
  more: Partial<Embedding> = {},
): Embedding {
  const values = Float32Array.from(codes);
  const points = pointsOf({values, count: codes.length / width, width}, null);
  const choice = {...firstChoice, kind};
  return {choice, points, places: codePlaces(points, choice.dims), projection: null, ...more};
}

describe('the code of a place', () => {
  it('of the code itself is the place; of a longer code two of its numbers', () => {
    expect(codeAt(picture('code', [1, 2, 3, 4], 2), [7, 8], -1)).to.deep.equal({
      rule: 'exact',
      code: Float32Array.of(7, 8),
    });
    const long = picture('code', [1, 2, 3, 5, 6, 7], 3);
    expect(codeAt(long, [9, 8], 1)).to.deep.equal({rule: 'others-point', code: Float32Array.of(9, 8, 7)});
    expect(codeAt(long, [9, 8], -1)).to.deep.equal({rule: 'others-mean', code: Float32Array.of(9, 8, 5)});
    expect(codeAt(picture('code', [1, 2], 1), [4, 99], -1)).to.deep.equal({
      rule: 'exact',
      code: Float32Array.of(4),
    });
    const twice = picture('code', [1, 2, 3, 4], 2);
    const same = {...twice, choice: {...twice.choice, dims: [1, 1] as const}};
    expect(codeAt(same, [9, 8], -1)?.rule, 'one number on both axes leaves the other open').to.equal(
      'others-mean',
    );
  });

  it('of PCA is on its plane', () => {
    const projection = {
      method: 'pca',
      points: new Float32Array(4),
      explained: null,
      plane: {origin: Float32Array.of(10, 20, 30), axes: Float32Array.of(1, 0, 0, 0, 0, 1)},
      used: {},
      progress: 1,
      elapsedMs: 0,
    } as const;
    const of = picture('pca', [0, 0, 0, 1, 1, 1], 3, {projection});
    expect(codeAt(of, [2, 3], 0)).to.deep.equal({rule: 'plane', code: Float32Array.of(12, 20, 33)});
    expect(codeAt(picture('pca', [0, 0, 0, 1, 1, 1], 3), [2, 3], 0), 'in the making').to.equal(null);
  });

  it('of a map without a way back is the mean of the nearest five, the nearer the more', () => {
    const places = Float32Array.of(0, 0, 4, 0, 0, 100, 0, 101, 0, 102, 0, 103);
    const of = picture('umap', [0, 10, 50, 50, 50, 50], 1, {places});
    expect(codeAt(of, [4, 0], -1)).to.deep.equal({rule: 'nearest', code: Float32Array.of(10)});
    const two = picture('umap', [0, 10], 1, {places: Float32Array.of(0, 0, 4, 0)});
    // Three times as near to the second.
    expect(codeAt(two, [3, 0], -1)).to.deep.equal({rule: 'nearest', code: Float32Array.of(7.5)});
    expect(nearestPlaces(places, [0, 100.4], 2).map(({index}) => index)).to.deep.equal([2, 3]);
  });

  it('passes over what is not a number', () => {
    expect([...meanCode(picture('code', [1, NaN, 3, 4], 2))]).to.deep.equal([2, 4]);
    expect(nearestPlaces(Float32Array.of(NaN, 0, 1, 1), [0, 0], 5).map(({index}) => index)).to.deep.equal([
      1,
    ]);
    expect(nearestPlaces(new Float32Array(), [0, 0], 5)).to.deep.equal([]);
  });
});

describe('motion of a map', () => {
  const to = (x: number) => picture('code', [x, 0, x + 10, 10], 2);

  it('eases from where points are, and ends exactly there', () => {
    const motion = new MapMotion();
    motion.show(to(0), 0, false);
    expect([...motion.places]).to.deep.equal([0, 0, 10, 10]);
    motion.show(to(1), 1000, false);
    expect(motion.step(1050)).to.equal(true);
    const between = motion.places[0]!;
    expect(between).to.be.within(0.1, 0.9);
    // Turned round on its way: no jump.
    motion.show(to(-1), 1050, false);
    motion.step(1050);
    expect(motion.places[0]).to.be.closeTo(between, 1e-6);
    expect(motion.step(5000)).to.equal(false);
    expect([...motion.places]).to.deep.equal([-1, 0, 9, 10]);
  });

  it('is none where nothing may move, where the map is another, or where there are more than 10,000 points', () => {
    const still = new MapMotion();
    still.show(to(0), 0, true);
    const before = still.domain;
    still.show(to(0.5), 10, true);
    expect(still.places[0]).to.equal(0.5);
    expect(still.step(11)).to.equal(false);
    expect(still.domain, 'axes stay where the points fit').to.equal(before);
    const other = new MapMotion();
    other.show(to(0), 0, false);
    other.show(picture('umap', [0, 0, 1, 1], 2, {places: Float32Array.of(5, 5, 6, 6)}), 10, false);
    expect(other.step(11)).to.equal(false);
    const many = (x: number) =>
      picture(
        'code',
        Array.from({length: 20_002}, (_, i) => x + (i % 7)),
        2,
      );
    const crowd = new MapMotion();
    crowd.show(many(0), 0, false);
    crowd.show(many(0.1), 10, false);
    expect(crowd.step(11)).to.equal(false);
  });

  it('comes at once from nowhere, and to nowhere', () => {
    const motion = new MapMotion();
    motion.show(picture('code', [NaN, 0, 1, 1], 2), 0, false);
    motion.show(to(0), 10, false);
    motion.step(20);
    expect(motion.places[0]).to.equal(0);
    motion.show(null, 30, false);
    expect(motion.embedding).to.equal(null);
    expect(motion.places).to.have.length(0);
  });
});

describe('names of classes', () => {
  it('stand at medians, strays or not, and not upon each other', () => {
    const places = Float32Array.of(0, 0, 1, 1, 2, 2, 1000, 1000, NaN, 1, 5, 5);
    const middles = classMiddles(places, Uint8Array.of(3, 3, 3, 3, 3, 7));
    expect(middles).to.deep.equal([
      {label: 3, x: 2, y: 2, count: 4},
      {label: 7, x: 5, y: 5, count: 1},
    ]);
    expect(classMiddles(places, null)).to.deep.equal([]);
    const scales = scalesOf({x: [0, 1], y: [0, 1]}, 100, {k: 1, x: 0, y: 0});
    const [a, b] = spread(
      [
        {x: 0.5, y: 0.5},
        {x: 0.5, y: 0.5},
      ],
      scales,
    );
    expect(Math.hypot(a!.x - b!.x, a!.y - b!.y) * 100).to.be.at.least(16);
  });
});

describe('pictures in place of points', () => {
  const lines = {across: [10, 0], down: [10, 0]} as const;
  const images = [255, 0].map((value) => new Uint8Array(784).fill(value));
  const inked = ({canvas}: {readonly canvas: HTMLCanvasElement}) =>
    canvas.getContext('2d')!.getImageData(0, 0, 1, 1).data[3];

  it('are of those in sight whose images are here, and none where they are too many', () => {
    const thumbnails = new Thumbnails();
    const places = Float32Array.of(1, 1, 2, 2, 3, 3, 99, 1, NaN, 1);
    const imageOf = (index: number) => (index === 1 ? null : images[0]!);
    const found = thumbnails.inSight(places, lines, 100, imageOf, () => 'red');
    expect(found.map(({index, x, y}) => [index, x, y])).to.deep.equal([
      [0, 10, 10],
      [2, 30, 30],
    ]);
    expect(
      thumbnails.inSight(new Float32Array(502).fill(1), lines, 100, imageOf, () => 'red'),
    ).to.have.length(0);
  });

  it('leave each other room where many are wanted: the first ones, the same wherever the map is moved', () => {
    const thumbnails = new Thumbnails();
    const places = Float32Array.from({length: 600}, (_, at) => (at % 2 === 0 ? (at / 2) % 20 : at / 40));
    const shown = (left: number) =>
      thumbnails.inSight(
        places,
        {across: [10, left], down: [10, 10]},
        400,
        () => images[0]!,
        () => 'red',
        true,
      );
    const all = shown(10);
    expect(all.length).to.be.within(20, 80);
    expect(all[0]!.index).to.equal(0);
    for (const a of all)
      for (const b of all) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).to.be.at.least(24);
    expect(shown(17).map(({index}) => index)).to.deep.equal(all.map(({index}) => index));
  });

  it('are made once, and again of other images in the same places', () => {
    const thumbnails = new Thumbnails();
    const first = (image: Uint8Array) =>
      thumbnails.inSight(
        Float32Array.of(1, 1),
        lines,
        100,
        () => image,
        () => 'red',
      )[0]!;
    expect(inked(first(images[0]!))).to.equal(255);
    expect(first(images[0]!.subarray())).to.have.property('canvas', first(images[0]!).canvas);
    expect(inked(first(images[1]!))).to.equal(0);
  });
});

describe('keys of a map', () => {
  const act = (key: string, more: KeyboardEventInit = {}) =>
    keyAct(new KeyboardEvent('keydown', {key, ...more}));
  it('mean one thing each', () => {
    expect(act('ArrowUp')).to.deep.equal({kind: 'move', x: 0, y: 1});
    expect(act('ArrowUp', {shiftKey: true})).to.deep.equal({kind: 'pan', x: 0, y: 1});
    expect(act('ArrowUp', {altKey: true})).to.deep.equal({kind: 'place', x: 0, y: 1});
    expect(act('8')).to.deep.equal({kind: 'class', label: 8});
    expect(act('PageUp')).to.deep.equal({kind: 'next', by: -1});
    expect(act('PageDown')).to.deep.equal({kind: 'next', by: 1});
    expect(act('=')).to.deep.equal({kind: 'zoom', factor: 1.4});
    expect(act(' ')).to.deep.equal({kind: 'choose'});
    for (const [key, more] of [
      ['Tab', {}],
      ['a', {}],
      ['ArrowUp', {ctrlKey: true}],
      ['ArrowUp', {metaKey: true}],
      ['1', {altKey: true}],
    ] as const)
      expect(act(key, more), key).to.equal(null);
  });
});
