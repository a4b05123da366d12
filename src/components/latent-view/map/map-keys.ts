/** What a key does to a map. */
export type KeyAct =
  | {readonly kind: 'move' | 'pan' | 'place'; readonly x: number; readonly y: number}
  | {readonly kind: 'zoom'; readonly factor: number}
  | {readonly kind: 'home' | 'choose' | 'walk'}
  | {readonly kind: 'away'}
  | {readonly kind: 'next'; readonly by: number}
  | {readonly kind: 'class'; readonly label: number};

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Arrows go to the nearest point in their direction; with Shift they move the map, with Alt the place that is decoded.
 * A digit goes to its class, PageDown and PageUp through it, + and − zoom, Home shows all, Enter selects, W begins and ends a
 * walk, Escape lets go.
 */
export function keyAct({key, shiftKey, altKey, ctrlKey, metaKey}: KeyboardEvent): KeyAct | null {
  if (ctrlKey || metaKey) return null;
  const arrow = arrows[key];
  if (arrow) {
    const [x, y] = arrow;
    return {kind: shiftKey ? 'pan' : altKey ? 'place' : 'move', x, y};
  }
  if (altKey) return null;
  if (/^\d$/.test(key)) return {kind: 'class', label: Number(key)};
  switch (key) {
    case '+':
    case '=':
      return {kind: 'zoom', factor: 1.4};
    case '-':
    case '_':
      return {kind: 'zoom', factor: 1 / 1.4};
    case 'PageDown':
      return {kind: 'next', by: 1};
    case 'PageUp':
      return {kind: 'next', by: -1};
    case 'Home':
      return {kind: 'home'};
    case 'Escape':
      return {kind: 'away'};
    case 'w':
    case 'W':
      return {kind: 'walk'};
    case 'Enter':
    case ' ':
      return {kind: 'choose'};
    default:
      return null;
  }
}
