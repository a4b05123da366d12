#!/usr/bin/env node
// Writes an oEmbed answer (https://oembed.com, type `rich`) for each preset: a static file that a server may give as it is.
//   ae-oembed https://your.site/ae-elements/ public/ae-elements/embed [--lang es] [--width 700]
import {mkdirSync, readFileSync, realpathSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

/** What readers may be given ready-made: its element, its attributes, its name in each language. */
export const presets = {
  tutorial: {
    tag: 'ae-trainer',
    attributes: {dataset: 'mnist'},
    title: {en: 'The simplest autoencoder', es: 'El autoencoder más simple'},
  },
  sigmoid: {
    tag: 'ae-trainer',
    attributes: {optimizer: 'adam', 'learning-rate': '0.003', 'output-activation': 'sigmoid', epochs: '20'},
    title: {en: 'An autoencoder with adam and a sigmoid', es: 'Un autoencoder con adam y una sigmoide'},
  },
  exercise: {
    tag: 'ae-trainer',
    attributes: {
      dataset: 'mnist',
      optimizer: 'sgd',
      'learning-rate': '0.01',
      decay: '1e-6',
      momentum: '0.9',
      nesterov: '',
    },
    title: {en: 'The exercise: SGD with momentum', es: 'El ejercicio: SGD con momento'},
  },
  denoiser: {
    tag: 'ae-noise-demo',
    attributes: {noise: 'gaussian', 'noise-factor': '0.5', optimizer: 'adam'},
    title: {en: 'A denoiser', es: 'Un autoencoder que quita el ruido'},
  },
  masking: {
    tag: 'ae-noise-demo',
    attributes: {noise: 'masking', 'noise-factor': '0.5', optimizer: 'adam'},
    title: {en: 'Half of the pixels are missing', es: 'Falta la mitad de los píxeles'},
  },
  'two-numbers': {
    tag: 'ae-latent-view',
    attributes: {'encoding-dim': '2', 'hidden-units': '128,64', optimizer: 'adam'},
    title: {en: 'Digits as two numbers', es: 'Los dígitos como dos números'},
  },
  overcomplete: {
    tag: 'ae-trainer',
    attributes: {'encoding-dim': '1024', optimizer: 'adam', epochs: '10'},
    title: {en: 'A code of 1,024 numbers', es: 'Un código de 1024 números'},
  },
  sparse: {
    tag: 'ae-trainer',
    attributes: {'activity-l1': '0.001', optimizer: 'adam'},
    title: {en: 'A sparse autoencoder', es: 'Un autoencoder disperso'},
  },
  diverges: {
    tag: 'ae-trainer',
    attributes: {optimizer: 'sgd', 'learning-rate': '500'},
    title: {en: 'A learning rate that is too high', es: 'Una tasa de aprendizaje demasiado alta'},
  },
  worst: {
    tag: 'ae-worst',
    attributes: {optimizer: 'adam'},
    title: {en: 'The digits that are drawn worst', es: 'Los dígitos peor dibujados'},
  },
};

/** The height that `ae-elements.css` keeps for an element in a column of this width, in whole pixels. */
export function reservedHeight(css, tag, width) {
  const rule = new RegExp(
    `^(?:@container \\(max-width: ([\\d.]+)px\\) \\{ )?${tag}:not\\(:defined\\)::before \\{ block-size: calc\\(([\\d.-]+)px \\+ ([\\d.-]+)cqi\\)`,
    'gm',
  );
  const [fine] = css.split('@media (pointer: coarse)');
  // The last that holds, as in the style sheet.
  const holds = [...fine.matchAll(rule)].filter(([, most]) => most === undefined || width <= Number(most));
  const [, , at, slope] = holds.at(-1);
  return Math.ceil(Number(at) + (Number(slope) / 100) * width);
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * @param preset its name
 * @param base the address of the folder that `embed.html` lies in, absolute, ending in a slash
 * @param css the text of `ae-elements.css`, which knows heights
 * @throws {TypeError} where the address is none
 */
export function answerOf(preset, {base, css, lang = 'en', width = 700}) {
  if (!/^https?:\/\/.+\/$/.test(base) || !URL.canParse(base))
    throw new TypeError(
      `The address of the library's folder begins with https:// and ends with a slash: ${base}`,
    );
  const {tag, attributes, title} = presets[preset];
  if (!(lang in title))
    throw new TypeError(`There are titles in ${Object.keys(title).join(' and ')}, not in ${lang}.`);
  const search = new URLSearchParams({tag, ...attributes, lang});
  const height = reservedHeight(css, tag, width);
  const source = escaped(`${base}embed.html?${search}`);
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'ae-elements',
    title: title[lang],
    width,
    height,
    html: `<iframe src="${source}" title="${escaped(title[lang])}" width="${width}" height="${height}" style="border: 0" loading="lazy"></iframe>`,
  };
}

function write() {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {lang: {type: 'string', default: 'en'}, width: {type: 'string', default: '700'}},
  });
  const [base, folder] = positionals;
  if (!base || !folder)
    throw new TypeError('Usage: ae-oembed https://your.site/ae-elements/ folder [--lang es] [--width 700]');
  const width = Number(values.width);
  if (!Number.isInteger(width) || width < 250 || width > 1100)
    throw new TypeError(`A width is a whole number of pixels from 250 to 1100: ${values.width}`);
  const css = readFileSync(new URL('ae-elements.css', import.meta.url), 'utf8');
  const answers = Object.keys(presets).map((name) => [
    name,
    answerOf(name, {base, css, lang: values.lang, width}),
  ]);
  mkdirSync(folder, {recursive: true});
  for (const [name, answer] of answers)
    writeFileSync(resolve(folder, `${name}.json`), `${JSON.stringify(answer, null, 2)}\n`);
  console.log(
    `${answers.length} answers in ${folder}: ${answers.map(([name]) => `${name}.json`).join(', ')}`,
  );
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    write();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
