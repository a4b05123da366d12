/** What is rejected with that took too long. */
export const stalled = Symbol('stalled');

/** How long a server may be silent before it is given up, in milliseconds. */
export const patienceMs = 20_000;

/** Waits for work, but neither beyond `ms` nor beyond an abort; rejects with `stalled` or the abort's reason. */
export function within<T>(work: Promise<T>, ms: number, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(stalled)), ms);
    const onAbort = () => settle(() => reject(signal?.reason));
    const settle = (then: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      then();
    };
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort);
    work.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}
