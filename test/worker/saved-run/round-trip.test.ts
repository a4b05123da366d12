import {expect} from '@open-wc/testing';
import {optimizers} from '../../../src/recipe/names.ts';
import type {SavedRun} from '../../../src/protocol/saved-run.ts';
import {writeRun} from '../../../src/worker/saved-run/write.ts';
import {Yielder} from '../../../src/worker/scheduling/yielder.ts';
import {bytesOf, partsOf, read, refusal, shapesOf, someRun, smallTexts, written} from './support.ts';

const shapes: Record<string, Record<string, string>> = {
  'the tutorial’s': {},
  'one unit': {'encoding-dim': '1'},
  'odd layers': {'hidden-units': '7,5', 'encoding-dim': '3'},
  'eight hidden layers': {'hidden-units': '9,8,7,6,5,4,3,2', 'encoding-dim': '1'},
  'a code wider than a picture': {'encoding-dim': '801', 'hidden-units': '3'},
};

describe('a saved run', () => {
  for (const optimizer of optimizers) {
    for (const [name, shape] of Object.entries(shapes)) {
      it(`comes back bit for bit: ${optimizer}, ${name}`, async () => {
        const run = someRun({...shape, optimizer});
        expect(await read(await written(run))).to.deep.equal(run);
      });
    }
  }

  it('comes back without pictures, without labels, or without reconstructions', async () => {
    const bare = someRun(smallTexts, 0);
    expect(await read(await written(bare))).to.deep.equal(bare);
    const run = someRun(smallTexts, 3);
    const others: SavedRun[] = [
      {...run, samples: {...run.samples!, labels: null}},
      {...run, reconstructions: null},
      {...run, meanImageLoss: null, status: 'done', epochs: 3},
      someRun(smallTexts, 200),
    ];
    for (const other of others) expect(await read(await written(other))).to.deep.equal(other);
  });

  it('of an author’s own images says how many there were, and may be further on than any data set would let it', async () => {
    const run: SavedRun = {
      ...someRun({...smallTexts, 'train-size': 'all'}),
      authorData: {train: 1_500_000, test: 20},
      position: {epoch: 2, batch: 74_999, lossSum: 12.5, lossImages: 60},
    };
    expect(await read(await written(run))).to.deep.equal(run);
  });

  it('keeps the odd numbers that floats have', async () => {
    const run = someRun(smallTexts);
    const odd = new Float32Array([-0, 1e-45, -1e-45, 3.4028234663852886e38, 1.17549435e-38]);
    (run.state.weights[0] as Float32Array).set(odd);
    const back = await read(await written(run));
    const bits = (values: ArrayLike<number>) => [...new Uint32Array(Float32Array.from(values).buffer)];
    expect(bits(back.state.weights[0]!)).to.deep.equal(bits(run.state.weights[0]!));
  });

  it('may have begun no epoch, and may have a history of ten thousand', async () => {
    const start: SavedRun = {
      ...someRun(smallTexts),
      history: {loss: [], valLoss: []},
      position: {epoch: 0, batch: 0, lossSum: 0, lossImages: 0},
    };
    expect(await read(await written(start))).to.deep.equal(start);
    const losses = Array.from({length: 10_000}, (_, i) => 1 / (i + 3));
    const long: SavedRun = {
      ...someRun(smallTexts),
      epochs: 10_000,
      history: {loss: losses, valLoss: losses.toReversed()},
      position: {epoch: 10_000, batch: 0, lossSum: 0, lossImages: 0},
    };
    const bytes = await written(long);
    expect(bytes.length).to.be.below(1_000_000);
    expect(await read(bytes)).to.deep.equal(long);
  });

  it('is the same file each time, and through rests', async () => {
    const run = someRun({optimizer: 'nadam'});
    const yielder = new Yielder(0);
    const rested = await bytesOf(await writeRun(run, '1.2.3', 'full', {yielder}));
    yielder.dispose();
    expect(rested).to.deep.equal(await written(run));
  });

  it('is safetensors, to a reader that knows nothing else', async () => {
    const run = someRun({'hidden-units': '6', 'encoding-dim': '2', optimizer: 'adadelta'});
    const bytes = await written(run);
    const {header, body} = partsOf(bytes);
    const {__metadata__: metadata, ...tensors} = header;
    expect((bytes.length - body.length) % 8).to.equal(0);
    for (const text of Object.values(metadata)) expect(text).to.be.a('string');
    let at = 0;
    const sizes = {F32: 4, U8: 1} as const;
    const values: Record<string, number[]> = {};
    const listed = Object.entries(tensors) as [
      string,
      {dtype: keyof typeof sizes; shape: number[]; data_offsets: [number, number]},
    ][];
    for (const [name, {dtype, shape, data_offsets}] of listed) {
      expect(data_offsets[0]).to.equal(at);
      at = data_offsets[1];
      expect(at - data_offsets[0]).to.equal(sizes[dtype] * shape.reduce((a, b) => a * b));
      const data = body.slice(...data_offsets);
      values[name] = [...(dtype === 'F32' ? new Float32Array(data.buffer) : data)];
    }
    expect(at).to.equal(body.length);
    expect(listed.map(([name, {shape}]) => `${name} ${shape}`)).to.deep.equal([
      ...['', 'accum_grad', 'accum_var'].flatMap((slot) =>
        [
          ['dense_1/kernel', '784,6'],
          ['dense_1/bias', '6'],
          ['dense_2/kernel', '6,2'],
          ['dense_2/bias', '2'],
          ['dense_3/kernel', '2,6'],
          ['dense_3/bias', '6'],
          ['dense_4/kernel', '6,784'],
          ['dense_4/bias', '784'],
        ].map(([name, shape]) =>
          slot === '' ? `${name}:0 ${shape}` : `Adadelta/${name}/${slot}:0 ${shape}`,
        ),
      ),
      'reconstructions 10,784',
      'samples 10,28,28',
    ]);
    expect(values['dense_3/kernel:0']).to.deep.equal([...run.state.weights[4]!]);
    expect(values['Adadelta/dense_4/bias/accum_var:0']).to.deep.equal([...run.state.slots[1]![7]!]);
    expect(values['samples']).to.deep.equal([...run.samples!.images]);
    expect(JSON.parse(metadata['history']!)).to.deep.equal(run.history);
  });

  it('says which version of the library wrote it', async () => {
    const {header} = partsOf(await bytesOf(await writeRun(someRun(smallTexts), '12.3.4-rc.5', 'full')));
    expect(header.__metadata__['version']).to.equal('12.3.4-rc.5');
  });

  it('says by a digest of all its other bytes that it is whole', async () => {
    const bytes = await written(someRun(smallTexts));
    const text = new TextDecoder().decode(bytes.subarray(8, 8 + 91));
    const [, digest] = /^\{"__metadata__":\{"sha256":"([0-9a-f]{64})$/.exec(text)!;
    const others = Uint8Array.from([...bytes.subarray(0, 8 + 27), ...bytes.subarray(8 + 91)]);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', others));
    expect(digest).to.equal([...hash].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  });

  it('is the same on a page that is not secure, which has no crypto.subtle', async () => {
    const run = someRun(smallTexts);
    const bytes = await written(run);
    Object.defineProperty(crypto, 'subtle', {value: undefined, configurable: true});
    try {
      expect(crypto.subtle).to.equal(undefined);
      expect(await written(run)).to.deep.equal(bytes);
      expect(await read(bytes)).to.deep.equal(run);
      bytes[bytes.length - 1]! ^= 1;
      expect(await refusal(bytes, 'a flipped bit')).to.equal('damaged');
    } finally {
      delete (crypto as {subtle?: unknown}).subtle;
    }
    expect(crypto.subtle).not.to.equal(undefined);
  });

  it('cannot be written where it contradicts itself', async () => {
    const run = someRun(smallTexts);
    const {state, samples, position, history} = run;
    const wrong: Record<string, SavedRun> = {
      'history ahead': {...run, position: {...position, epoch: 1}},
      'history behind': {...run, position: {...position, epoch: 3}},
      'one loss missing': {...run, history: {...history, valLoss: [1]}},
      'fewer epochs than begun': {...run, epochs: 2},
      'another network': {...run, texts: {...smallTexts, 'encoding-dim': '2'}},
      'another optimizer': {...run, texts: {...smallTexts, optimizer: 'sgd'}},
      'no such recipe': {...run, texts: {...smallTexts, 'encoding-dim': '0'}},
      'no slots': {...run, state: {...state, slots: []}},
      'not numbers': {
        ...run,
        state: {...state, weights: state.weights.map((values) => values.map(() => NaN))},
      },
      'negative squares': {
        ...run,
        state: {...state, slots: [state.slots[0]!, state.slots[1]!.map((v) => v.map(() => -1))]},
      },
      'a loss that is no number': {...run, history: {...history, loss: [NaN, 1]}},
      'too few pictures': {...run, samples: {...samples!, images: new Uint8Array(784)}},
      'too few labels': {...run, samples: {...samples!, labels: [1]}},
      'too many pictures': someRun(smallTexts, 201),
    };
    for (const [name, one] of Object.entries(wrong)) {
      const error = await written(one).catch((thrown: unknown) => thrown);
      expect(error, name).to.be.instanceOf(TypeError);
    }
    expect(shapesOf(smallTexts).lengths).to.have.length(4);
  });
});
