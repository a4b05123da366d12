// Runs in the page: what a frame of the map costs the page's thread, step by step as the element draws it.
import {dotRadius, stampPoints} from '../src/charts/map-points.ts';

const colours = Array.from({length: 10}, (_, i) => [25 * i, 255 - 25 * i, (67 * i) % 255]);

/** Ten heaps of normal points, as a map has them. */
function heaps(count) {
  const places = new Float32Array(2 * count);
  const kinds = new Uint8Array(count);
  let state = 42;
  const uniform = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  for (let i = 0; i < count; i++) {
    kinds[i] = i % 10;
    const angle = (2 * Math.PI * kinds[i]) / 10;
    const [away, turn] = [Math.sqrt(-2 * Math.log(uniform() + 1e-12)), 2 * Math.PI * uniform()];
    places[2 * i] = 0.5 + 0.3 * Math.cos(angle) + 0.05 * away * Math.cos(turn);
    places[2 * i + 1] = 0.5 + 0.3 * Math.sin(angle) + 0.05 * away * Math.sin(turn);
  }
  return {places, kinds};
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** @returns milliseconds of a drawing call: ours, and the same dots as paths; medians. */
window.drawing = (count, {side = 534, ratio = 2, frames = 60} = {}) => {
  const pixels = Math.round(side * ratio);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = pixels;
  document.body.replaceChildren(canvas);
  const context = canvas.getContext('2d');
  const image = context.createImageData(pixels, pixels);
  const {places, kinds} = heaps(count);
  const radius = dotRadius(count, 1) * ratio;
  const ours = [];
  for (let frame = 0; frame < frames; frame++) {
    const start = performance.now();
    stampPoints(
      new Int32Array(image.data.buffer),
      {width: pixels, height: pixels},
      {
        places,
        kinds,
        colours,
        faint: null,
        ground: [238, 238, 238],
        // No two frames alike: a little further each time, as while a hand moves the map.
        across: [pixels, 0.3 * frame],
        down: [-pixels, pixels],
        radius,
      },
    );
    context.putImageData(image, 0, 0);
    ours.push(performance.now() - start);
  }
  const paths = [];
  for (let frame = 0; frame < 8; frame++) {
    const start = performance.now();
    context.clearRect(0, 0, pixels, pixels);
    for (let kind = 0; kind < 10; kind++) {
      context.fillStyle = `rgb(${colours[kind].join()})`;
      context.beginPath();
      for (let i = kind; i < count; i += 10) {
        const [x, y] = [places[2 * i] * pixels + 0.3 * frame, pixels - places[2 * i + 1] * pixels];
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
      }
      context.fill();
    }
    // What was only noted is drawn now.
    context.getImageData(0, 0, 1, 1);
    paths.push(performance.now() - start);
  }
  return {ms: median(ours), most: Math.max(...ours.slice(5)), pathsMs: median(paths)};
};
window.ready = true;
