import {expect} from '@open-wc/testing';
import {
  FakeServer,
  base,
  concat,
  failure,
  gzip,
  idx,
  imageBytes,
  imageFile,
  labelFile,
  options,
  publish,
  request,
  storeOf,
} from './support.ts';
import type {Answer} from './support.ts';
import type {Bytes} from '../../../src/worker/data/download.ts';

const images = `${base}train-images-idx3-ubyte.gz`;
const labels = `${base}train-labels-idx1-ubyte.gz`;
const text = (content: string): Bytes => Uint8Array.from(new TextEncoder().encode(content));

/** Loads a file that is answered so, of which nothing may be left in memory: asked for again, it is fetched again. */
async function failureOf(answer: Answer) {
  const server = new FakeServer();
  server.answers.set(images, answer);
  const store = storeOf(server, {stallMs: 5});
  const found = await failure(store.load(request({dataset: images}), options()));
  const times = server.count(images);
  expect(await failure(store.load(request({dataset: images}), options()))).to.deep.equal(found);
  expect(server.count(images)).to.equal(2 * times);
  return found;
}

describe('a file is refused, with its reason, that', () => {
  it('is not there', async () => {
    expect(await failureOf({status: 404})).to.deep.equal({
      code: 'data-not-found',
      values: {url: images, status: 404},
    });
  });

  it('is behind an error of the server', async () => {
    for (const status of [403, 503]) {
      expect(await failureOf({status, body: text('busy')})).to.deep.equal({
        code: 'data-refused',
        values: {url: images, status},
      });
    }
  });

  it('may be a folder that lacks its slash, whatever a server makes of it', async () => {
    const folder = base.slice(0, -1);
    const answers: [Answer, string][] = [
      [{status: 404}, 'data-not-found'],
      [{status: 403}, 'data-refused'],
      [{body: text('<!doctype html><title>Index of /set</title>')}, 'data-not-images'],
    ];
    for (const [answer, code] of answers) {
      const server = new FakeServer();
      server.answers.set(folder, answer);
      const found = await failure(storeOf(server).load(request({dataset: folder}), options()));
      expect(found.code).to.equal(code);
      expect(found.values).to.include({url: folder, hint: 'folder'});
    }
    // A file is a file.
    expect((await failureOf({status: 404})).values).to.not.have.property('hint');
  });

  it('lies beside a test file that the server fails to give: nothing is made up in its place', async () => {
    const server = new FakeServer();
    await publish(server, base);
    for (const split of ['t10k', 'test'])
      for (const joint of ['-', '.'])
        for (const ending of ['.gz', ''])
          server.answers.set(`${base}${split}-images${joint}idx3-ubyte${ending}`, {status: 500});
    const found = await failure(storeOf(server).load(request({dataset: base}), options()));
    expect(found).to.include({code: 'data-refused'});
  });

  it('cannot be reached', async () => {
    const store = storeOf(new FakeServer(), {fetch: () => Promise.reject(new TypeError('Failed to fetch'))});
    expect(await failure(store.load(request({dataset: images}), options()))).to.deep.equal({
      code: 'data-unreachable',
      values: {url: images, reason: 'no-answer'},
    });
  });

  it('has an address that is none', async () => {
    const store = storeOf(new FakeServer());
    const found = await failure(
      store.load(request({dataset: 'https://', pageUrl: 'about:blank'}), options()),
    );
    expect(found).to.deep.equal({code: 'data-unreachable', values: {url: 'https://', reason: 'not-a-url'}});
  });

  it('comes from a server that never answers', async () => {
    const never = new Promise<void>(() => undefined);
    const found = await failureOf({after: never});
    expect(found).to.deep.equal({code: 'data-unreachable', values: {url: images, reason: 'stalled'}});
  });

  it('stops coming half-way', async () => {
    const found = await failureOf({body: [imageFile(60).slice(0, 5000)], stalls: true});
    expect(found).to.deep.equal({
      code: 'data-interrupted',
      values: {url: images, loaded: 5000, reason: 'stalled'},
    });
  });

  it('breaks off half-way', async () => {
    const packed = await gzip(imageFile(60));
    const found = await failureOf({body: [packed.slice(0, 5000), new TypeError('network error')]});
    expect(found).to.deep.equal({
      code: 'data-interrupted',
      values: {url: images, loaded: 5000, reason: 'interrupted'},
    });
  });

  const foreign: [string, Bytes][] = [
    ['html', text('\n  <!DOCTYPE html><title>Welcome</title>')],
    ['json', text('{"message": "Not Found"}')],
    ['png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['git-lfs', text('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n')],
    ['npy', new Uint8Array([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0])],
  ];
  for (const [found, body] of foreign) {
    it(`is ${found}, although the server says all is well`, async () => {
      expect(await failureOf({body})).to.deep.equal({code: 'data-not-images', values: {url: images, found}});
    });
  }

  it('is a packed web page', async () => {
    const found = await failureOf({body: await gzip(text('<html><body>Sign in</body></html>'))});
    expect(found.values).to.deep.equal({url: images, found: 'html'});
  });

  it('is a page somewhere else, which its server led to', async () => {
    const body = text('<!doctype html><form>Sign in</form>');
    const led = async (ledTo: string) => (await failureOf({body, ledTo})).values;
    expect(await led('https://login.example/form?next=%2Fset')).to.deep.equal({
      url: images,
      found: 'html',
      place: 'https://login.example/form',
    });
    expect(await led(`${base}sign-in`)).to.include({place: `${base}sign-in`});
    // A slash more, a signature, a scheme: the same place.
    for (const same of [`${images}/`, `${images}?a=1`, images.replace('https', 'http')])
      expect(await led(same)).to.deep.equal({url: images, found: 'html'});
    // What is led elsewhere and is a file is a file.
    const server = new FakeServer();
    server.answers.set(images, {body: imageFile(60), ledTo: 'https://files.example/1'});
    await storeOf(server).load(request({dataset: images}), options());
  });

  it('is something unknown', async () => {
    const found = await failureOf({body: text('once upon a time')});
    expect(found).to.deep.equal({code: 'data-not-images', values: {url: images}});
  });

  it('holds labels, not images', async () => {
    expect(await failureOf({body: await gzip(labelFile(60))})).to.deep.equal({
      code: 'data-magic',
      values: {url: images, magic: '0x00000801', dimensions: 3},
    });
  });

  it('holds images of another size', async () => {
    const found = await failureOf({body: idx([4, 32, 30], new Uint8Array(4 * 32 * 30))});
    expect(found).to.deep.equal({code: 'data-shape', values: {url: images, height: 32, width: 30}});
  });

  it('holds no images', async () => {
    const found = await failureOf({body: idx([0, 28, 28], new Uint8Array(0))});
    expect(found).to.deep.equal({code: 'data-count', values: {url: images, images: 0, wanted: 1}});
  });

  it('is empty', async () => {
    expect(await failureOf({})).to.deep.equal({
      code: 'data-short',
      values: {url: images, got: 0, wanted: 16},
    });
  });

  it('ends before the images its header promises', async () => {
    const found = await failureOf({body: idx([60, 28, 28], imageBytes(59))});
    expect(found).to.deep.equal({
      code: 'data-short',
      values: {url: images, got: 16 + 59 * 784, wanted: 16 + 60 * 784},
    });
  });

  it('is a gzip cut short', async () => {
    const packed = await gzip(imageFile(60));
    const found = await failureOf({body: packed.slice(0, packed.length / 2)});
    expect(found.code).to.equal('data-short');
    expect(found.values.got).to.be.within(1, 16 + 59 * 784);
  });

  it('is a gzip without its last bytes, the checksum', async () => {
    const packed = await gzip(imageFile(60));
    const found = await failureOf({body: packed.slice(0, -3)});
    expect(found).to.deep.equal({code: 'data-gzip', values: {url: images, reason: 'cut-short'}});
  });

  it('is none that has zeros behind its end, however they come', async () => {
    // Of every length that a file's last bytes can have: none, one or two of them zeros.
    for (const count of [60, 84, 22_000]) {
      const packed = await gzip(imageFile(count));
      for (const zeros of [1, 3, 512, 40_000]) {
        const padded = new Uint8Array(packed.length + zeros);
        padded.set(packed);
        for (const body of [padded, [padded.slice(0, packed.length - 2), padded.slice(packed.length - 2)]]) {
          const server = new FakeServer();
          server.answers.set(images, {body});
          const dataset = await storeOf(server).load(request({dataset: images}), options());
          expect(dataset.train.count + dataset.test.count, `${count} images, ${zeros} zeros`).to.equal(count);
        }
      }
    }
  });

  it('is a gzip with something else behind its end', async () => {
    const packed = await gzip(imageFile(60));
    const longer = new Uint8Array(packed.length + 3);
    longer.set(packed);
    longer[packed.length + 2] = 7;
    expect(await failureOf({body: longer})).to.deep.equal({code: 'data-gzip', values: {url: images}});
  });

  it('is a gzip damaged in the middle', async () => {
    const packed = await gzip(imageFile(60));
    packed.fill(0xff, 20000, 20100);
    expect(await failureOf({body: packed})).to.deep.equal({code: 'data-gzip', values: {url: images}});
  });

  it('is a gzip with a wrong checksum', async () => {
    const packed = await gzip(imageFile(60));
    packed[packed.length - 6] ^= 1;
    expect(await failureOf({body: packed})).to.deep.equal({code: 'data-gzip', values: {url: images}});
  });

  it('goes on beyond what its header promises', async () => {
    const found = await failureOf({body: concat(imageFile(60), new Uint8Array(1))});
    expect(found).to.deep.equal({code: 'data-too-large', values: {url: images, limit: 16 + 60 * 784}});
    const tiny = concat(labelFile(2), new Uint8Array(40));
    const server = new FakeServer();
    server.answers.set(images, {body: imageFile(2)});
    server.answers.set(labels, {body: tiny});
    const found2 = await failure(storeOf(server).load(request({dataset: images}), options()));
    expect(found2).to.deep.equal({code: 'data-too-large', values: {url: labels, limit: 10}});
  });

  it('promises four thousand million images, whatever is asked of it', async () => {
    const server = new FakeServer();
    await publish(server, base);
    server.answers.set(images, {body: idx([4_000_000_000, 28, 28], imageBytes(20))});
    server.answers.delete(labels);
    for (const trainSize of [null, 5]) {
      const found = await failure(storeOf(server).load(request({dataset: images, trainSize}), options()));
      expect(found).to.deep.equal({code: 'data-too-large', values: {url: images, limit: 784_000_000}});
    }
  });

  it('has labels of another number', async () => {
    const server = new FakeServer();
    server.answers.set(images, {body: imageFile(60)});
    server.answers.set(labels, {body: labelFile(61)});
    const found = await failure(storeOf(server).load(request({dataset: images}), options()));
    expect(found).to.deep.equal({code: 'data-count', values: {url: labels, images: 60, labels: 61}});
  });

  it('has too few images to hold some out', async () => {
    const found = await failureOf({body: imageFile(1)});
    expect(found).to.deep.equal({code: 'data-count', values: {url: images, images: 1, wanted: 2}});
  });
});

describe('a hostile file', () => {
  it('that would unpack without end is stopped at what its header promises', async () => {
    const server = new FakeServer();
    const zeros = concat(idx([60, 28, 28], new Uint8Array(60 * 784)), new Uint8Array(64 * 2 ** 20));
    const body = await gzip(zeros);
    server.answers.set(images, {body});
    const found = await failure(storeOf(server).load(request({dataset: images}), options()));
    expect(found).to.deep.equal({code: 'data-too-large', values: {url: images, limit: 16 + 60 * 784}});
    expect(server.cancelled).to.include(images);
    expect(server.sent.get(images)).to.be.below(body.length / 2);
  });

  it('with a broken neighbour leaves the neighbour stopped and nothing in memory', async () => {
    const server = new FakeServer();
    await publish(server, base);
    server.answers.set(images, {body: [(await gzip(imageFile(60))).slice(0, 3000)], stalls: true});
    server.answers.set(labels, {body: idx([60, 28, 28], imageBytes(1))});
    const store = storeOf(server);
    const found = await failure(store.load(request({dataset: base}), options()));
    expect(found.code).to.equal('data-magic');
    expect(server.cancelled).to.include(images);
    await publish(server, base);
    await store.load(request({dataset: base}), options());
    expect(server.count(images)).to.equal(2);
  });
});
