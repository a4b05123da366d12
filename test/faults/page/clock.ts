const now = performance.now.bind(performance);

/** The page's own clock, whatever it is told to show. */
export const realTime = (): number => now();

/** Has the page's clock show multiples of this only, in milliseconds; 0: all there is. */
export function roundClock(to: number): void {
  if (to === 0) Reflect.deleteProperty(performance, 'now');
  else
    Object.defineProperty(performance, 'now', {configurable: true, value: () => Math.floor(now() / to) * to});
}

export const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Until something is so, looked at every frame. @returns whether it came to be so in time */
export async function until(holds: () => boolean, ms: number): Promise<boolean> {
  const end = now() + ms;
  while (!holds()) {
    if (now() > end) return false;
    // eslint-disable-next-line no-restricted-syntax -- It ends, by a clock that no fault rounds; who asks says what never came.
    await frame();
  }
  return true;
}
