const stub = '\0d3-transition';

/**
 * Leaves d3's transitions out: no chart of ours moves by them, and the map's zoom asks for them only to end one, or to
 * answer a double click, which it does not take. Each page with a map would pay 4.5 kB, gzipped.
 */
export function smallD3() {
  return {
    name: 'small-d3',
    resolveId: (id) => (id === 'd3-transition' ? {id: stub, moduleSideEffects: true} : null),
    load: (id) =>
      id === stub
        ? `import {selection} from 'd3-selection';
           selection.prototype.interrupt = function () { return this; };
           export const interrupt = () => undefined;`
        : null,
  };
}
