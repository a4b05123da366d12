import {expect} from '@open-wc/testing';
import type {KnownSets} from '../../../src/worker/data/known-sets.ts';
import type {DataStoreOptions} from '../../../src/worker/data/store.ts';
import {
  FakeServer,
  base,
  imageBytes,
  labelBytes,
  options,
  pixels,
  publish,
  rejection,
  request,
  smallSets,
  storeOf,
} from './support.ts';

const name = 'ae-elements-test';
const one = 'https://one.example/';

describe('the second visit', () => {
  let sets: KnownSets;
  let server: FakeServer;

  before(async () => {
    sets = await smallSets();
  });
  beforeEach(async () => {
    server = new FakeServer();
    await publish(server, one);
    await caches.delete(name);
  });
  after(() => caches.delete(name));

  /** One visit: a store of its own, which waits until everything is stored. */
  async function visit(change: Parameters<typeof request>[0] = {}, given: DataStoreOptions = {}) {
    server.requests.length = 0;
    const store = storeOf(server, {sets, caches, cacheName: name, ...given});
    const dataset = await store.load(request(change), options());
    await store.settled();
    return dataset;
  }

  /** Replaces an entry by another with the same description. */
  async function alter(key: string, change: (body: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) {
    const cache = await caches.open(name);
    const entry = (await cache.keys()).find(({url}) => decodeURIComponent(url).endsWith(key))!;
    const response = (await cache.match(entry))!;
    const body = change(new Uint8Array(await response.arrayBuffer()));
    await cache.put(entry, new Response(body, {headers: response.headers}));
  }

  it('downloads nothing', async () => {
    await visit();
    const dataset = await visit();
    expect(server.requests).to.deep.equal([]);
    expect(dataset).to.include({fromCache: true, verified: true, bytesLoaded: 0, id: 'mnist 60+20'});
    expect(dataset.train.images).to.deep.equal(imageBytes(60, 1));
    expect(dataset.train.labels).to.deep.equal(labelBytes(60));
    expect(dataset.test.images).to.deep.equal(imageBytes(20, 2));
  });

  it('reads the beginning of a longer stored set', async () => {
    await visit();
    const dataset = await visit({trainSize: 7, testSize: 20});
    expect(server.requests).to.deep.equal([]);
    expect(dataset.train.images).to.deep.equal(imageBytes(7, 1));
    expect(dataset.train.images.buffer.byteLength, 'only the block it needs').to.equal(10 * pixels);
  });

  it('loads again what is stored too short, and stores the longer one in its place', async () => {
    await visit({trainSize: 12});
    expect((await visit({trainSize: 20})).fromCache, 'two blocks are stored').to.be.true;
    expect((await visit({trainSize: 21})).fromCache).to.be.false;
    expect((await visit({trainSize: 30})).fromCache, 'three blocks are stored').to.be.true;
  });

  it('does not lose a longer set to a shorter one that was slower', async () => {
    const images = `${one}train-images-idx3-ubyte.gz`;
    const slow = new FakeServer();
    await publish(slow, one);
    let go!: () => void;
    const after = new Promise<void>((resolve) => (go = resolve));
    slow.answers.set(images, {...slow.answers.get(images), after});
    const store = storeOf(slow, {sets, caches, cacheName: name});
    const part = store.load(request({trainSize: 5}), options());
    await slow.asked(images);
    await visit();
    go();
    await part;
    await store.settled();
    expect((await visit()).fromCache).to.be.true;
  });

  it('throws away a damaged entry, loads it again and stores it anew', async () => {
    await visit();
    const damages: ((body: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>)[] = [
      (body) => body.fill(body[body.length - 1] ^ 1, -1),
      (body) => body.fill(body[0] ^ 1, 0, 1),
      (body) => body.slice(0, body.length / 2),
      () => new Uint8Array(0),
    ];
    for (const damage of damages) {
      await alter('mnist train', damage);
      const dataset = await visit();
      expect(dataset.fromCache).to.be.false;
      expect(dataset.train.images).to.deep.equal(imageBytes(60, 1));
      expect((await visit()).fromCache, 'stored anew').to.be.true;
    }
  });

  it('throws away an entry that describes itself as something impossible', async () => {
    for (const description of ['nonsense', '{"images": 4e9, "labels": 60, "available": 60}']) {
      await visit();
      const cache = await caches.open(name);
      const [entry] = await cache.keys();
      await cache.put(entry, new Response('', {headers: {'x-ae-elements': description}}));
      expect((await visit()).train.images).to.deep.equal(imageBytes(60, 1));
      expect((await visit()).fromCache).to.be.true;
    }
  });

  it('finds nothing of a set that was refused', async () => {
    server.answers.set(`${one}train-images-idx3-ubyte.gz`, {status: 404});
    await rejection(visit());
    const stored = await (await caches.open(name)).keys();
    expect(stored.filter(({url}) => decodeURIComponent(url).endsWith('mnist train'))).to.deep.equal([]);
  });

  it('shares a checked set between mirrors and the author’s own copy', async () => {
    await visit();
    const dataset = await visit({datasetUrl: 'https://own.example/'});
    expect(dataset).to.include({fromCache: true, verified: true});
  });

  describe('of a file nobody has hashes of', () => {
    const version = {etag: '"1"'};
    const change = {dataset: base};

    it('asks only whether it has changed', async () => {
      await publish(server, base, [60, 20], version);
      await visit(change);
      const dataset = await visit(change);
      expect(dataset).to.include({fromCache: true, verified: false});
      expect(dataset.train.images).to.deep.equal(imageBytes(60, 1));
      expect(new Set(server.requests.map(({init}) => init.method))).to.deep.equal(new Set(['HEAD']));
      expect(server.requests.every(({init}) => init.credentials === 'same-origin')).to.be.true;
    });

    it('loads the new version when it has', async () => {
      await publish(server, base, [60, 20], version);
      await visit(change);
      await publish(server, base, [50, 20], {etag: '"2"'});
      const dataset = await visit(change);
      expect(dataset.fromCache).to.be.false;
      expect(dataset.train.count).to.equal(50);
      expect((await visit(change)).fromCache, 'the shorter but newer is stored').to.be.true;
    });

    it('goes by the date where there is no ETag', async () => {
      const headers = {'last-modified': 'Tue, 01 Jul 2025 00:00:00 GMT'};
      await publish(server, base, [60, 20], headers);
      await visit(change);
      expect((await visit(change)).fromCache).to.be.true;
    });

    it('works offline', async () => {
      await publish(server, base, [60, 20], version);
      await visit(change);
      const offline = () => Promise.reject(new TypeError('offline'));
      expect((await visit(change, {fetch: offline})).fromCache).to.be.true;
    });

    it('loads it again if its server does not tell versions apart', async () => {
      await publish(server, base);
      await visit(change);
      expect((await visit(change)).fromCache).to.be.false;
    });

    it('throws away a damaged entry', async () => {
      await publish(server, base, [60, 20], version);
      await visit(change);
      await alter('train-images-idx3-ubyte.gz', (body) => body.fill(body[5000] ^ 1, 5000, 5001));
      const dataset = await visit(change);
      expect(dataset.fromCache).to.be.false;
      expect(dataset.train.images).to.deep.equal(imageBytes(60, 1));
    });
  });

  describe('where nothing can be stored', () => {
    const refused = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const silence = () => new Promise(() => undefined);
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const blocked: [string, CacheStorage | null][] = [
      ['no Cache API', null],
      ['a sandbox', {open: refused} as unknown as CacheStorage],
      [
        'a full disk',
        {
          open: async () => ({match: async () => undefined, put: full}),
        } as unknown as CacheStorage,
      ],
      ['a storage that does not answer', {open: silence} as unknown as CacheStorage],
      [
        'a storage that falls silent',
        {open: async () => ({match: silence, put: full})} as unknown as CacheStorage,
      ],
    ];
    for (const [why, storage] of blocked) {
      it(`because of ${why}, loads all the same`, async () => {
        for (let i = 0; i < 2; i++) {
          const dataset = await visit({}, {caches: storage, stallMs: 50});
          expect(dataset).to.include({fromCache: false, verified: true});
        }
      });
    }

    it('because nothing can be hashed, loads all the same', async () => {
      await visit({}, {subtle: null});
      expect(await visit({}, {subtle: null})).to.include({fromCache: false, verified: false});
    });
  });

  it('can be left while it reads', async () => {
    await visit();
    const leaving = new AbortController();
    const store = storeOf(server, {sets, caches, cacheName: name});
    const left = rejection(store.load(request({}), options({signal: leaving.signal})));
    leaving.abort();
    expect(await left).to.have.property('name', 'AbortError');
    expect((await visit()).fromCache, 'and leaves the entry alone').to.be.true;
  });
});
