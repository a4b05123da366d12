// umap-js as its README has it, in a worker: what our UMAP is compared with.
import {UMAP} from 'umap-js';

self.onmessage = ({data: {values, width}}) => {
  const rows = [];
  for (let from = 0; from < values.length; from += width) rows.push([...values.subarray(from, from + width)]);
  const start = performance.now();
  const points = new UMAP().fit(rows);
  const ms = performance.now() - start;
  self.postMessage({ms, points: Float32Array.from(points.flat())});
};
