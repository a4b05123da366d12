import {expect} from '@open-wc/testing';
import {optimizers} from '../../../src/recipe/names.ts';
import {firstFormat, read, refusal, someRun, smallTexts, written} from './support.ts';

describe('a saved run of the first kind', () => {
  for (const optimizer of optimizers) {
    it(`is read still, as one that nobody can vouch for: ${optimizer}`, async () => {
      const run = someRun({optimizer, 'hidden-units': '4,3', 'encoding-dim': '2'});
      const back = await read(await firstFormat(run));
      expect(back).to.deep.equal({...run, form: 'unchecked'});
      expect(await read(await written(back))).to.deep.equal(run);
    });
  }

  it('may have no pictures', async () => {
    const run = someRun(smallTexts, 0);
    expect(await read(await firstFormat(run))).to.deep.equal({...run, form: 'unchecked'});
  });

  it('has a history that is ahead of its weights cut, and is refused where it lags behind', async () => {
    const run = someRun(smallTexts, 2);
    const ahead = await firstFormat(run, (header) => {
      header['history'] = {
        epoch: [1, 2, 3],
        loss: [...run.history.loss, 9],
        valLoss: [...run.history.valLoss, 9],
      };
    });
    expect(await read(ahead)).to.deep.equal({...run, form: 'unchecked'});
    for (const lost of [1, 2]) {
      const behind = await firstFormat(run, (header) => {
        header['history'] = {
          epoch: run.history.loss.slice(lost).map((_, i) => i + 1),
          loss: run.history.loss.slice(lost),
          valLoss: run.history.valLoss.slice(lost),
        };
      });
      expect(await refusal(behind, `${lost} lost`)).to.equal('damaged');
    }
  });

  it('is refused for what cannot be', async () => {
    const run = someRun(smallTexts, 2);
    const lies: Record<string, unknown[]> = {
      texts: [null, [], 3, {'encoding-dim': 1}],
      status: ['training', null],
      epochs: [0, 1, 2, 1.5, 1e300, null],
      position: [
        null,
        {},
        {...run.position, batch: 1e9},
        {...run.position, epoch: -1},
        {...run.position, epoch: 1.5},
      ],
      step: [-1, 0.5, null],
      schedule: [0, 2, null],
      meanImageLoss: ['1'],
      history: [null, {epoch: [], loss: [], valLoss: []}, {epoch: [1, 2], loss: [1, 2], valLoss: [1]}],
      samples: [
        {indices: [-1, 2], labels: null},
        {indices: [1.5, 2], labels: null},
        {indices: [1, 2], labels: [1]},
        5,
      ],
    };
    for (const [name, values] of Object.entries(lies)) {
      for (const value of values) {
        const lie = await firstFormat(run, (header) => (header[name] = value));
        expect(await refusal(lie, `${name} ${JSON.stringify(value)}`)).to.be.oneOf(['damaged', 'recipe']);
      }
    }
    const recipe = await firstFormat(run, (header) => (header['texts'] = {optimizer: 'adamw'}));
    expect(await refusal(recipe, 'recipe')).to.equal('recipe');
  });

  it('is refused where it is cut, goes on, or holds what are no numbers', async () => {
    const bytes = await firstFormat(someRun(smallTexts, 2));
    for (const length of [0, 7, 8, 11, 12, 100, 500, 5000, bytes.length - 1]) {
      await refusal(bytes.slice(0, length), `cut at ${length}`);
    }
    await refusal(Uint8Array.from([...bytes, 0]), 'one more');
    const header = 12 + new DataView(bytes.buffer).getUint32(8, true);
    const other = bytes.slice();
    new DataView(other.buffer).setFloat32(header + 40, NaN, true);
    expect(await refusal(other, 'NaN')).to.equal('not-numbers');
    const vast = bytes.slice();
    new DataView(vast.buffer).setUint32(8, 2 ** 32 - 1, true);
    expect(await refusal(vast, 'header')).to.equal('damaged');
  });
});
