type Pointed = Readonly<Record<'clientX' | 'clientY', number>>;

/** A place in the window as shares of a box's width and height, 0–1 within it. */
export function shareOf({clientX, clientY}: Pointed, box: Element): [across: number, down: number] {
  const {left, top, width, height} = box.getBoundingClientRect();
  return [(clientX - left) / width, (clientY - top) / height];
}

/** A length as it is laid out, which layout tells in whole pixels only; what is not scaled is seen as it is laid out. */
const laidOut = (whole: number, seen: number): number => (Math.abs(whole - seen) < 1 ? seen : whole);

/** Pixels of a box as it is laid out to a pixel of the window: not 1 where it, or something around it, is scaled. */
export function scaleOf(box: HTMLElement): number {
  const {width} = box.getBoundingClientRect();
  return laidOut(box.offsetWidth, width) / width;
}

/** A place in the window in pixels of a box as it is laid out, from the corner within its border: where its content is placed. */
export function placeIn(at: Pointed, box: HTMLElement): [x: number, y: number] {
  const {width, height} = box.getBoundingClientRect();
  const [across, down] = shareOf(at, box);
  return [
    across * laidOut(box.offsetWidth, width) - box.clientLeft,
    down * laidOut(box.offsetHeight, height) - box.clientTop,
  ];
}
