import {shareOf} from '../../charts/own-place.ts';
import {corrupt} from '../../numerics/corruption.ts';
import {pixels, side} from '../../pixels/size.ts';
import {pixelAfter} from '../parts/inspector/pixel-after.ts';
import {dab, line} from './brush.ts';
export {brushStyles} from './brush-styles.ts';
import {stroke, type Painting} from './stroke.ts';

/** Noise of the brush: as strong as the tutorial's. */
const factor = 0.5;

interface Pixel {
  readonly row: number;
  readonly column: number;
}

/** Where a pointer that is down was last, by what it paints on. */
const downAt = new WeakMap<Painting, Pixel>();

/** What a reader does to the picture, with a pointer or with keys. */
export function act(easel: Painting, event: Event, box: Element): void {
  if (event instanceof KeyboardEvent) keyPressed(easel, event);
  else if (event instanceof PointerEvent) pointed(easel, event, box);
}

/** The picture with what was painted on it: noise on top of what is there, nothing where it was rubbed out. */
export function spoiled(picture: Float32Array, marks: Uint8Array, seed: number, index: number): Float32Array {
  const noisy = picture.slice();
  corrupt({kind: 'gaussian', low: factor, high: factor}, seed, 'testNoise', 1, index, noisy, 0, pixels);
  return picture.map((value, i) =>
    marks[i] === stroke.noise ? noisy[i] : marks[i] === stroke.rub ? 0 : value,
  );
}

function pointed(easel: Painting, event: PointerEvent, box: Element): void {
  const last = downAt.get(easel);
  switch (event.type) {
    case 'pointerdown': {
      const at = placeOf(event, box);
      return painted(easel, at, (marks) => dab(marks, at.row, at.column, easel.paint));
    }
    case 'pointermove': {
      if (!last) return;
      const events = event.getCoalescedEvents?.() ?? [];
      const places = (events.length ? events : [event]).map((each) => placeOf(each, box));
      return painted(easel, places.at(-1)!, (marks) => {
        let from = last;
        for (const to of places) {
          line(marks, from, to, easel.paint);
          from = to;
        }
      });
    }
    case 'pointerup':
    case 'pointercancel':
      downAt.delete(easel);
  }
}

function painted(easel: Painting, at: Pixel, paint: (marks: Uint8Array) => void): void {
  downAt.set(easel, at);
  const within = (place: number) => Math.min(side - 1, Math.max(0, place));
  easel.cursor = within(at.row) * side + within(at.column);
  change(easel, paint);
}

function change(easel: Painting, paint: (marks: Uint8Array) => void): void {
  const marks = easel.marks?.slice() ?? new Uint8Array(pixels);
  paint(marks);
  easel.set(marks);
}

function keyPressed(easel: Painting, event: KeyboardEvent): void {
  const {key} = event;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (key === 'Delete' || key === 'Backspace') {
    event.preventDefault();
    easel.set(null);
    return;
  }
  const press = key === ' ' || key === 'Enter';
  const to = press ? easel.cursor : pixelAfter(key, easel.cursor);
  if (to === null) return;
  event.preventDefault();
  easel.cursor = to;
  // With Shift it paints as it goes.
  if (press || event.shiftKey)
    change(easel, (marks) => dab(marks, Math.floor(to / side), to % side, easel.paint));
  else easel.set(easel.marks);
  easel.moved?.();
}

/** Of a pointer over what is painted on. */
function placeOf(event: PointerEvent, box: Element): Pixel {
  const [column, row] = shareOf(event, box).map((share) => Math.floor(share * side));
  return {row, column};
}
