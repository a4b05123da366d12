import {rmSync} from 'node:fs';
import {resolve} from 'node:path';
import {root} from './data-dir.mjs';

rmSync(resolve(root, 'dist'), {recursive: true, force: true});
