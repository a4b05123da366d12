/** Red, green, blue, 0–255. */
export type Rgb = readonly [number, number, number];

/** Dots of a radius, at sixteen places within a pixel: which pixels they touch, and how much of each. */
interface Stamp {
  readonly dx: Int16Array;
  readonly dy: Int16Array;
  /** 0–256. */
  readonly cover: Uint16Array;
  /** How far from the dot's pixel, in a picture of the set's width. */
  readonly offsets: Int32Array;
}

interface Stamps {
  readonly width: number;
  readonly reach: number;
  /** By sixteenth. */
  readonly of: readonly Stamp[];
}

const phases = 4;
/** Points let a little of what is below them through, so that crowds look denser. */
const opacity = 0.86;
const stamps = new Map<number, Stamps>();

function stampsOf(radius: number, width: number): Stamps {
  const known = stamps.get(radius);
  if (known?.width === width) return known;
  const reach = Math.ceil(radius + 1);
  const of = Array.from({length: phases * phases}, (_, phase): Stamp => {
    const [left, top] = [(phase % phases) / phases, Math.floor(phase / phases) / phases];
    const found: [number, number, number][] = [];
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++) {
        // Distance of the pixel's middle from the dot's; the edge is one pixel wide.
        const distance = Math.hypot(dx + 0.5 - left, dy + 0.5 - top);
        const cover = Math.round(256 * opacity * Math.max(0, Math.min(1, radius + 0.5 - distance)));
        if (cover > 0) found.push([dx, dy, cover]);
      }
    return {
      dx: Int16Array.from(found, ([dx]) => dx),
      dy: Int16Array.from(found, ([, dy]) => dy),
      cover: Uint16Array.from(found, ([, , cover]) => cover),
      offsets: Int32Array.from(found, ([dx, dy]) => dy * width + dx),
    };
  });
  const made = {width, reach, of};
  if (stamps.size > 64) stamps.clear();
  stamps.set(radius, made);
  return made;
}

/** How wide a dot is, in CSS pixels of radius: smaller the more there are, larger where a reader looks closely. */
export function dotRadius(count: number, zoom: number): number {
  const whole = Math.max(1.1, Math.min(4, 2.4 * (2000 / Math.max(1, count)) ** 0.3));
  return Math.min(6, whole * Math.max(1, zoom) ** 0.35);
}

export interface PointsPicture {
  /** count × 2; what is not finite is not drawn. */
  readonly places: Float32Array;
  /** The colour of each point, by place in `colours`. */
  readonly kinds: Uint8Array;
  readonly colours: readonly Rgb[];
  /** Points that stand back: drawn first, and paler. Null where all count. */
  readonly faint: Uint8Array | null;
  readonly ground: Rgb;
  /** Whether the ground lets through what lies under it. */
  readonly clear?: boolean;
  /** A place (x, y) is drawn at pixel (across[0]·x + across[1], down[0]·y + down[1]). */
  readonly across: readonly [number, number];
  readonly down: readonly [number, number];
  /** Pixels of the canvas, not of CSS. */
  readonly radius: number;
}

/** How much of its colour a point keeps that stands back. */
export const faintShare = 0.16;

/**
 * Draws points as dots with soft edges into pixels, on a ground. Ten thousand paths cost a canvas many
 * milliseconds, and WebGL would cost a page one of its few contexts; dots stamped into memory take a few microseconds
 * each on every device, and look the same on all of them.
 * @param pixels width × height, as an ImageData's buffer
 */
export function stampPoints(
  pixels: Int32Array,
  {width, height}: {readonly width: number; readonly height: number},
  {places, kinds, colours, faint, ground, clear = false, across, down, radius}: PointsPicture,
): void {
  pixels.fill(clear ? packed(ground) & 0xffffff : packed(ground));
  const strong = Int32Array.from(colours, packed);
  const weak = Int32Array.from(colours, (colour) => {
    const pale = (channel: number) => ground[channel] + faintShare * (colour[channel] - ground[channel]);
    return packed([pale(0), pale(1), pale(2)]);
  });
  // Steps of a quarter of a pixel, so that few sets of stamps serve all zooms.
  const {of: made, reach} = stampsOf(Math.max(0.5, Math.round(radius * 4) / 4), width);
  const pass = (which: number | null, inks: Int32Array): void => {
    for (let i = 0; i < kinds.length; i++) {
      if (which !== null && faint![i] !== which) continue;
      const x = across[0] * places[2 * i] + across[1];
      const y = down[0] * places[2 * i + 1] + down[1];
      if (!(x > -reach && y > -reach && x < width + reach && y < height + reach)) continue;
      const left = Math.floor(x);
      const top = Math.floor(y);
      const stamp = made[Math.floor((y - top) * phases) * phases + Math.floor((x - left) * phases)];
      const inside = left >= reach && top >= reach && left < width - reach && top < height - reach;
      const ink = inks[kinds[i]];
      if (inside) blend(pixels, top * width + left, stamp, ink);
      else blendAtEdge(pixels, width, height, left, top, stamp, ink);
    }
  };
  if (!faint) pass(null, strong);
  else {
    pass(1, weak);
    pass(0, strong);
  }
}

/** Bytes as they lie in an ImageData on the machines browsers run on, which are little-endian. */
const packed = ([red, green, blue]: Rgb): number =>
  (255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red);

/** A dot that is whole in the picture; `from` is its pixel. */
function blend(pixels: Int32Array, from: number, {offsets, cover}: Stamp, ink: number): void {
  const inkOuter = ink & 0xff00ff;
  const inkGreen = ink & 0x00ff00;
  const touched = cover.length;
  for (let p = 0; p < touched; p++) {
    const at = from + offsets[p];
    pixels[at] = mixed(pixels[at], inkOuter, inkGreen, cover[p]);
  }
}

function blendAtEdge(
  pixels: Int32Array,
  width: number,
  height: number,
  left: number,
  top: number,
  {dx, dy, cover}: Stamp,
  ink: number,
): void {
  for (let p = 0; p < cover.length; p++) {
    const x = left + dx[p];
    const y = top + dy[p];
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const at = y * width + x;
    pixels[at] = mixed(pixels[at], ink & 0xff00ff, ink & 0x00ff00, cover[p]);
  }
}

/** A colour over another, opaque: red and blue in one multiplication, green in another. @param share 0–256 */
function mixed(below: number, inkOuter: number, inkGreen: number, share: number): number {
  const outer = below & 0xff00ff;
  const green = below & 0x00ff00;
  return (
    0xff000000 |
    ((outer + (Math.imul(inkOuter - outer, share) >> 8)) & 0xff00ff) |
    ((green + (Math.imul(inkGreen - green, share) >> 8)) & 0x00ff00)
  );
}

/** The point nearest to a pixel, no further than `within`; −1 for none. */
export function pointAt(
  places: Float32Array,
  [x, y]: readonly [number, number],
  {across, down}: Pick<PointsPicture, 'across' | 'down'>,
  within: number,
): number {
  let found = -1;
  let least = within * within;
  for (let i = 0; 2 * i < places.length; i++) {
    const dx = across[0] * places[2 * i] + across[1] - x;
    const dy = down[0] * places[2 * i + 1] + down[1] - y;
    const squared = dx * dx + dy * dy;
    if (squared <= least) {
      least = squared;
      found = i;
    }
  }
  return found;
}

/**
 * The nearest point in a direction, seen from another one: within 45° of it, and nearer counts more than straighter.
 * @param direction (1, 0) is to the right, (0, 1) upwards, in values
 * @param unit how long one pixel is, each way
 * @returns −1 where there is none
 */
export function pointBeyond(
  places: Float32Array,
  from: readonly [number, number],
  direction: readonly [number, number],
  unit: readonly [number, number],
): number {
  let found = -1;
  let least = Infinity;
  for (let i = 0; 2 * i < places.length; i++) {
    const dx = (places[2 * i] - from[0]) / unit[0];
    const dy = (places[2 * i + 1] - from[1]) / unit[1];
    const along = dx * direction[0] + dy * direction[1];
    const beside = Math.abs(dx * direction[1] - dy * direction[0]);
    if (!(along > 1e-9) || beside > along) continue;
    const cost = along + 2 * beside;
    if (cost < least) {
      least = cost;
      found = i;
    }
  }
  return found;
}
