import {expect} from '@open-wc/testing';
import type {KnownSets} from '../../../src/worker/data/known-sets.ts';
import {DataStore} from '../../../src/worker/data/store.ts';
import {
  FakeServer,
  base,
  failure,
  gzip,
  imageBytes,
  imageFile,
  labelBytes,
  labelFile,
  options,
  pixels,
  publish,
  request,
  smallSets,
  storeOf,
} from './support.ts';

const one = 'https://one.example/';
const two = 'https://two.example/';
const trainImages = 'train-images-idx3-ubyte.gz';

describe('a named set', () => {
  let sets: KnownSets;
  let server: FakeServer;
  before(async () => {
    sets = await smallSets();
  });
  beforeEach(async () => {
    server = new FakeServer();
    await publish(server, one);
    await publish(server, two);
  });

  it('arrives whole, checked, with labels, from the first mirror', async () => {
    const dataset = await storeOf(server, {sets}).load(request({}), options());
    expect(dataset).to.include({
      id: 'mnist 60+20',
      name: 'mnist',
      kind: 'mnist',
      verified: true,
      heldOut: false,
      fromCache: false,
    });
    expect(dataset.train).to.include({count: 60, available: 60, complete: true});
    expect(dataset.train.images).to.deep.equal(imageBytes(60, 1));
    expect(dataset.train.labels).to.deep.equal(labelBytes(60));
    expect(dataset.test.images).to.deep.equal(imageBytes(20, 2));
    expect(dataset.test.labels).to.deep.equal(labelBytes(20));
    expect(dataset.bytesLoaded).to.equal([...server.sent.values()].reduce((sum, bytes) => sum + bytes));
    expect(server.requests.every(({url}) => url.startsWith(one))).to.be.true;
  });

  it('is asked for with what the page’s own server is told, and no other', async () => {
    await storeOf(server, {sets}).load(request({}), options());
    expect(server.requests).to.have.length(4);
    for (const {init} of server.requests) expect(init.credentials).to.equal('same-origin');
  });

  it('tells how far it is, up to the last byte', async () => {
    const given = options();
    const dataset = await storeOf(server, {sets}).load(request({}), given);
    const loaded = given.seen.map(({loadedBytes}) => loadedBytes);
    expect(loaded).to.deep.equal([...loaded].sort((a, b) => a - b));
    expect(given.seen.at(-1)).to.deep.equal({
      loadedBytes: dataset.bytesLoaded,
      totalBytes: dataset.bytesLoaded,
    });
  });

  for (const [how, headers] of [
    ['and says so', {'content-encoding': 'gzip', 'content-length': '9000'}],
    // Of another origin this is all that a page is told.
    ['and does not say so', {'content-length': '9000'}],
  ] as const)
    it(`tells how far it is, whole at the end alone, where a server unpacked it on the way ${how}`, async () => {
      const own = 'https://own.example/';
      const files: [string, number][] = [
        ['train-images-idx3', 16 + 60 * pixels],
        ['train-labels-idx1', 8 + 60],
        ['t10k-images-idx3', 16 + 20 * pixels],
        ['t10k-labels-idx1', 8 + 20],
      ];
      const bodies = [imageFile(60, 1), labelFile(60), imageFile(20, 2), labelFile(20)];
      files.forEach(([name], i) => server.answers.set(`${own}${name}-ubyte.gz`, {headers, body: bodies[i]!}));
      const given = options();
      await storeOf(server, {sets}).load(request({datasetUrl: own}), given);
      const whole = files.reduce((sum, [, bytes]) => sum + bytes, 0);
      const told = given.seen.filter(({totalBytes}) => totalBytes !== null);
      expect(told.length, 'in steps').to.be.above(10);
      expect(new Set(told.map(({totalBytes}) => totalBytes))).to.deep.equal(new Set([whole]));
      // Each file tells its end once more.
      const full = told.filter(({loadedBytes}) => loadedBytes >= whole);
      expect(full.length).to.be.within(1, 2);
      expect(given.seen.at(-1)).to.deep.equal({loadedBytes: whole, totalBytes: whole});
    });

  it('costs only the blocks that hold the wanted images, and then the connection is closed', async () => {
    const dataset = await storeOf(server, {sets}).load(request({trainSize: 7, testSize: 12}), options());
    expect(dataset).to.include({id: 'mnist 7+12', verified: true});
    expect(dataset.train).to.include({count: 7, available: 60});
    expect(dataset.train.images).to.deep.equal(imageBytes(7, 1));
    expect(dataset.train.labels).to.have.length(7);
    expect(server.cancelled).to.deep.equal([one + trainImages]);
    expect(server.sent.get(one + trainImages)).to.be.within(10 * pixels, 10 * pixels + 4 * 16384);
  });

  it('gives what there is when more is asked for', async () => {
    const dataset = await storeOf(server, {sets}).load(request({trainSize: 1000, testSize: 21}), options());
    expect([dataset.train.count, dataset.test.count]).to.deep.equal([60, 20]);
    expect(dataset.id).to.equal('mnist 60+20');
  });

  it('comes from the next mirror when the first has other images', async () => {
    server.answers.set(one + trainImages, {body: await gzip(imageFile(60, 99))});
    const dataset = await storeOf(server, {sets}).load(request({}), options());
    expect(dataset.verified).to.be.true;
    expect(dataset.train.images).to.deep.equal(imageBytes(60, 1));
    expect(server.count(two + trainImages)).to.equal(1);
  });

  it('comes from the next mirror when the first is gone, silent or damaged', async () => {
    for (const bad of [{status: 404}, {stalls: true}, {body: (await gzip(imageFile(60))).slice(0, 9000)}]) {
      server.answers.set(one + trainImages, bad);
      const dataset = await storeOf(server, {sets, stallMs: 5}).load(request({}), options());
      expect(dataset.train.images).to.deep.equal(imageBytes(60, 1));
    }
  });

  it('is refused when no mirror has it, naming the block that differs', async () => {
    const wrong = imageBytes(60, 1);
    wrong[35 * pixels] ^= 1;
    const altered = imageFile(60);
    altered.set(wrong, 16);
    server.answers.set(one + trainImages, {body: altered});
    server.answers.set(two + trainImages, {status: 404});
    const store = storeOf(server, {sets});
    expect(await failure(store.load(request({}), options()))).to.deep.equal({
      code: 'data-mismatch',
      values: {url: one + trainImages, dataset: 'mnist', block: 3},
    });
  });

  it('is refused with other labels or another number of images', async () => {
    const labels = labelFile(60);
    labels[20] = 3;
    const folder = 'https://own.example/';
    await publish(server, folder);
    server.answers.set(`${folder}train-labels-idx1-ubyte.gz`, {body: labels});
    const load = () => failure(storeOf(server, {sets}).load(request({datasetUrl: folder}), options()));
    expect((await load()).values).to.include({dataset: 'mnist', block: 'labels'});
    server.answers.set(folder + trainImages, {body: imageFile(50)});
    server.answers.set(`${folder}train-labels-idx1-ubyte.gz`, {body: labelFile(50)});
    expect((await load()).values).to.include({dataset: 'mnist', block: 'header'});
  });

  it('says that it is unchecked where there is nothing to check it with', async () => {
    expect(
      (await storeOf(server, {sets, subtle: null}).load(request({}), options())).verified,
      'no crypto.subtle',
    ).to.be.false;
  });

  it('is told from the other by its bytes, not by its address', async () => {
    const fashion = () =>
      storeOf(server, {sets}).load(request({dataset: 'fashion-mnist', trainSize: 7}), options());
    await publish(server, `${one}fashion/`);
    expect(await fashion()).to.include({verified: true, kind: 'fashion-mnist', id: 'fashion-mnist 7+20'});
    server.answers.set(`${one}fashion/${trainImages}`, {body: imageFile(60, 9)});
    expect((await failure(fashion())).values).to.include({dataset: 'fashion-mnist', block: 0});
  });

  it('comes from the author’s own folder, relative to the page, packed or not', async () => {
    const own = 'https://blog.example/files/mnist/';
    const files = new FakeServer();
    files.answers.set(`${own}${trainImages}`, {body: imageFile(60, 1)});
    files.answers.set(`${own}train-labels-idx1-ubyte.gz`, {body: await gzip(labelFile(60))});
    files.answers.set(`${own}t10k-images-idx3-ubyte`, {body: imageFile(20, 2)});
    files.answers.set(`${own}t10k-labels-idx1-ubyte`, {body: labelFile(20)});
    for (const datasetUrl of ['../files/mnist', '/files/mnist/', own]) {
      const dataset = await storeOf(files, {sets}).load(request({datasetUrl}), options());
      expect(dataset).to.include({id: `mnist ${own} 60+20`, verified: true});
    }
    expect(files.requests.every(({url}) => url.startsWith(own))).to.be.true;
  });
});

describe('a folder of the author’s own', () => {
  it('has its files by any of their names, with a point or a dash, packed or not', async () => {
    for (const joint of ['-', '.'])
      for (const ending of ['', '.gz']) {
        const server = new FakeServer();
        const put = async (name: string, file: Uint8Array<ArrayBuffer>) =>
          server.answers.set(`${base}${name}-ubyte${ending}`, {body: ending ? await gzip(file) : file});
        await put(`train-images${joint}idx3`, imageFile(60, 1));
        await put(`train-labels${joint}idx1`, labelFile(60));
        await put(`t10k-images${joint}idx3`, imageFile(20, 2));
        await put(`t10k-labels${joint}idx1`, labelFile(20));
        const own = await storeOf(server).load(request({dataset: base}), options());
        expect(own).to.include({id: `${base} 60+20`, heldOut: false});
        expect(own.test.labels).to.deep.equal(labelBytes(20));
      }
  });

  it('says by which names its files were looked for', async () => {
    const found = await failure(storeOf(new FakeServer()).load(request({dataset: base}), options()));
    expect(found.code).to.equal('data-not-found');
    expect(found.values.names).to.equal(
      'train-images-idx3-ubyte.gz, train-images-idx3-ubyte, train-images.idx3-ubyte, train-images.idx3-ubyte.gz',
    );
  });
});

describe('a file of the author’s own', () => {
  let server: FakeServer;
  beforeEach(() => {
    server = new FakeServer();
  });

  it('brings its labels and its test set, by their well-known names', async () => {
    await publish(server, base);
    const dataset = await storeOf(server).load(request({dataset: base + trainImages}), options());
    expect(dataset).to.include({
      id: `${base}${trainImages} 60+20`,
      name: trainImages,
      kind: 'url',
      heldOut: false,
      verified: false,
    });
    expect(dataset.train.images).to.deep.equal(imageBytes(60, 1));
    expect(dataset.train.labels).to.deep.equal(labelBytes(60));
    expect(dataset.test.images).to.deep.equal(imageBytes(20, 2));
    expect(dataset.test.labels).to.deep.equal(labelBytes(20));
  });

  it('finds a test set called test-, and keeps a signature in every address', async () => {
    server.answers.set(`${base}my-train-images.idx3-ubyte?key=1`, {body: imageFile(6)});
    server.answers.set(`${base}my-train-labels.idx1-ubyte?key=1`, {body: labelFile(6)});
    server.answers.set(`${base}my-test-images.idx3-ubyte?key=1`, {body: imageFile(3)});
    const url = `${base}my-train-images.idx3-ubyte?key=1#part`;
    const dataset = await storeOf(server).load(request({dataset: url}), options());
    expect([dataset.train.count, dataset.test.count]).to.deep.equal([6, 3]);
    expect(dataset.train.labels).to.deep.equal(labelBytes(6));
    expect(dataset.test.labels).to.be.null;
  });

  it('holds out its last sixth where there is no test set, and says so', async () => {
    server.answers.set(`${base}faces`, {body: await gzip(imageFile(62))});
    const store = storeOf(server);
    const whole = await store.load(request({dataset: `${base}faces`}), options());
    expect(whole).to.include({heldOut: true, id: `${base}faces 52+10`});
    expect(whole.train.labels).to.be.null;
    expect(whole.test.images).to.deep.equal(imageBytes(62).subarray(52 * pixels));
    const part = await store.load(request({dataset: `${base}faces`, trainSize: 5, testSize: 4}), options());
    expect(part.train.images).to.deep.equal(imageBytes(5));
    expect(part.train.available).to.equal(52);
    expect(part.test.images, 'the same test images as before').to.deep.equal(
      whole.test.images.subarray(0, 4 * pixels),
    );
  });

  it('is taken without labels or test set if the server gives its home page for everything', async () => {
    const page = {body: Uint8Array.from(new TextEncoder().encode('<!doctype html><p>Hello'))};
    await publish(server, base);
    for (const name of ['train-labels-idx1', 't10k-images-idx3', 'test-images-idx3']) {
      server.answers.set(`${base}${name}-ubyte.gz`, page);
    }
    const dataset = await storeOf(server).load(request({dataset: base + trainImages}), options());
    expect(dataset.heldOut).to.be.true;
    expect(dataset.train.labels).to.be.null;
  });

  it('is refused if its test set is there but damaged, rather than trained without', async () => {
    await publish(server, base);
    server.answers.set(`${base}t10k-images-idx3-ubyte.gz`, {body: imageFile(20).slice(0, 7000)});
    const found = await failure(storeOf(server).load(request({dataset: base + trainImages}), options()));
    expect(found.code).to.equal('data-short');
  });

  it('is refused if its labels or its test set are damaged in their first byte', async () => {
    const damaged = (bytes: Uint8Array<ArrayBuffer>) =>
      Uint8Array.from(bytes, (byte, i) => (i === 0 ? byte ^ 0x40 : byte));
    for (const [name, file] of [
      ['t10k-images-idx3-ubyte.gz', imageFile(20, 2)],
      ['train-labels-idx1-ubyte.gz', labelFile(60)],
    ] as const) {
      for (const body of [damaged(await gzip(file)), damaged(file)]) {
        await publish(server, base);
        server.answers.set(base + name, {body});
        const found = await failure(storeOf(server).load(request({dataset: base + trainImages}), options()));
        expect(found).to.deep.equal({code: 'data-not-images', values: {url: base + name}});
      }
    }
  });

  it('is cut off at the wanted number', async () => {
    await publish(server, base);
    const dataset = await storeOf(server).load(
      request({dataset: base + trainImages, trainSize: 7}),
      options(),
    );
    expect(dataset.train).to.include({count: 7, available: 60});
    expect(dataset.train.labels).to.deep.equal(labelBytes(7));
    expect(server.cancelled).to.deep.equal([base + trainImages]);
    expect(server.sent.get(base + trainImages)).to.be.within(7 * pixels, 7 * pixels + 4 * 16384);
  });

  it('may be a folder with the four files', async () => {
    await publish(server, base);
    const dataset = await storeOf(server).load(request({dataset: base, trainSize: 9}), options());
    expect(dataset).to.include({id: `${base} 9+20`, name: 'set', kind: 'url', heldOut: false});
  });

  it('is unpacked by what it is, not by its name or what its server says', async () => {
    const headers = {'content-type': 'text/html', 'content-length': '17', 'content-encoding': 'identity'};
    const {length} = await gzip(imageFile(60));
    server.answers.set(`${base}a.txt`, {body: await gzip(imageFile(60)), headers});
    server.answers.set(`${base}b.gz`, {body: imageFile(60), headers});
    const store = storeOf(server);
    const packed = await store.load(request({dataset: `${base}a.txt`}), options());
    const plain = await store.load(request({dataset: `${base}b.gz`}), options());
    expect(packed.train.images).to.deep.equal(plain.train.images);
    expect([packed.bytesLoaded, plain.bytesLoaded]).to.deep.equal([length, 16 + 60 * pixels]);
  });

  it('is counted unpacked where the browser unpacks it, whatever its server says of its length', async () => {
    const given = options();
    const dataset = await new DataStore({caches: null}).load(
      request({dataset: '/broken/encoded/train-images-idx3-ubyte.gz', pageUrl: location.href}),
      given,
    );
    expect(dataset.bytesLoaded).to.equal(16 + 60 * pixels);
    const totals = new Set(given.seen.map(({totalBytes}) => totalBytes));
    expect(totals).to.deep.equal(new Set([null, 16 + 60 * pixels]));
  });

  it('may come in any pieces, a byte at a time', async () => {
    const bytes = imageFile(2);
    const packed = await gzip(bytes);
    const single = (all: Uint8Array<ArrayBuffer>) => Array.from(all, (_, i) => all.slice(i, i + 1));
    server.answers.set(`${base}a`, {body: single(packed)});
    server.answers.set(`${base}b`, {body: single(bytes)});
    for (const name of ['a', 'b']) {
      const dataset = await storeOf(server).load(request({dataset: base + name}), options());
      expect(dataset.train.images).to.deep.equal(bytes.subarray(16, 16 + pixels));
    }
  });
});
