import {expect} from '@open-wc/testing';
import {
  FakeServer,
  base,
  failure,
  gzip,
  imageBytes,
  imageFile,
  options,
  pixels,
  publish,
  rejection,
  request,
  storeOf,
} from './support.ts';

const images = `${base}train-images-idx3-ubyte.gz`;

/** A server that holds back the training images until `go` is called. */
async function waitingServer() {
  const server = new FakeServer();
  await publish(server, base);
  let go!: () => void;
  const after = new Promise<void>((resolve) => (go = resolve));
  server.answers.set(images, {...server.answers.get(images), after});
  return {server, go};
}

describe('sessions of one worker', () => {
  it('that want the same at once share one download and its bytes', async () => {
    const {server, go} = await waitingServer();
    const store = storeOf(server);
    const both = [1, 2].map(() => store.load(request({dataset: base}), options()));
    await server.asked(images);
    go();
    const [first, second] = await Promise.all(both);
    expect(server.count(images)).to.equal(1);
    expect(first.train.images.buffer).to.equal(second.train.images.buffer);
  });

  it('that leave do not stop a download others wait for', async () => {
    const {server, go} = await waitingServer();
    const store = storeOf(server);
    const leaving = new AbortController();
    const left = rejection(store.load(request({dataset: base}), options({signal: leaving.signal})));
    const stays = store.load(request({dataset: base}), options());
    await server.asked(images);
    leaving.abort();
    expect(await left).to.have.property('name', 'AbortError');
    go();
    expect((await stays).train.count).to.equal(60);
    expect(server.count(images)).to.equal(1);
  });

  it('stop the download when the last of them leaves', async () => {
    const server = new FakeServer();
    await publish(server, base);
    server.answers.set(images, {body: [(await gzip(imageFile(60))).slice(0, 3000)], stalls: true});
    const store = storeOf(server);
    const leaving = [new AbortController(), new AbortController()];
    const left = leaving.map(({signal}) =>
      rejection(store.load(request({dataset: base}), options({signal}))),
    );
    await server.asked(images);
    const {signal} = server.requests.find(({url}) => url === images)!.init;
    leaving[0].abort();
    expect(await left[0]).to.have.property('name', 'AbortError');
    expect(signal!.aborted).to.be.false;
    leaving[1].abort(new Error('reset'));
    expect(await left[1]).to.have.property('message', 'reset');
    await new Promise((resolve) => {
      if (signal!.aborted) resolve(null);
      else signal!.addEventListener('abort', resolve);
    });
  });

  it('can come back after all have left', async () => {
    const {server, go} = await waitingServer();
    const store = storeOf(server);
    const leaving = new AbortController();
    const left = rejection(store.load(request({dataset: base}), options({signal: leaving.signal})));
    await server.asked(images);
    leaving.abort();
    const back = store.load(request({dataset: base}), options());
    await left;
    await server.asked(images, 2);
    go();
    expect((await back).train.images).to.deep.equal(imageBytes(60));
  });

  it('that want less read the bytes of those that want more, while they load and after', async () => {
    const {server, go} = await waitingServer();
    const store = storeOf(server);
    const whole = store.load(request({dataset: base}), options());
    await server.asked(images);
    const part = store.load(request({dataset: base, trainSize: 7, testSize: 3}), options());
    go();
    const large = await whole;
    const later = await store.load(request({dataset: base, trainSize: 12}), options());
    for (const [small, count] of [
      [await part, 7],
      [later, 12],
    ] as const) {
      expect(small.train.images.buffer).to.equal(large.train.images.buffer);
      expect(small.train.images.length).to.equal(count * pixels);
      expect(small.train.labels).to.have.length(count);
    }
    expect(server.count(images)).to.equal(1);
  });

  it('that want more than is there load it, and those who had less keep theirs', async () => {
    const server = new FakeServer();
    await publish(server, base);
    const store = storeOf(server);
    const small = await store.load(request({dataset: base, trainSize: 7}), options());
    const large = await store.load(request({dataset: base, trainSize: 50}), options());
    expect(server.count(images)).to.equal(2);
    expect(large.train.images).to.deep.equal(imageBytes(50));
    expect(small.train.images).to.deep.equal(imageBytes(7));
    const all = await store.load(request({dataset: base, trainSize: 1000}), options());
    const again = await store.load(request({dataset: base, trainSize: 2000}), options());
    expect(server.count(images), 'all there is, is all there is').to.equal(3);
    expect(again.train.images.buffer).to.equal(all.train.images.buffer);
  });

  it('see a joined download’s progress from where it is', async () => {
    const {server, go} = await waitingServer();
    const store = storeOf(server);
    const first = options();
    const second = options();
    const loads = [first, second].map((given) => store.load(request({dataset: base}), given));
    go();
    await Promise.all(loads);
    expect(second.seen.at(-1)).to.deep.equal(first.seen.at(-1));
    expect(first.seen.at(-1)!.loadedBytes).to.be.above(60 * pixels);
  });

  it('let the bytes go when the last has given them back', async () => {
    const server = new FakeServer();
    await publish(server, base);
    const store = storeOf(server);
    const [first, second] = await Promise.all(
      [1, 2].map(() => store.load(request({dataset: base}), options())),
    );
    store.release(first);
    store.release(first);
    await store.load(request({dataset: base, trainSize: 5}), options()).then((third) => store.release(third));
    expect(server.count(images)).to.equal(1);
    store.release(second);
    await store.load(request({dataset: base}), options());
    expect(server.count(images)).to.equal(2);
  });

  it('all hear of a failure, and can try again', async () => {
    const server = new FakeServer();
    await publish(server, base);
    const good = server.answers.get(images)!;
    server.answers.set(images, {status: 500});
    server.answers.set(images.replace('.gz', ''), {status: 500});
    const store = storeOf(server);
    const failures = await Promise.all(
      [1, 2].map(() => failure(store.load(request({dataset: base}), options()))),
    );
    expect(failures.map(({values}) => values.status)).to.deep.equal([500, 500]);
    server.answers.set(images, good);
    expect((await store.load(request({dataset: base}), options())).train.count).to.equal(60);
  });

  it('that are gone before they begin ask for nothing', async () => {
    const server = new FakeServer();
    const signal = AbortSignal.abort();
    expect(await rejection(storeOf(server).load(request({}), options({signal})))).to.have.property(
      'name',
      'AbortError',
    );
    expect(server.requests).to.deep.equal([]);
  });
});
