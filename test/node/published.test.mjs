// What an author gets who installs the package: made by npm pack, and looked at as bundlers and type checkers do.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {checkPackage, createPackageFromTarballData} from '@arethetypeswrong/core';
import {publint} from 'publint';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ae-elements-'));
after(() => rmSync(folder, {recursive: true, force: true}));
let tarball;
const installed = resolve(folder, 'node_modules/ae-elements');

before(() => {
  const told = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  tarball = resolve(folder, JSON.parse(told)[0].filename);
  mkdirSync(installed, {recursive: true});
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components', '1']);
  // What its package.json asks for, and nothing else.
  const {dependencies} = JSON.parse(readFileSync(resolve(installed, 'package.json'), 'utf8'));
  for (const name of [
    ...Object.keys(dependencies),
    '@lit',
    'lit-element',
    'lit-html',
    '@types/trusted-types',
  ]) {
    const link = resolve(folder, 'node_modules', name);
    mkdirSync(resolve(link, '..'), {recursive: true});
    symlinkSync(resolve(root, 'node_modules', name), link, 'junction');
  }
});

test('bundlers find nothing to complain of', async () => {
  const {messages} = await publint({pkgDir: installed, level: 'suggestion'});
  assert.deepEqual(
    messages.map(({code, args}) => `${code} ${JSON.stringify(args)}`),
    [],
  );
});

test('the types are found in every way a project may resolve them', async () => {
  const {problems} = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  // It is a module and says so; and before Node 16 there was one entry a package.
  const known = (problem) =>
    problem.kind === 'CJSResolvesToESM' ||
    problem.resolutionKind === 'node10' ||
    // For pages alone: one is a script without exports, one a style sheet.
    ['./cdn/*', './ae-elements.single.js', './ae-elements.css'].includes(problem.entrypoint);
  assert.deepEqual(
    problems.filter((problem) => !known(problem)),
    [],
  );
});

/** What the type checker says of an author's file. */
function complaintsOf(name, text, options = {}) {
  const file = resolve(folder, name);
  writeFileSync(file, text);
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    ...options,
  });
  return ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => folder,
    getNewLine: () => '\n',
  });
}

for (const moduleResolution of ['Bundler', 'NodeNext']) {
  test(`the types are whole by themselves (${moduleResolution})`, () => {
    const said = complaintsOf(
      `author-${moduleResolution}.mts`,
      `import {AeTrainer, type Recipe} from 'ae-elements/classes.js';
       import 'ae-elements';
       const trainer = document.querySelector('ae-trainer')!;
       const recipe: Recipe = trainer.recipe;
       trainer.epochs = 5;
       trainer.addEventListener('ae-epoch-end', ({detail}) => console.log(detail.valLoss.toFixed(recipe.epochs)));
       document.addEventListener('ae-select', ({detail}) => console.log(detail));
       window.addEventListener('ae-train-end', ({detail}) => console.log(detail.reason));
       export const codes: Promise<Float32Array> = trainer.encode(new Uint8Array(784));
       // @ts-expect-error Not an author's to set.
       AeTrainer.graceMs = 3;
       // @ts-expect-error What is in force is read.
       recipe.epochs = 3;
       // @ts-expect-error Saved for no other purpose.
       void trainer.save({for: 'print'});`,
      {
        module: moduleResolution === 'Bundler' ? ts.ModuleKind.ESNext : ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind[moduleResolution],
      },
    );
    assert.equal(said, '');
  });
}

/** Links a framework, for those who have it. */
function link(...names) {
  for (const name of names) {
    const place = resolve(folder, 'node_modules', name);
    mkdirSync(resolve(place, '..'), {recursive: true});
    symlinkSync(resolve(root, 'node_modules', name), place, 'junction');
  }
}

test("React's JSX knows the tags, their attributes, properties and events", () => {
  link('@types/react');
  const said = complaintsOf(
    'author.tsx',
    `import type {} from 'ae-elements/react';
     export const page = (
       <ae-trainer
         id="net"
         className="wide"
         epochs={5}
         encoding-dim="32"
         hiddenUnits={[128, 64]}
         beta-1={0.9}
         batch-size="128"
         trainSize="2000"
         activityL1={null}
         dataset="mnist"
         noShuffle
         ref={(element) => void element?.play()}
         onae-epoch-end={({detail, currentTarget}) => console.log(detail.valLoss.toFixed(2), currentTarget)}
       >
         <span slot="fallback">Here a small network learns to redraw digits.</span>
       </ae-trainer>
     );
     export const map = <ae-latent-view for="net" points={500} view="umap" compact />;
     export const text = <ae-trainer train-size="all" epochs="2" learning-rate="0.1" controls={['play']} nesterov />;
     export const worst = <ae-worst count="12" />;
     // @ts-expect-error No such optimizer.
     export const wrong = <ae-trainer optimizer="adma" />;
     // @ts-expect-error Of another element.
     export const other = <ae-trainer points={500} />;`,
    {jsx: ts.JsxEmit.ReactJSX},
  );
  assert.equal(said, '');
});

test("Vue's templates know them", () => {
  link('vue');
  const said = complaintsOf(
    'author-vue.ts',
    `import type {} from 'ae-elements/vue';
     import type {GlobalComponents} from 'vue';
     type Props = InstanceType<GlobalComponents['ae-noise-demo']>['$props'];
     export const props: Props = {
       epochs: '5', 'encoding-dim': '32', encodingDim: '32', trainSize: 'all', testNoise: 'masking', class: 'wide',
       onAeEpochEnd: ({detail}) => console.log(detail.valLoss.toFixed(2)),
     };
     // @ts-expect-error No such kind.
     export const wrong: Props = {'test-noise': 'snow'};`,
    // What Vue's own types lack is not ours.
    {skipLibCheck: true},
  );
  assert.equal(said, '');
});

test("Svelte's markup knows them", () => {
  link('svelte');
  const said = complaintsOf(
    'author-svelte.ts',
    `import type {} from 'ae-elements/svelte';
     import type {SvelteHTMLElements} from 'svelte/elements';
     type Props = SvelteHTMLElements['ae-worst'];
     export const props: Props = {
       epochs: '5', count: '12', class: 'wide', 'train-size': 'all', testSize: '200',
       'onae-epoch-end': ({detail}) => console.log(detail.valLoss.toFixed(2)),
     };
     // @ts-expect-error Not a number.
     export const wrong: Props = {count: true};`,
    {skipLibCheck: true},
  );
  assert.equal(said, '');
});

test('third-party notices come along, and every file that needs them says where they are', () => {
  for (const place of ['dist', 'dist/cdn']) {
    const notices = readFileSync(resolve(installed, place, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of ['lit-html', '@lit/reactive-element', 'comlink', '@tensorflow/tfjs-core', 'd3-scale'])
      assert.match(notices, new RegExp(`^${name} \\d`, 'm'), name);
    for (const licence of ['Apache License', 'BSD 3-Clause', 'ISC'])
      assert.ok(notices.includes(licence), licence);
    const line = /^\/\* ae-elements [\d.]+, MIT; third-party code: THIRD-PARTY-LICENSES\.txt \*\/\n/;
    // What gives lit, comlink and d3 away, however small they were made.
    const foreign = /litHtmlVersions|litElementVersions|Comlink\.proxy|InternMap/;
    const files = readdirSync(resolve(installed, place)).filter((name) => name.endsWith('.js'));
    const texts = files.map((file) => readFileSync(resolve(installed, place, file), 'utf8'));
    assert.ok(texts.some((text) => foreign.test(text)));
    files.forEach((file, i) => {
      if (/^(ae-[a-z]+(-[a-z]+)?|index|classes)\.js$/.test(file)) assert.ok(line.test(texts[i]), file);
      // A worker that is text has it in that.
      else if (foreign.test(texts[i])) assert.ok(texts[i].includes('THIRD-PARTY-LICENSES.txt'), file);
    });
  }
});

test('the version is that of package.json', () => {
  const {version} = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  const classes = readdirSync(resolve(installed, 'dist'))
    .filter((name) => name.endsWith('.js') && !name.startsWith('ae-worker'))
    .map((name) => readFileSync(resolve(installed, 'dist', name), 'utf8'));
  assert.ok(classes.some((text) => new RegExp(`const version = "${version}"`).test(text)));
});
