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
    problem.entrypoint === './cdn/*';
  assert.deepEqual(
    problems.filter((problem) => !known(problem)),
    [],
  );
});

for (const moduleResolution of ['Bundler', 'NodeNext']) {
  test(`the types are whole by themselves (${moduleResolution})`, () => {
    const file = resolve(folder, `author-${moduleResolution}.mts`);
    writeFileSync(
      file,
      `import {AeTrainer, type Recipe} from 'ae-elements/classes.js';
       import 'ae-elements';
       const trainer = document.querySelector('ae-trainer')!;
       const recipe: Recipe = trainer.recipe;
       trainer.addEventListener('ae-epoch-end', ({detail}) => console.log(detail.valLoss.toFixed(recipe.epochs)));
       export const codes: Promise<Float32Array> = trainer.encode(new Uint8Array(784));
       // @ts-expect-error Not an author's to set.
       AeTrainer.graceMs = 3;
       // @ts-expect-error Saved for no other purpose.
       void trainer.save({for: 'print'});`,
    );
    const program = ts.createProgram([file], {
      module: moduleResolution === 'Bundler' ? ts.ModuleKind.ESNext : ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind[moduleResolution],
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      types: [],
    });
    const found = ts.getPreEmitDiagnostics(program);
    assert.equal(
      ts.formatDiagnostics(found, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => folder,
        getNewLine: () => '\n',
      }),
      '',
    );
  });
}

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
