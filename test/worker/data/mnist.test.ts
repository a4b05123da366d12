import {expect} from '@open-wc/testing';
import {knownSets} from '../../../src/worker/data/known-sets.ts';
import {DataStore} from '../../../src/worker/data/store.ts';
import {options, pixels, request} from './support.ts';

/** The real sets, where the development server has them at hand. */
async function hasSet(folder: string): Promise<boolean> {
  const url = `/data/${folder}/t10k-images-idx3-ubyte.gz`;
  const found = await fetch(url, {method: 'HEAD'}).then(
    ({ok}) => ok,
    () => false,
  );
  if (!found) console.warn(`Skipped: there is no ${url} on the development server (AE_DATA_DIR).`);
  return found;
}

describe('the real sets', () => {
  const load = (change: Parameters<typeof request>[0]) =>
    new DataStore({caches: null}).load(request({pageUrl: location.href, ...change}), options());

  it('MNIST is what its published hashes say, all of it', async function () {
    if (!(await hasSet('mnist'))) return this.skip();
    const dataset = await load({datasetUrl: '/data/mnist'});
    expect(dataset.verified).to.be.true;
    expect([dataset.train.count, dataset.test.count]).to.deep.equal([60000, 10000]);
    expect([...dataset.train.labels!.subarray(0, 5)]).to.deep.equal([5, 0, 4, 1, 9]);
    expect([...dataset.test.labels!.subarray(0, 5)]).to.deep.equal([7, 2, 1, 0, 4]);
    const {images, labels} = knownSets.mnist.train.gzipBytes;
    const test = knownSets.mnist.test.gzipBytes;
    expect(dataset.bytesLoaded).to.equal(images + labels + test.images + test.labels);
  });

  it('a part of MNIST is checked too', async function () {
    if (!(await hasSet('mnist'))) return this.skip();
    const dataset = await load({datasetUrl: '/data/mnist', trainSize: 6000, testSize: 1000});
    expect(dataset).to.include({verified: true, id: `mnist ${location.origin}/data/mnist/ 6000+1000`});
    expect(dataset.train.images).to.have.length(6000 * pixels);
  });

  it('Fashion-MNIST’s test set is not MNIST’s', async function () {
    if (!(await hasSet('fashion-mnist'))) return this.skip();
    const url = '/data/fashion-mnist/t10k-images-idx3-ubyte.gz';
    const own = await load({dataset: url});
    expect(own).to.include({heldOut: true, verified: false});
    expect([own.train.count, own.test.count]).to.deep.equal([8334, 1666]);
    expect(own.train.labels![0], 'ankle boot').to.equal(9);
    const taken = load({datasetUrl: '/data/fashion-mnist'});
    const error: unknown = await taken.catch((reason: unknown) => reason);
    expect(error).to.have.nested.property('failure.code').that.is.oneOf(['data-mismatch', 'data-not-found']);
  });
});
