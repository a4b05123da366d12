import {expect} from '@open-wc/testing';
import {eventually} from '../../awaited.ts';
import {FailureError} from '../../../src/protocol/errors.ts';
import {fetchRun} from '../../../src/worker/saved-run/fetch.ts';
import {readRun} from '../../../src/worker/saved-run/read.ts';
import {blobSource, streamSource, type Source} from '../../../src/worker/saved-run/source.ts';
import {firstFormat, fileOf, partsOf, someRun, smallTexts, written, type Bytes} from './support.ts';

/** A source of these bytes, and of zeros behind them up to its size, that says what was asked of it. */
function counting(bytes: Bytes, size: number | null): Source & {taken: number; largest: number} {
  let at = 0;
  return {
    size,
    taken: 0,
    largest: 0,
    async read(wanted) {
      const piece = new Uint8Array(Math.min(wanted, Math.max(0, (size ?? Infinity) - at)));
      piece.set(bytes.subarray(at, at + piece.length));
      at += wanted;
      this.taken += wanted;
      this.largest = Math.max(this.largest, wanted);
      return piece;
    },
  };
}

async function failureOf(result: Promise<unknown>): Promise<{code: string} & Record<string, unknown>> {
  const error = await result.then(
    () => new Error('taken'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FailureError)) throw error;
  return {code: error.failure.code, ...error.failure.values};
}

const lengthOf = (bytes: Bytes) => Number(new DataView(bytes.buffer).getBigUint64(0, true));

describe('the size of a saved run', () => {
  it('is refused before more than its header is read, where it is known', async () => {
    const bytes = await written(someRun({}));
    const header = 8 + lengthOf(bytes);
    for (const size of [bytes.length - 1, bytes.length + 1, 4e9, 0, 7, 200, header - 1, header]) {
      const source = counting(bytes, size);
      expect(await failureOf(readRun(source, {name: 'file'}))).to.include({code: 'run-invalid'});
      expect(source.taken, `${size}`).to.be.at.most(header);
    }
  });

  it('is not believed from the first bytes: a header of four million at most', async () => {
    for (const length of [4_000_001n, 2n ** 32n, 2n ** 53n, 2n ** 64n - 1n, 0n, 60n]) {
      const bytes = new Uint8Array(16);
      new DataView(bytes.buffer).setBigUint64(0, length, true);
      const source = counting(bytes, null);
      expect(await failureOf(readRun(source, {name: 'file'}))).to.include({reason: 'not-a-run'});
      expect(source.taken).to.equal(8);
    }
  });

  it('is refused by its recipe before an array is made: more than twenty million parameters', async () => {
    const parts = partsOf(await written(someRun(smallTexts)));
    const {__metadata__: metadata} = parts.header;
    metadata['recipe'] = JSON.stringify({...smallTexts, 'hidden-units': '2048,2048,2048,2048'});
    const bytes = fileOf(parts);
    const source = counting(bytes, bytes.length);
    expect(await failureOf(readRun(source, {name: 'file'}))).to.include({reason: 'recipe'});
    expect(source.largest).to.be.at.most(2 ** 18);
  });

  it('is held to in a file whose recipe is refused, too: no more is read than any recipe asks for', async () => {
    const parts = partsOf(await written(someRun(smallTexts)));
    parts.header.__metadata__['recipe'] = JSON.stringify({...smallTexts, optimizer: 'another'});
    const source = counting(fileOf(parts), null);
    expect(await failureOf(readRun(source, {name: 'file'}))).to.include({reason: 'damaged'});
    const length = 2 ** 29;
    parts.header['more'] = {
      dtype: 'U8',
      shape: [length],
      data_offsets: [parts.body.length, parts.body.length + length],
    };
    const bytes = fileOf(parts);
    const endless = counting(bytes, null);
    expect(await failureOf(readRun(endless, {name: 'file'}))).to.include({reason: 'recipe'});
    expect(endless.taken).to.be.at.most(bytes.length);
  });

  it('is held to where a stream goes on for ever', async () => {
    const bytes = await written(someRun({}));
    const source = counting(bytes, null);
    expect(await failureOf(readRun(source, {name: 'file'}))).to.include({reason: 'damaged'});
    expect(source.taken).to.be.at.most(bytes.length + 1);
    expect(source.largest).to.be.at.most(2 ** 18);
  });

  it('is held to in files of the first kind', async () => {
    const bytes = await firstFormat(someRun(smallTexts));
    const header = 12 + new DataView(bytes.buffer).getUint32(8, true);
    for (const size of [bytes.length - 1, bytes.length + 1, 4e9]) {
      const source = counting(bytes, size);
      expect(await failureOf(readRun(source, {name: 'file'}))).to.include({reason: 'damaged'});
      expect(source.taken).to.be.at.most(header);
    }
    const endless = counting(bytes, null);
    expect(await failureOf(readRun(endless, {name: 'file'}))).to.include({reason: 'damaged'});
    expect(endless.taken).to.be.at.most(bytes.length + 1);
  });

  it('may be unknown: a stream in pieces of any size', async () => {
    const run = someRun({...smallTexts, 'encoding-dim': '3'});
    const bytes = await written(run);
    for (const length of [1, 7, 1000, 1e6]) {
      let at = 0;
      const pieces = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.subarray(at, at + length));
          at += length;
        },
      });
      expect(await readRun(streamSource(pieces, null), {name: 'file'})).to.deep.equal(run);
    }
  });
});

describe('a saved run that is fetched', () => {
  const page = location.href;
  const own = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = own;
  });
  const signal = () => new AbortController().signal;

  it('is read as it comes', async () => {
    const run = someRun(smallTexts);
    const url = URL.createObjectURL(new Blob([await written(run)]));
    expect(await fetchRun(url, page, signal())).to.deep.equal(run);
    URL.revokeObjectURL(url);
  });

  it('is told apart where there is none, none can be had, or another kind of file', async () => {
    expect(await failureOf(fetchRun('/nowhere.aerun', page, signal()))).to.deep.equal({
      code: 'run-not-found',
      url: '/nowhere.aerun',
      status: 404,
    });
    for (const url of ['http://127.0.0.1:9/run', 'http://', 'blob:nothing']) {
      expect(await failureOf(fetchRun(url, page, signal()))).to.deep.equal({code: 'run-unreachable', url});
    }
    globalThis.fetch = async () => new Response('<!doctype html>');
    expect(await failureOf(fetchRun('/run', page, signal()))).to.deep.equal({
      code: 'run-invalid',
      url: '/run',
      reason: 'not-a-run',
    });
  });

  /** A server that sends these bytes in pieces, then does as told; and how far it got. */
  function server(bytes: Bytes, headers: Record<string, string>, then: 'close' | 'break' | 'wait' | 'zeros') {
    const state = {sent: 0, cancelled: false, credentials: '' as string | undefined, url: ''};
    globalThis.fetch = async (url, init) => {
      state.credentials = init?.credentials;
      state.url = String(url);
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            init?.signal?.addEventListener('abort', () => {
              state.cancelled = true;
              controller.error(init.signal!.reason);
            });
          },
          async pull(controller) {
            if (state.sent < bytes.length) controller.enqueue(bytes.slice(state.sent, state.sent + 1000));
            else if (then === 'close') return controller.close();
            else if (then === 'break') return controller.error(new TypeError('network error'));
            else if (then === 'wait') return new Promise(() => undefined);
            else controller.enqueue(new Uint8Array(1000));
            state.sent += 1000;
          },
          cancel() {
            state.cancelled = true;
          },
        },
        {highWaterMark: 0},
      );
      return new Response(body, {headers});
    };
    return state;
  }

  it('is asked for with the page’s own credentials only, and let go of when it is there', async () => {
    const run = someRun(smallTexts);
    const bytes = await written(run);
    const state = server(bytes, {'content-length': String(bytes.length)}, 'close');
    expect(await fetchRun('a/b?c', 'https://example.org/d/e', signal())).to.deep.equal(run);
    expect(state).to.include({credentials: 'same-origin', url: 'https://example.org/d/a/b?c'});
  });

  it('is refused by its length before it has come, and cut off where it goes on', async () => {
    const bytes = await written(someRun({}));
    const early = server(bytes, {'content-length': String(bytes.length + 1)}, 'zeros');
    expect(await failureOf(fetchRun('/run', page, signal()))).to.include({reason: 'damaged'});
    expect(early.sent).to.be.below(10_000);
    expect(early.cancelled).to.equal(true);
    const late = server(bytes, {}, 'zeros');
    expect(await failureOf(fetchRun('/run', page, signal()))).to.include({reason: 'damaged'});
    expect(late.sent).to.be.below(bytes.length + 3000);
    expect(late.cancelled).to.equal(true);
  });

  it('may be packed by the server, whose length then says nothing', async () => {
    const run = someRun(smallTexts);
    const bytes = await written(run);
    server(bytes, {'content-length': '99', 'content-encoding': 'gzip'}, 'close');
    expect(await fetchRun('/run', page, signal())).to.deep.equal(run);
  });

  it('is out of reach where the connection breaks, and damaged where it ends too early', async () => {
    const bytes = await written(someRun(smallTexts));
    server(bytes.slice(0, 20_000), {}, 'break');
    expect(await failureOf(fetchRun('/run', page, signal()))).to.include({code: 'run-unreachable'});
    server(bytes.slice(0, 20_000), {}, 'close');
    expect(await failureOf(fetchRun('/run', page, signal()))).to.include({
      code: 'run-invalid',
      reason: 'damaged',
    });
  });

  it('is out of reach where the server falls silent, before it answers or after', async () => {
    const bytes = await written(someRun(smallTexts));
    const unreachable = {code: 'run-unreachable', url: '/run', reason: 'stalled'};
    const silent = server(bytes.slice(0, 20_000), {}, 'wait');
    expect(await failureOf(fetchRun('/run', page, signal(), {stallMs: 50}))).to.deep.equal(unreachable);
    expect(silent.cancelled).to.equal(true);
    let given: AbortSignal | null | undefined;
    globalThis.fetch = (_, init) => {
      given = init?.signal;
      return new Promise(() => undefined);
    };
    expect(await failureOf(fetchRun('/run', page, signal(), {stallMs: 50}))).to.deep.equal(unreachable);
    expect(given?.aborted).to.equal(true);
  });

  it('can be given up at any time', async () => {
    const bytes = await written(someRun(smallTexts));
    const state = server(bytes.slice(0, 20_000), {}, 'wait');
    const controller = new AbortController();
    const result = fetchRun('/run', page, controller.signal).catch((error: unknown) => error);
    await eventually(() => state.sent === 20_000, 'all that comes has come');
    controller.abort();
    expect(await result).to.have.property('name', 'AbortError');
    expect(state.cancelled).to.equal(true);
  });

  it('is the same from a file on disk', async () => {
    const run = someRun(smallTexts);
    expect(await readRun(blobSource(new Blob([await written(run)])), {name: 'file'})).to.deep.equal(run);
  });
});
