/** How soon a hidden page, which gets no frames, does what waits for one, in milliseconds. */
const hiddenMs = 100;

/** At the next frame, or soon where there are none. */
export function onNextFrame(callback: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    callback();
  };
  if (!document.hidden) requestAnimationFrame(once);
  setTimeout(once, hiddenMs);
}
