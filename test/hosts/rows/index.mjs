import {astro} from './astro.mjs';
import {docusaurus} from './docusaurus.mjs';
import {esbuild} from './esbuild.mjs';
import {hugo} from './hugo.mjs';
import {mkdocs} from './mkdocs.mjs';
import {next} from './next.mjs';
import {rollup} from './rollup.mjs';
import {sphinx} from './sphinx.mjs';
import {vite} from './vite.mjs';
import {vitepress} from './vitepress.mjs';
import {webpack} from './webpack.mjs';

/** Where the elements were tried, in the order of README's table; the name is that of the folder in `examples/`. */
export const hosts = {vite, webpack, rollup, esbuild, vitepress, docusaurus, astro, next, mkdocs, sphinx, hugo};
