// Writes the first test digit of each class of the built-in set, as an idle element shows them before anything is loaded.
// Run it after a change of how digits are drawn: node scripts/first-digits.mjs
import {writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {build} from 'esbuild';
import {format, resolveConfig} from 'prettier';
import {root} from './data-dir.mjs';

const file = resolve(root, 'src/components/parts/digits/first-digits.ts');
const {outputFiles} = await build({
  stdin: {
    contents: `export * from './src/pixels/levels.ts'; export {firstOfEachClass} from './src/images/digits/first.ts';`,
    resolveDir: root,
  },
  bundle: true,
  format: 'esm',
  write: false,
});
const {packLevels, firstOfEachClass} = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);
const {images, indices} = firstOfEachClass();
const code = `
/** Places in the built-in test set of its first 0, 1, … 9. */
export const firstIndices: readonly number[] = ${JSON.stringify(indices)};

/** These ten digits in 16 greys, packed. Made by scripts/first-digits.mjs. */
export const firstDigits =
  '${packLevels(images)}';
`;
writeFileSync(file, await format(code, {...(await resolveConfig(file)), parser: 'typescript'}));
