import {expect} from '@open-wc/testing';
import {stream, type RandomStream} from './random.ts';
import type {SavedRun} from '../../../src/protocol/saved-run.ts';
import {fileOf, partsOf, read, refusal, someRun, smallTexts, withDigest, written} from './support.ts';
import type {Bytes, FileParts} from './support.ts';

const reasons = ['not-a-run', 'damaged', 'recipe', 'not-numbers'];

function flipped(bytes: Bytes, bit: number): Bytes {
  const changed = bytes.slice();
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}

/** A file that says something else of itself, under a digest that holds. */
function changed(bytes: Bytes, change: (parts: FileParts) => void): Bytes {
  const parts = partsOf(bytes);
  change(parts);
  return fileOf(parts);
}

describe('a damaged saved run', function () {
  // Thousands of checksums.
  this.timeout(180_000);
  let files: Record<'full' | 'show', Bytes>;
  let random: RandomStream;
  before(async () => {
    const run = someRun(smallTexts, 2);
    files = {full: await written(run), show: await written(run, 'show')};
    random = stream(1);
  });

  for (const form of ['full', 'show'] as const) {
    it(`is refused for any single bit of 3,000: ${form}`, async () => {
      const bytes = files[form];
      for (let i = 0; i < 3000; i++) {
        const bit = random(bytes.length * 8);
        expect(await refusal(flipped(bytes, bit), `bit ${bit}`)).to.be.oneOf(reasons);
      }
    });

    it(`is refused for a bit in any byte of its header: ${form}`, async () => {
      const bytes = files[form];
      const end = bytes.length - partsOf(bytes).body.length;
      for (let at = 0; at < end; at++) await refusal(flipped(bytes, 8 * at + random(8)), `byte ${at}`);
    });

    it(`is called damaged, and not of a bad recipe, for any bit of its recipe: ${form}`, async () => {
      const bytes = files[form];
      const header = new TextDecoder().decode(bytes.subarray(0, bytes.length - partsOf(bytes).body.length));
      const [from, to] = [header.indexOf('"recipe"'), header.indexOf('"status"')];
      expect(to - from).to.be.above(80);
      for (let bit = 8 * from; bit < 8 * to; bit++)
        expect(await refusal(flipped(bytes, bit), `bit ${bit}`), `bit ${bit}`).to.equal('damaged');
    });

    it(`is refused where it is cut, or goes on: ${form}`, async () => {
      const bytes = files[form];
      const end = bytes.length - partsOf(bytes).body.length;
      const lengths = [...Array(140).keys(), end - 1, end, end + 1, bytes.length - 1];
      for (let i = 0; i < 200; i++) lengths.push(random(bytes.length));
      for (const length of lengths) await refusal(bytes.slice(0, length), `cut at ${length}`);
      for (const more of [1, 8, 5000]) {
        const longer = new Uint8Array(bytes.length + more);
        longer.set(bytes);
        await refusal(longer, `${more} more`);
      }
    });
  }

  it('is refused where pieces of it changed places', async () => {
    const bytes = files.full;
    for (let i = 0; i < 200; i++) {
      const other = bytes.slice();
      const [one, two] = [random(bytes.length - 64), random(bytes.length - 64)];
      other.copyWithin(one, two, two + 64);
      if (other.some((byte, at) => byte !== bytes[at])) await refusal(other, `${two} to ${one}`);
    }
  });

  it('is told apart from another kind of file', async () => {
    const text = (content: string) => new TextEncoder().encode(content);
    const others: Record<string, Bytes> = {
      empty: new Uint8Array(),
      html: text('<!doctype html><title>Not found</title>'),
      zeros: new Uint8Array(5000),
      'all ones': new Uint8Array(5000).fill(0xff),
      'safetensors of others': fileOf({
        header: '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'.padEnd(120),
        body: new Uint8Array(4),
      }),
    };
    for (const [name, bytes] of Object.entries(others))
      expect(await refusal(bytes, name)).to.equal('not-a-run');
  });
});

describe('a saved run that lies, under a digest that holds', () => {
  let run: SavedRun;
  let bytes: Bytes;
  before(async () => {
    run = someRun(smallTexts, 2);
    bytes = await written(run);
  });

  it('is taken where it does not lie: the digest of these tests is the file’s', async () => {
    expect(fileOf(partsOf(bytes)).length).to.be.at.most(bytes.length);
    expect(await read(fileOf(partsOf(bytes)))).to.deep.equal(run);
    expect(withDigest(bytes.slice())).to.deep.equal(bytes);
  });

  it('is refused for what cannot be', async () => {
    const lies: Record<string, Record<string, unknown>> = {
      epochs: {values: [0, 1, 2, -1, 2.5, 1e7, 1e300, null, '30', [], {}, true]},
      status: {values: ['training', 'error', '', null, 1, ['done']]},
      meanImageLoss: {values: ['1', [], {}, true]},
      'position.epoch': {values: [0, 1, 3, -2, 1.5, 1e300, null, '2', []]},
      'position.batch': {values: [-1, 0.5, 6, 1e9, null, '3']},
      'position.lossSum': {values: [null, '1', [], true]},
      'position.lossImages': {values: [-1, 0.5, 61, 1e300, null]},
      'optimizer.step': {values: [-1, 0.5, 1e300, null, '4']},
      'optimizer.schedule': {values: [0, -1, 2, 0.5, null, '1']},
      'history.loss': {values: [[], [1], [1, 2, 3], [1, null], [1, '2'], null, {0: 1, 1: 2, length: 2}]},
      'history.valLoss': {values: [[], [1], [1, 2, 3], ['1', 2], 'ab']},
      'samples.indices': {values: [[], [1], [1, -1], [1, 1.5], [1, 1e7], [1, null], null, [1, 2, 3]]},
      'samples.labels': {values: [[], [1], [1, 256], [1, -1], [1, 0.5], [1, 2, 3], 'ab']},
      samples: {values: [null, [], 7, {indices: [1, 2]}]},
      'recipe.encoding-dim': {values: [null, 32, '0', '2', '1e3', 'many']},
      'recipe.optimizer': {values: ['sgd', 'adamw', 'rmsprop', 'nadam', '__proto__']},
      'recipe.hidden-units': {values: ['2048,2048,2048,2048,2048,2048', '5', '-1']},
      authorData: {
        values: [
          7,
          [],
          'x',
          {},
          true,
          {train: 60},
          ...[0, 1.5, 1e9, '60', null].map((train) => ({train, test: 1})),
        ],
      },
      recipe: {values: [null, [], 'x', 3]},
    };
    for (const [path, {values}] of Object.entries(lies)) {
      const [name, inner] = path.split('.') as [string, string | undefined];
      for (const value of values as unknown[]) {
        const lie = changed(bytes, ({header}) => {
          const told = JSON.parse(header.__metadata__[name]!) as Record<string, unknown>;
          if (inner) told[inner] = value;
          header.__metadata__[name] = JSON.stringify(inner ? told : value);
        });
        const what = `${path} ${JSON.stringify(value)}`;
        expect(await refusal(lie, what), what).to.be.oneOf(['damaged', 'recipe']);
      }
    }
  });

  it('is refused for its recipe only where it is whole', async () => {
    const ahead = changed(bytes, ({header}) => {
      const told = JSON.parse(header.__metadata__['recipe']!) as Record<string, string>;
      header.__metadata__['recipe'] = JSON.stringify({...told, optimizer: 'of-tomorrow'});
    });
    expect(await refusal(ahead, 'whole')).to.equal('recipe');
    expect(await refusal(ahead.slice(0, -1), 'cut')).to.equal('damaged');
    expect(await refusal(flipped(ahead, 8 * ahead.length - 1), 'a bit of its data')).to.equal('damaged');
  });

  it('is refused where words are missing, or are none', async () => {
    for (const name of Object.keys(partsOf(bytes).header.__metadata__)) {
      if (name === 'version' || name === 'sha256') continue;
      for (const value of [undefined, '', '{', 'NaN', 7, null]) {
        const lie = changed(bytes, ({header}) => {
          (header.__metadata__ as Record<string, unknown>)[name] = value;
        });
        await refusal(lie, `${name} ${value}`);
      }
    }
  });

  it('is refused for a schedule that nadam cannot have', async () => {
    const nadam = await written(someRun({...smallTexts, optimizer: 'nadam'}, 2));
    const told = (optimizer: unknown) =>
      changed(nadam, ({header}) => (header.__metadata__['optimizer'] = JSON.stringify(optimizer)));
    for (const schedule of [1, 1.5, -1e-9, null]) await refusal(told({step: 3, schedule}), `${schedule}`);
    await refusal(told({step: 0, schedule: 0.5}), 'before the first step');
    // After some hundred steps the product is smaller than any number.
    expect((await read(told({step: 5000, schedule: 0}))).state.schedule).to.equal(0);
  });

  it('is refused for arrays that are not its recipe’s, or stand otherwise', async () => {
    type Told = {dtype: string; shape: unknown; data_offsets: unknown} & Record<string, unknown>;
    const of = (header: FileParts['header'], name = 'dense_1/bias:0') => header[name] as Told;
    const lies: Record<string, (parts: FileParts) => void> = {
      missing: ({header}) => delete header['samples'],
      'one more, of no bytes': ({header, body}) =>
        (header['more'] = {dtype: 'U8', shape: [0], data_offsets: [body.length, body.length]}),
      'another name': ({header}) => {
        header['dense_9/bias:0'] = header['dense_1/bias:0'];
        delete header['dense_1/bias:0'];
      },
      'another type': ({header}) => (of(header).dtype = 'I32'),
      'a type of Object.prototype': ({header}) => (of(header).dtype = 'toString'),
      'another shape': ({header}) => (of(header).shape = [1, 1]),
      'a shape that is none': ({header}) => (of(header).shape = [-1]),
      'a vast shape': ({header}) => (of(header).shape = [2 ** 40]),
      'half a row': ({header}) => (of(header).shape = [0.5, 2]),
      'a hole': ({header}) => (of(header).data_offsets = [3140, 3144]),
      'offsets backwards': ({header}) => (of(header).data_offsets = [3140, 3136]),
      'three offsets': ({header}) => (of(header).data_offsets = [3136, 3140, 3144]),
      'an overlap': ({header}) => (of(header).data_offsets = [0, 4]),
      'something else beside': ({header}) => (of(header)['more'] = 1),
      'no array': ({header}) => (header['dense_1/bias:0'] = []),
      'metadata that are no texts': ({header}) => ((header.__metadata__ as Record<string, unknown>)['x'] = 1),
      'arrays in another order': ({header}) => {
        const [one, two] = ['Adam/dense_1/kernel/m:0', 'Adam/dense_1/kernel/v:0'] as const;
        [header[one], header[two]] = [header[two], header[one]];
      },
    };
    for (const [name, change] of Object.entries(lies)) {
      expect(await refusal(changed(bytes, change), name), name).to.equal('damaged');
    }
  });

  it('is refused for weights that are no numbers, and squares below zero', async () => {
    const parts = partsOf(bytes);
    const put = (name: string, value: number) =>
      changed(bytes, ({body}) => {
        const [from] = (parts.header[name] as {data_offsets: [number, number]}).data_offsets;
        new DataView(body.buffer).setFloat32(from, value, true);
      });
    for (const value of [NaN, Infinity, -Infinity]) {
      for (const name of ['dense_1/kernel:0', 'Adam/dense_2/bias/m:0', 'reconstructions']) {
        expect(await refusal(put(name, value), `${name} ${value}`)).to.equal('not-numbers');
      }
    }
    expect(await refusal(put('Adam/dense_2/kernel/v:0', -1e-9), 'v')).to.equal('not-numbers');
    expect((await read(put('Adam/dense_2/kernel/m:0', -1e-9))).state.slots[0]![2]![0]).to.be.below(0);
  });

  it('is refused for scales and pictures of the small form that are none', async () => {
    const small = await written(run, 'show');
    const {header} = partsOf(small);
    const at = (name: string) => (header[name] as {data_offsets: [number, number]}).data_offsets;
    const scale = changed(small, ({body}) => {
      new DataView(body.buffer).setFloat32(at('dense_1/kernel/scale:0')[0], NaN, true);
    });
    expect(await refusal(scale, 'scale')).to.equal('not-numbers');
    const [from, to] = at('samples/deflate');
    for (let byte = from; byte < to; byte += 7) {
      const other = changed(small, ({body}) => (body[byte]! ^= 0x55));
      const error = await refusal(other, `byte ${byte}`).catch((thrown: Error) => thrown.message);
      expect(error, `byte ${byte}`).to.be.oneOf(['damaged']);
    }
    const more = changed(small, ({header: {__metadata__: metadata}}) => {
      metadata['samples'] = JSON.stringify({labels: null, indices: [1, 2, 3]});
    });
    expect(await refusal(more, 'pictures missing')).to.equal('damaged');
  });

  it('leaves prototypes as they are', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const parts = partsOf(bytes);
    const text = JSON.stringify(parts.header);
    const lies = [
      text.replace('"version"', '"__proto__"'),
      text.replace(/}$/, ',"__proto__":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}'),
      text.replace('"dense_1/bias:0"', '"__proto__"'),
      text.replace('"dtype":"F32"', '"__proto__":{"dtype":"F32"}'),
      text.replace('{\\"train-size\\"', '{\\"__proto__\\":{\\"epochs\\":\\"3\\"},\\"train-size\\"'),
      text.replace('{\\"epoch\\"', '{\\"__proto__\\":{\\"polluted\\":1},\\"epoch\\"'),
    ];
    for (const header of lies) {
      expect(header === text).to.equal(false);
      const result = await read(fileOf({header, body: parts.body})).catch((error: Error) => error);
      if (!(result instanceof Error)) {
        expect(result).to.deep.equal(run);
        for (const part of [result, result.texts, result.position, result.history]) {
          expect(Object.getPrototypeOf(part)).to.equal(Object.prototype);
        }
      }
    }
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).to.deep.equal(before);
    expect('polluted' in {}).to.equal(false);
  });

  it('is refused or right for a thousand headers with anything anywhere', async () => {
    const random = stream(7);
    const odd = [
      'null',
      '1e300',
      '-1',
      '0.5',
      '""',
      '[]',
      '{}',
      '"\\u0000"',
      '1e999',
      '99999999999999999999',
      '"NaN"',
      'true',
    ];
    const {header, body} = partsOf(bytes);
    const text = JSON.stringify(header);
    let refused = 0;
    for (let i = 0; i < 1000; i++) {
      const places = [...text.matchAll(/-?\d+(\.\d+)?(e-?\d+)?|"[^"]*"|\[[^[\]]*\]/g)].filter(
        ({index}) => index > 91,
      );
      const {0: found, index} = places[random(places.length)]!;
      const lie = text.slice(0, index) + odd[random(odd.length)]! + text.slice(index + found.length);
      const result = await read(fileOf({header: lie, body})).catch((error: unknown) => error);
      if (result instanceof Error) {
        expect(result.name, `${result.message} for ${lie}`).to.equal('FailureError');
        refused++;
        continue;
      }
      const {position, history, epochs} = result as SavedRun;
      expect(history.loss).to.have.length(position.epoch);
      expect(history.valLoss).to.have.length(position.epoch);
      expect(epochs).to.be.within(position.epoch, 1e6);
    }
    expect(refused).to.be.above(800);
  });
});
