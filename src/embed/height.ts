/** What begins a message between a page and its frames, as iframe-resizer writes it. */
const resizer = '[iFrameSizer]';

/**
 * Tells the page around a frame how high it is, whenever that changes: as `{type: 'ae-resize', height}`, and to
 * iframe-resizer, once it has introduced itself, in its own words. Only the page around is listened to.
 * @returns how to stop it
 */
export function tellHeight(frame: Window, body: HTMLElement): () => void {
  const around = frame.parent;
  if (around === frame) return () => undefined;
  /** What iframe-resizer calls this frame; null before it has said so. */
  let name: string | null = null;
  let introduced = false;
  // Who is around is nobody's secret here, and a height none either.
  const tell = () => {
    const height = Math.ceil(body.getBoundingClientRect().height);
    // Nothing stands there yet: a page that follows would fold its frame.
    if (height === 0) return;
    around.postMessage({type: 'ae-resize', height}, '*');
    if (name === null) return;
    const why = introduced ? 'size' : 'init';
    introduced = true;
    around.postMessage(`${resizer}${name}:${height}:${Math.ceil(body.offsetWidth)}:${why}`, '*');
  };
  const heard = ({source, data}: MessageEvent<unknown>) => {
    if (source !== around || typeof data !== 'string' || !data.startsWith(resizer)) return;
    const [said] = data.slice(resizer.length).split(':');
    if (name === null && said) {
      name = said;
      tell();
    }
  };
  const observer = new ResizeObserver(() => tell());
  observer.observe(body);
  frame.addEventListener('message', heard);
  around.postMessage('[iFrameResizerChild]Ready', '*');
  return () => {
    observer.disconnect();
    frame.removeEventListener('message', heard);
  };
}
