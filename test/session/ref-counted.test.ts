import {expect} from '@open-wc/testing';
import {RefCounted} from '../../src/session/ref-counted.ts';

/** A connection that says when it is closed. */
function connection() {
  let end: () => void = () => undefined;
  let close: (reason: Error) => void = () => undefined;
  const closed = new Promise<Error>((resolve) => (close = resolve));
  return {onEnd: (listener: () => void) => (end = listener), end: () => end(), close, closed};
}

describe('a connection whose users are counted', () => {
  it('is closed once it has had no user for a while, and gone before', async () => {
    const one = connection();
    let gone = 0;
    const counted = new RefCounted(Promise.resolve(one), 5, () => gone++);
    expect(await counted.acquire()).to.equal(one);
    await counted.acquire();
    counted.release();
    counted.release();
    expect([counted.users, gone]).to.deep.equal([0, 0]);
    expect(await one.closed).to.include({name: 'WorkerEnded', message: 'closed'});
    expect(gone).to.equal(1);
  });

  it('is kept for a user who comes in time', async () => {
    const one = connection();
    const counted = new RefCounted(Promise.resolve(one), 5, () => undefined);
    await counted.acquire();
    counted.release();
    await counted.acquire();
    let closed = false;
    void one.closed.then(() => (closed = true));
    // Another's time, begun later, is up later.
    const other = connection();
    const after = new RefCounted(Promise.resolve(other), 5, () => undefined);
    await after.acquire();
    after.release();
    await other.closed;
    expect(closed).to.equal(false);
  });

  it('tells those who wait for it at once when it is closed, and is closed when it opens', async () => {
    const one = connection();
    let open: (opened: typeof one) => void = () => undefined;
    const counted = new RefCounted(
      new Promise<typeof one>((resolve) => (open = resolve)),
      5,
      () => undefined,
    );
    const asked = counted.acquire().catch((error: unknown) => error);
    const reason = new Error('not needed');
    const closed = counted.close(reason);
    expect(await asked).to.equal(reason);
    open(one);
    await closed;
    expect(await one.closed).to.equal(reason);
  });

  it('is gone once where it ends by itself or cannot be opened, and is not closed for want of users then', async () => {
    const one = connection();
    let gone = 0;
    const ended = new RefCounted(Promise.resolve(one), 1, () => gone++);
    await ended.acquire();
    one.end();
    expect(gone).to.equal(1);
    let closed = false;
    void one.closed.then(() => (closed = true));
    ended.release();
    const broken = new RefCounted(Promise.reject<typeof one>(new Error('refused')), 1, () => gone++);
    expect(await broken.acquire().catch((error: Error) => error.message)).to.equal('refused');
    expect(gone).to.equal(2);
    const other = connection();
    const after = new RefCounted(Promise.resolve(other), 1, () => undefined);
    await after.acquire();
    after.release();
    await other.closed;
    expect([closed, gone]).to.deep.equal([false, 2]);
    await ended.close();
    expect(gone).to.equal(2);
  });
});
