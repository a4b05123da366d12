import {expect} from '@open-wc/testing';
import type {PublishedName} from '../../../src/recipe/datasets.ts';
import {knownSets} from '../../../src/worker/data/known-sets.ts';
import {DataStore} from '../../../src/worker/data/store.ts';
import {hash, options, pixels, request, slices} from './support.ts';

const names = Object.keys(knownSets.named) as PublishedName[];

/** Real files, where the development server has them at hand. */
async function hasFiles(...urls: string[]): Promise<boolean> {
  for (const url of urls) {
    const found = await fetch(url, {method: 'HEAD'}).then(
      ({ok}) => ok,
      () => false,
    );
    if (found) continue;
    console.warn(`Skipped: there is no ${url} on the development server (AE_DATA_DIR).`);
    return false;
  }
  return true;
}

/** A packed file without its header, and how long it was packed. */
async function contentsOf(url: string, headerBytes: number) {
  const packed = await (await fetch(url)).arrayBuffer();
  const plain = new Response(packed).body!.pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(plain).arrayBuffer());
  return {data: bytes.subarray(headerBytes), gzipBytes: packed.byteLength};
}

describe('the sets that are published', () => {
  it('have a hash for every block and for the labels, and a place they come from', () => {
    const hashes: string[] = [];
    for (const {mirrors, train, test} of Object.values(knownSets.named)) {
      for (const {count, blocks, labels} of [train, test]) {
        expect(blocks).to.have.length(Math.ceil(count / knownSets.blockImages));
        hashes.push(...blocks, labels);
      }
      expect(mirrors).not.to.be.empty;
      for (const mirror of mirrors) expect(mirror).to.match(/^https:\/\/.+\/$/);
    }
    for (const each of hashes) expect(each).to.match(/^[0-9a-f]{64}$/);
    expect(new Set(hashes).size).to.equal(hashes.length);
  });

  for (const name of names)
    for (const [split, prefix] of [
      ['train', 'train'],
      ['test', 't10k'],
    ] as const)
      it(`are what their hashes say: ${name}, ${split}`, async function () {
        const images = `/data/${name}/${prefix}-images-idx3-ubyte.gz`;
        const labels = `/data/${name}/${prefix}-labels-idx1-ubyte.gz`;
        if (!(await hasFiles(images, labels))) return this.skip();
        const facts = knownSets.named[name][split];
        const pictures = await contentsOf(images, 16);
        const classes = await contentsOf(labels, 8);
        expect(pictures.data).to.have.length(facts.count * pixels);
        expect(
          await Promise.all(slices(pictures.data, knownSets.blockImages * pixels).map(hash)),
        ).to.deep.equal(facts.blocks);
        expect(classes.data).to.have.length(facts.count);
        expect(await hash(classes.data)).to.equal(facts.labels);
        expect({images: pictures.gzipBytes, labels: classes.gzipBytes}).to.deep.equal(facts.gzipBytes);
      });
});

describe('the real sets', () => {
  const load = (change: Parameters<typeof request>[0]) =>
    new DataStore({caches: null}).load(request({pageUrl: location.href, ...change}), options());
  const mnist = '/data/mnist/train-images-idx3-ubyte.gz';
  const fashion = '/data/fashion-mnist/t10k-images-idx3-ubyte.gz';

  it('MNIST is loaded and checked, all of it', async function () {
    if (!(await hasFiles(mnist))) return this.skip();
    const dataset = await load({datasetUrl: '/data/mnist'});
    expect(dataset.verified).to.be.true;
    expect([dataset.train.count, dataset.test.count]).to.deep.equal([60000, 10000]);
    expect([...dataset.train.labels!.subarray(0, 5)]).to.deep.equal([5, 0, 4, 1, 9]);
    expect([...dataset.test.labels!.subarray(0, 5)]).to.deep.equal([7, 2, 1, 0, 4]);
    const {train, test} = knownSets.named.mnist;
    const bytes = [train, test].map(({gzipBytes: {images, labels}}) => images + labels);
    expect(dataset.bytesLoaded).to.equal(bytes[0]! + bytes[1]!);
  });

  it('a part of MNIST is checked too', async function () {
    if (!(await hasFiles(mnist))) return this.skip();
    const dataset = await load({datasetUrl: '/data/mnist', trainSize: 6000, testSize: 1000});
    expect(dataset).to.include({verified: true, id: `mnist ${location.origin}/data/mnist/ 6000+1000`});
    expect(dataset.train.images).to.have.length(6000 * pixels);
  });

  it('Fashion-MNIST’s test set is not MNIST’s', async function () {
    if (!(await hasFiles(fashion))) return this.skip();
    const own = await load({dataset: fashion});
    expect(own).to.include({heldOut: true, verified: false});
    expect([own.train.count, own.test.count]).to.deep.equal([8334, 1666]);
    expect(own.train.labels![0], 'ankle boot').to.equal(9);
    const taken = load({datasetUrl: '/data/fashion-mnist'});
    const error: unknown = await taken.catch((reason: unknown) => reason);
    expect(error).to.have.nested.property('failure.code').that.is.oneOf(['data-mismatch', 'data-not-found']);
  });
});
