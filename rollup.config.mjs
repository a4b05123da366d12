import {readdirSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {rollup} from 'rollup';
import commonjs from '@rollup/plugin-commonjs';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import {licences} from './scripts/rollup/licences.mjs';
import {retriedImports} from './scripts/rollup/retried-imports.mjs';
import {simdKernel} from './scripts/rollup/simd-kernel.mjs';
import {smallD3} from './scripts/rollup/small-d3.mjs';
import {smallLit} from './scripts/rollup/small-lit.mjs';
import {smallTemplates} from './scripts/rollup/small-templates.mjs';
import {tfjsPlugins} from './scripts/rollup/tfjs.mjs';
import {define} from './scripts/version.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

// Notices travel in a file of their own, which each built file names.
const typescript = (minify) => esbuild({target: 'es2022', minify, legalComments: 'none', define});
const notices = licences(['dist', 'dist/cdn']);

/** What browsers read as it is comes as small as it can be. */
const smallest = () => terser({compress: {passes: 5}, format: {ascii_only: true}});

/** The workers: each one self-contained file, valid as a classic and as a module worker. Built first. */
const asWorker = {format: 'iife', inlineDynamicImports: true};
const workerNames = ['basic', 'analysis', 'simd', 'webgl', 'wasm', 'webgpu'];
const workers = workerNames.map((name) => ({
  ...worker(name),
  output: ['dist', 'dist/cdn'].map((folder) => ({...asWorker, file: `${folder}/ae-worker-${name}.js`})),
}));
function worker(name) {
  return {
    input: `src/worker/entries/${name}.ts`,
    plugins: [
      simdKernel(name === 'analysis' ? 'for-maps.ts' : 'index.ts'),
      ...(['webgl', 'wasm', 'webgpu'].includes(name) ? tfjsPlugins() : []),
      nodeResolve({browser: true}),
      commonjs(),
      typescript(true),
      smallest(),
      ...notices,
    ],
    onwarn: quiet,
  };
}

/** `./ae-worker-….text.js` in the sources: a built worker file as a string. */
function workerTexts() {
  const suffix = /(ae-worker-\w+)\.text\.js$/;
  return {
    name: 'worker-texts',
    resolveId: (source) => (suffix.test(source) ? `\0${suffix.exec(source)[0]}` : null),
    async load(id) {
      const found = id.startsWith('\0') && suffix.exec(id);
      if (!found) return null;
      // Nobody fetches it: it is only within.
      if (found[1] === 'ae-worker-engines') {
        const {text, sources} = await (within ??= buildWithin());
        for (const source of sources) this.addWatchFile(source);
        return `export default ${JSON.stringify(text)};`;
      }
      const file = resolve(root, `dist/cdn/${found[1]}.js`);
      this.addWatchFile(file);
      return `export default ${JSON.stringify(readFileSync(file, 'utf8'))};`;
    },
  };
}

/** The worker inside the one file, built once for both of these. */
let within = null;
async function buildWithin() {
  const bundle = await rollup(worker('engines'));
  const {output} = await bundle.generate(asWorker);
  return {text: output[0].code, sources: bundle.watchFiles};
}

/** Takes comments and white space out of the style sheets: esbuild leaves template literals as they are. */
function smallStyles() {
  const small = (text) =>
    text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/: /g, ':')
      .replace(/;}/g, '}')
      .trim();
  return {
    name: 'small-styles',
    transform(code, id) {
      if (!/-styles\.ts$/.test(id)) return null;
      return {code: code.replace(/css`([^`]*)`/g, (_, text) => `css\`${small(text)}\``), map: null};
    },
  };
}

/** tfjs's packages know of Node and of circles; neither matters here. */
function quiet(warning, warn) {
  if (['CIRCULAR_DEPENDENCY', 'THIS_IS_UNDEFINED', 'EVAL'].includes(warning.code)) return;
  warn(warning);
}

/** A group of a language is named after both: `en/run.ts` becomes `en-run`. */
function chunkName({facadeModuleId, name}) {
  const group = /\/locales\/(\w+)\/([\w-]+)\.ts$/.exec(facadeModuleId ?? '');
  // The first file is named after what it says.
  return group ? `${group[1]}-${group[2].replace('first', 'shell')}` : name;
}

/** What is always fetched together is one file: each file has a head, and names those that it needs. */
const together = {
  'plain-svg': /\/(charts\/margin|charts\/plain-svg|controls\/box-size)\.ts$/,
  tiles: /\/(parts\/part|controls\/memoize|digits\/(own-ten|first-digits)|pixels\/(levels|values))\.ts$/,
  random: /\/(numerics\/random|numerics\/corruption|recipe\/corruption)\.ts$/,
  'latent-sight':
    /\/latent-view\/(latent-sight|map-head|map-head-styles|segments|face-button|idle-map|idle-map-styles|idle-buttons|around-map-styles|class-styles|class-count|first-kind|map\/tool-icons)\.ts$/,
  'trainer-sight':
    /\/(trainer\/trainer-sight|digits\/(path-styles|idle-digits|path-rows)|charts\/(idle-axes|margin-words)|loss-chart\/(idle-chart|expected-losses|guess|guess-styles|axes-styles|fact-rows|three-parts|parts-styles))\.ts$/,
  'summary-sight':
    /\/(summary\/(summary-sight|layers-view|models-styles|diagram)|parts\/summary\/summary-(table|styles)|network\/summary)\.ts$/,
  'summary-models': /\/summary\/(models|lit-styles)\.ts$/,
  'worst-sight': /\/worst\/(worst-sight|idle-worst)\.ts$/,
  'noise-sight':
    /\/(noise-demo\/(noise-sight|idle-noise|idle-curve|easel|stroke|corrupted-images|level-styles|levels|test-noise-control)|charts\/idle-noise-chart|numerics\/psnr)\.ts$/,
};
/** What a page in a language is given first. */
const firstWords = /\/locales\/(\w+)\/(?:first|shell|later)\.ts$/;
const chunkOf = (id) => {
  const [, language] = firstWords.exec(id) ?? [];
  return language ? `${language}-shell` : Object.keys(together).find((name) => together[name].test(id));
};

/** Files of the sources that lie beside the scripts as they are. */
const beside = (...sources) => ({
  name: 'beside',
  buildStart() {
    for (const source of sources) this.addWatchFile(resolve(root, source));
  },
  generateBundle() {
    for (const source of sources)
      this.emitFile({
        type: 'asset',
        fileName: source.split('/').at(-1),
        source: readFileSync(resolve(root, source), 'utf8'),
      });
  },
});
const room = 'src/ae-elements.css';

/** What is read by pages as it is, lit and d3 within, as small as each of them can be. */
const forPages = () => [
  workerTexts(),
  smallStyles(),
  smallLit(),
  smallD3(),
  nodeResolve({browser: true}),
  typescript(true),
  smallTemplates(),
];

/** For pages: everything in one folder, nothing outside it. */
const cdn = {
  input: {'ae-elements': 'src/entries/index.ts', 'ae-embed': 'src/embed/embed.ts'},
  output: {
    dir: 'dist/cdn',
    format: 'es',
    entryFileNames: '[name].js',
    // Every file that may be fetched is named in the first script: a figure less of each is fifty bytes.
    chunkFileNames: (chunk) => `ae-${chunkName(chunk)}-[hash:7].js`,
    // Nobody but this library has the namespaces of its files.
    freeze: false,
    manualChunks: chunkOf,
    onlyExplicitManualChunks: true,
  },
  plugins: [retriedImports(), ...forPages(), smallest(), beside('src/embed/embed.html', room), ...notices],
  onwarn: quiet,
};

/** All elements, and each by itself. */
const entries = readdirSync(resolve(root, 'src/entries'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => name === 'index' || name.startsWith('ae-'));

/** For bundlers and Node: an entry an element, dependencies left to the bundler. */
const npm = {
  input: {
    ...Object.fromEntries(entries.map((name) => [name, `src/entries/${name}.ts`])),
    classes: 'src/components/index.ts',
  },
  external: (id) => /^(lit|comlink|d3|@tensorflow)(\/|-|$)/.test(id),
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: (chunk) => `chunk-${chunkName(chunk)}-[hash].js`,
  },
  plugins: [
    workerTexts(),
    nodeResolve({browser: true}),
    typescript(false),
    beside(room, 'src/embed/oembed.mjs'),
    ...notices,
  ],
  onwarn: quiet,
};

/** All in one file, workers too: for a page that is opened from a disk, and for what takes one file and no folder. */
const inside = {
  name: 'workers-inside',
  resolveId: (source, importer) =>
    /[/]worker-files[.]ts$/.test(source) && importer && !/worker-files-inside/.test(importer)
      ? resolve(root, 'src/session/worker-files-inside.ts')
      : null,
};
const single = [
  {input: 'src/entries/index.ts', file: 'dist/ae-elements.single.js', format: 'iife'},
  {input: 'src/entries/anywidget.ts', file: 'dist/anywidget/ae.mjs', format: 'es'},
].map(({input, file, format}) => ({
  input,
  output: {
    file,
    format,
    ...(format === 'iife' && {name: 'aeElementsLibrary'}),
    inlineDynamicImports: true,
    freeze: false,
  },
  plugins: [inside, ...forPages(), smallest(), ...notices],
  onwarn: quiet,
}));

export default [...workers, cdn, npm, ...single];
