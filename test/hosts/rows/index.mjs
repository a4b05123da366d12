import {vite} from './vite.mjs';

/** Where the elements were tried, in the order of README's table; the name is that of the folder in `examples/`. */
export const hosts = {vite};
