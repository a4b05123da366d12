/** What stands in the place of a package of d3's, each for a reason. */
const stubs = {
  // No chart of ours moves by transitions; the map's zoom asks for them only to end one, or to answer a double click,
  // which it does not take.
  'd3-transition': `import {selection} from 'd3-selection';
    selection.prototype.interrupt = function () { return this; };
    export const interrupt = () => undefined;`,
  // Scales are of numbers: no string of theirs is a colour.
  'd3-color': `export const color = () => null;
    ${['rgb', 'hsl', 'lab', 'hcl', 'cubehelix'].map((name) => `export const ${name} = color;`).join('')}`,
  // Numbers are written in the page's language, by Intl, never by a scale.
  'd3-format': `const none = () => { throw new Error('no d3-format here'); };
    ${['format', 'formatPrefix', 'formatSpecifier', 'precisionFixed', 'precisionPrefix', 'precisionRound']
      .map((name) => `export const ${name} = none;`)
      .join('')}`,
};

/** What a module of d3 makes as it is loaded, such as a curve with its default tension: pure, though no bundler knows. */
const made = /^(var [\w$]+ = )(?=\(function |[\w$]+\()/gm;

/**
 * Leaves out of d3 what no page of ours uses: a bundler keeps it, since a module's first statements run or a method could
 * be called. Each page with a map would pay 12 kB, gzipped.
 */
export function smallD3() {
  return {
    name: 'small-d3',
    resolveId: (id) =>
      Object.hasOwn(stubs, id) ? {id: `\0${id}`, moduleSideEffects: id === 'd3-transition'} : null,
    load: (id) => stubs[id.slice(1)] ?? null,
    transform: (code, id) =>
      /node_modules\/d3-[^/]+\/dist\//.test(id)
        ? {code: code.replace(made, '$1/* @__PURE__ */ '), map: null}
        : null,
  };
}
