import {expect} from '@open-wc/testing';
import type {EngineName} from '../../src/recipe/names.ts';
import {closeIdle} from '../../src/session/workers.ts';
import {openSession} from '../../src/session/session.ts';
import type {Engine} from '../../src/worker/engine/engine.ts';
import {createPlainEngine} from '../../src/worker/engine/plain/plain.ts';
import {done, recipeOf, until} from './helpers.ts';
import {localWorkers} from './local-workers.ts';

describe('an engine that does not train a network’s layers', () => {
  const asked: {readonly name: EngineName; readonly widths: readonly number[]}[] = [];
  let started: EngineName[] = [];

  /** The plain engine under another name, as one that has no kernels for codes wider than four numbers. */
  const narrow = (name: EngineName) => (): Engine => ({
    ...createPlainEngine(),
    name,
    trains({layers}) {
      asked.push({name, widths: layers.map(({units}) => units)});
      return layers[0]!.units <= 4;
    },
    prepare() {
      started.push(name);
      return Promise.resolve({fit: true, detail: 'a stub'});
    },
  });

  const enginesFor = async (encodingDim: string, backend: string) => {
    asked.length = 0;
    started = [];
    const {restore} = localWorkers((file) =>
      file === 'simd'
        ? {simd: narrow('simd'), 'simd-relaxed': narrow('simd-relaxed')}
        : {plain: () => createPlainEngine()},
    );
    const session = openSession(recipeOf({backend, epochs: '1', 'encoding-dim': encodingDim}));
    try {
      session.play();
      return (await until(session, done)).engine!;
    } finally {
      session.dispose();
      await closeIdle();
      restore();
    }
  };

  it('is passed over for the next that does, without being started, and the reader is told why', async () => {
    for (const backend of ['auto', 'simd']) {
      const {name, passedOver} = await enginesFor('8', backend);
      expect(name).to.equal('plain');
      expect(passedOver[0]).to.deep.equal({name: 'simd', reason: 'layers'});
      expect(asked).to.deep.equal([
        {name: 'simd-relaxed', widths: [8, 784]},
        {name: 'simd', widths: [8, 784]},
      ]);
      expect(started).to.deep.equal([]);
    }
  });

  it('trains those that it has', async () => {
    const {name, passedOver} = await enginesFor('4', 'auto');
    expect(name).to.equal('simd-relaxed');
    expect(passedOver).to.deep.equal([]);
    expect(started).to.deep.equal(['simd-relaxed']);
  });
});
