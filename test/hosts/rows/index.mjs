import {anywidget} from './anywidget.mjs';
import {astro} from './astro.mjs';
import {docusaurus} from './docusaurus.mjs';
import {esbuild} from './esbuild.mjs';
import {disk, html, policies, sandbox, versions} from './html.mjs';
import {hugo} from './hugo.mjs';
import {many} from './many.mjs';
import {mkdocs} from './mkdocs.mjs';
import {next} from './next.mjs';
import {reveal} from './reveal.mjs';
import {rollup} from './rollup.mjs';
import {sphinx} from './sphinx.mjs';
import {turbo} from './turbo.mjs';
import {vite} from './vite.mjs';
import {vitepress} from './vitepress.mjs';
import {webpack} from './webpack.mjs';

/**
 * Where the elements were tried, in the order of README's table. The name is that of a folder in `examples/`, if the host
 * names no other; `alone` has the machine to itself, because it measures.
 */
export const hosts = {
  html,
  policies,
  sandbox,
  disk,
  vite,
  webpack,
  rollup,
  esbuild,
  next,
  astro,
  vitepress,
  docusaurus,
  mkdocs,
  sphinx,
  hugo,
  turbo,
  reveal,
  anywidget,
  versions,
  many,
};
