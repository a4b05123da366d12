import {DataStore} from '../../../src/worker/data/store.ts';
import {options, request} from './support.ts';
async function gaps<T>(work: () => Promise<T>): Promise<[T, number, number]> {
  let on = true,
    last = performance.now(),
    worst = 0;
  const all: number[] = [];
  const c = new MessageChannel();
  c.port1.onmessage = () => {
    const now = performance.now();
    all.push(now - last);
    worst = Math.max(worst, now - last);
    last = now;
    if (on) c.port2.postMessage(0);
  };
  c.port2.postMessage(0);
  const t = performance.now();
  const v = await work();
  on = false;
  all.sort((a, b) => b - a);
  console.log(
    'top gaps',
    all
      .slice(0, 6)
      .map((x) => x.toFixed(1))
      .join(' '),
  );
  return [v, performance.now() - t, worst];
}
describe('gap', () => {
  it('mnist', async () => {
    for (let i = 0; i < 3; i++) {
      const s = new DataStore({cacheName: 'gap'});
      const [d, ms, worst] = await gaps(() =>
        s.load(request({datasetUrl: '/data/mnist', pageUrl: location.href}), options()),
      );
      console.log('mnist', d.fromCache, ms.toFixed(0), 'worst', worst.toFixed(1));
      const [, ms2, worst2] = await gaps(() => s.settled());
      console.log('settle', ms2.toFixed(0), worst2.toFixed(1));
    }
    await caches.delete('gap');
    const s = new DataStore();
    const [, ms, worst] = await gaps(() => s.load(request({dataset: 'digits'}), options()));
    console.log('digits', ms.toFixed(0), 'worst', worst.toFixed(1));
  });
});
