import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {root} from './data-dir.mjs';

const {version} = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

/** What stands for names in the sources that only a build knows. */
export const define = {__VERSION__: JSON.stringify(version)};
export {version};
