import {aTimeout} from '@open-wc/testing';

/** How long anything is waited for: enough for a loaded machine, and well within the limit of a test. */
export const patienceMs = 20_000;

/**
 * Until something is so, looked at more often than a frame is drawn. If it never is, the failure says what was awaited.
 * `waitUntil` would leave a timer behind until its limit, which tests of the heap would count.
 */
export async function eventually(holds: () => unknown, awaited: string): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Timeout: ${awaited}`);
    // eslint-disable-next-line no-restricted-syntax -- This is the one loop that looks again: it ends.
    await aTimeout(10);
  }
}

/** What a promise comes to. If it comes to nothing, the failure says what was awaited. */
export async function inTime<T>(promise: Promise<T>, awaited: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Timeout: ${awaited}`)), patienceMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
