import {mkdirSync, writeFileSync} from 'node:fs';
import license from 'rollup-plugin-license';
import {version} from '../version.mjs';

const name = 'THIRD-PARTY-LICENSES.txt';
const rule = `\n\n${'-'.repeat(80)}\n\n`;

/** Packages whose code is in what was built so far, by name and version. */
export const packages = new Map();

/** Licences that let their code be part of ours, if their notices go with it. */
const accepted = ['MIT', '0BSD', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];

/** A package's own words; where it carries none, whose copy of its licence stands here too. */
function textOf({name: packageName, version: of, license: licence, licenseText, noticeText, author}) {
  const copy = [...packages.values()].find((other) => other.license === licence && other.licenseText);
  const text =
    licenseText?.trim() ?? `By ${author?.name ?? 'its authors'}. ${licence} as under ${copy?.name}.`;
  return [`${packageName} ${of} (${licence})`, text, noticeText?.trim()].filter(Boolean).join('\n\n');
}

const holdsThirdParty = ({modules}) =>
  Object.entries(modules).some(([id, {renderedLength}]) => id.includes('node_modules') && renderedLength > 0);

/**
 * Rollup plugins for one build: its third-party notices are added to one file beside the built ones, which grows with each
 * build, and a line at the head of every file that holds such code, or that authors name, leads there: in the many small
 * ones of our own it would be a tenth of what readers load.
 * @param folders where the file is to lie
 */
export function licences(folders) {
  return [
    license({
      thirdParty: {
        allow: {
          test: ({license: licence}) => accepted.includes(licence),
          failOnViolation: true,
          failOnUnlicensed: true,
        },
        output(inThisBuild) {
          for (const one of inThisBuild) packages.set(`${one.name} ${one.version}`, one);
          const texts = [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => textOf(one));
          const head = `The files of ae-elements contain code of these packages:`;
          for (const folder of folders) {
            mkdirSync(folder, {recursive: true});
            writeFileSync(`${folder}/${name}`, [head, ...texts].join(rule) + '\n');
          }
        },
      },
    }),
    {
      name: 'notice',
      generateBundle(_, bundle) {
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && (chunk.isEntry || holdsThirdParty(chunk)))
            chunk.code = `/* ae-elements ${version}, MIT; third-party code: ${name} */\n${chunk.code}`;
      },
    },
  ];
}
