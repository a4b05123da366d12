declare const __VERSION__: string;

/** The library's version, as in package.json. */
export const version: string = __VERSION__;
