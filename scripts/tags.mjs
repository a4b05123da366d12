import {readdirSync} from 'node:fs';
import {resolve} from 'node:path';
import {root} from './data-dir.mjs';

/** The elements there are, by their tags: a file each in src/entries. */
export const tags = readdirSync(resolve(root, 'src/entries'))
  .map((file) => /^(ae-[\w-]+)\.ts$/.exec(file)?.[1])
  .filter(Boolean);
