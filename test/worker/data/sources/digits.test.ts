import {expect} from '@open-wc/testing';
import type {DigitDrawer} from '../../../../src/worker/data/sources/drawn-digits.ts';
import {FakeServer, failure, options, pixels, rejection, request, storeOf} from '../support.ts';

/** Fills an image with a number that tells split and index, and remembers what was drawn. */
function countingDrawer() {
  const drawn: string[] = [];
  const drawer: DigitDrawer = {
    drawDigit(_seed, split, index, out, offset) {
      drawn.push(`${split}:${index}`);
      out.fill(1 + split * 100 + (index % 100), offset, offset + pixels);
    },
    digitLabel: (_seed, split, index) => (index + split) % 10,
  };
  return {drawer, drawn};
}

const small = request({dataset: 'digits', trainSize: 30, testSize: 20});

describe('the built-in digits', () => {
  it('are as many as MNIST’s where no number is asked for, and need no network', async () => {
    const server = new FakeServer();
    const {drawer, drawn} = countingDrawer();
    const dataset = await storeOf(server, {drawer}).load(request({dataset: 'digits'}), options());
    expect(dataset).to.include({
      id: 'digits 60000+10000',
      kind: 'digits',
      name: 'digits',
      verified: true,
      bytesLoaded: 0,
    });
    expect([dataset.train.count, dataset.test.count]).to.deep.equal([60000, 10000]);
    expect(dataset.train.labels![59999]).to.equal(9);
    expect(drawn, 'nothing is drawn before it is asked for').to.deep.equal([]);
    expect(server.requests).to.deep.equal([]);
  });

  it('are drawn when they are asked for, each once', async () => {
    const {drawer, drawn} = countingDrawer();
    const {train, test} = await storeOf(new FakeServer(), {drawer}).load(small, options());
    for (const image of [7, 3, 7]) expect(train.range(image, image + 1)[0]).to.equal(image + 1);
    expect([...test.range(2, 4)].filter((_, at) => at % pixels === 0)).to.deep.equal([103, 104]);
    expect([...train.range(2, 5)].filter((_, at) => at % pixels === 0)).to.deep.equal([3, 4, 5]);
    expect(drawn).to.deep.equal(['0:7', '0:3', '1:2', '1:3', '0:2', '0:4']);
    expect(train.images[29 * pixels], 'all of them').to.equal(30);
    expect(drawn).to.have.length(2 + 30);
  });

  it('say when all are there', async () => {
    const {drawer} = countingDrawer();
    const {train} = await storeOf(new FakeServer(), {drawer}).load(small, options());
    train.range(1, 30);
    expect(train.complete).to.be.false;
    train.range(0, 1);
    expect(train.complete).to.be.true;
  });

  it('are shared: a smaller set is the beginning of the larger, drawn once for both', async () => {
    const {drawer, drawn} = countingDrawer();
    const store = storeOf(new FakeServer(), {drawer});
    const large = await store.load(small, options());
    large.train.range(0, 10);
    const part = await store.load(request({dataset: 'digits', trainSize: 10, testSize: 5}), options());
    expect(part.train.complete).to.be.true;
    expect(part.train.range(0, 1).buffer).to.equal(large.train.range(0, 1).buffer);
    part.train.range(0, 10);
    expect(drawn).to.have.length(10);
    store.release(large);
    const few = request({dataset: 'digits', trainSize: 10, testSize: 5});
    const same = await store.load(few, options());
    expect(same.train.complete, 'while one is left, they are there').to.be.true;
    store.release(same);
    store.release(part);
    expect((await store.load(few, options())).train.complete, 'and go with the last').to.be.false;
  });

  it('beyond the set are not drawn into another’s memory', async () => {
    const {drawer, drawn} = countingDrawer();
    const store = storeOf(new FakeServer(), {drawer});
    await store.load(small, options());
    const {train} = await store.load(request({dataset: 'digits', trainSize: 10}), options());
    expect(() => train.range(10, 11)).to.throw(RangeError);
    expect(() => train.range(5, 11)).to.throw(RangeError);
    expect(() => train.range(-1, 2)).to.throw(RangeError);
    expect(drawn).to.deep.equal([]);
    train.range(10, 10);
  });

  it('that no memory could hold are refused', async () => {
    const found = await failure(
      storeOf(new FakeServer()).load(request({dataset: 'digits', trainSize: 1_000_001}), options()),
    );
    expect(found).to.deep.equal({code: 'data-too-large', values: {url: 'digits', limit: 784_000_000}});
  });

  it('can be left while they are named', async () => {
    const leaving = new AbortController();
    const {drawer} = countingDrawer();
    const store = storeOf(new FakeServer(), {drawer});
    const left = rejection(store.load(small, options({signal: leaving.signal})));
    leaving.abort();
    expect(await left).to.have.property('name', 'AbortError');
    expect((await store.load(small, options())).train.count).to.equal(30);
  });

  it('are the same on every page', async () => {
    const [first, second] = await Promise.all(
      [30, 40].map((trainSize) =>
        storeOf(new FakeServer()).load(request({dataset: 'digits', trainSize}), options()),
      ),
    );
    for (const {train} of [first, second]) train.range(0, 30);
    expect(first.train.complete).to.be.true;
    expect(first.train.images).to.deep.equal(second.train.images.subarray(0, 30 * pixels));
    expect(first.train.images.some((value) => value > 0)).to.be.true;
    expect([...first.train.labels!.subarray(0, 10)].sort()).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
