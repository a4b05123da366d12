/** What all that draw here may take of one frame, in milliseconds: the page has work of its own in it. */
const budgetMs = 10;

/** Who waits, in the order in which they asked. */
const waiting: FrameTurn[] = [];

/** The frame that is being drawn, and when the first of us began in it. */
let frame = -1;
let began = 0;

/** One callback for each who waits: between two of them the page does what the first has left for later. */
function next(at: number): void {
  if (waiting.length === 0) return;
  if (at !== frame) [frame, began] = [at, performance.now()];
  if (performance.now() - began < budgetMs) waiting.shift()!.act(at);
  else requestAnimationFrame(next);
}

/**
 * A place in the next frame. Ten maps on a page would hold it for the time of ten: who comes when the others have used
 * up what a frame may take, draws in the one after it, before those who ask later.
 */
export class FrameTurn {
  /** Called with the frame's time, in milliseconds. */
  readonly act: (at: number) => void;

  constructor(act: (at: number) => void) {
    this.act = act;
  }

  /** Once, however often it is asked for. */
  ask(): void {
    if (waiting.includes(this)) return;
    waiting.push(this);
    requestAnimationFrame(next);
  }

  cancel(): void {
    const place = waiting.indexOf(this);
    if (place >= 0) waiting.splice(place, 1);
  }
}
