import {sharesOf} from '../progress.ts';
import type {Lease, Waiting} from '../shared-loads.ts';

type Start<T> = (waiting: Waiting) => Promise<Lease<T>>;

/** Takes two things at once, or neither: when one fails, the other is given back. */
export async function together<T>(
  {signal, onProgress}: Waiting,
  [startTrain, startTest]: readonly [Start<T>, Start<T>],
): Promise<[Lease<T>, Lease<T>]> {
  const both = new AbortController();
  const stop = () => both.abort(signal.reason);
  signal.addEventListener('abort', stop);
  const shares = sharesOf(2, onProgress);
  const starts = [
    startTrain({signal: both.signal, onProgress: shares[0]}),
    startTest({signal: both.signal, onProgress: shares[1]}),
  ];
  try {
    const [train, test] = await Promise.all(starts);
    return [train, test];
  } catch (error) {
    both.abort(error);
    for (const start of starts) start.then((lease) => lease.release()).catch(() => undefined);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
