import {pageWide} from './page-wide.ts';
import type {WorkerFile} from './worker-files.ts';

/** What holds for every element of a page; nothing needs to be said. */
export interface Configuration {
  /** Folder of your own with the worker files; `worker-base` for elements that do not say it themselves. */
  readonly workerBase?: string;
  /** Folder of your own with the files of data sets; `dataset-url` for elements that do not say it themselves. */
  readonly datasetUrl?: string;
  /**
   * The end of a channel to a worker that the page has started itself, from the file `ae-worker-<kind>.js`. Called
   * when such a worker is wanted; what it throws has the next way tried.
   */
  readonly workerPort?: (kind: WorkerFile) => MessagePort;
}

const types: Readonly<Record<keyof Configuration, string>> = {
  workerBase: 'string',
  datasetUrl: 'string',
  workerPort: 'function',
};

/** What was told; copies of the library on one page share it. */
const told = pageWide('configuration', (): {last: Configuration} => ({last: {}}));

/** What is wrong with some of it; null where it can be taken. */
function wrongIn(settings: object): string | null {
  for (const [name, value] of Object.entries(settings)) {
    const wanted = (types as Partial<Record<string, string>>)[name];
    if (!wanted) return `${name} is no setting; there are ${Object.keys(types).join(', ')}.`;
    if (value !== undefined && typeof value !== wanted) return `${name} is to be a ${wanted}.`;
  }
  return null;
}

/**
 * Says for all elements of the page what each could say by itself. To be called before they are used: in the module that
 * imports the library; or, before its script, as a plain object `aeElements` of the page with the same names.
 * @param settings what is given stands in place of what was said before; undefined takes it back
 * @throws {TypeError} for a setting that there is not, or of another type
 */
export function configure(settings: Configuration): void {
  const wrong = wrongIn(settings);
  if (wrong) throw new TypeError(wrong);
  told.last = {...told.last, ...settings};
}

/** Whether it is a plain object, of any realm: an element with this id, or a window of this name, poses as none. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

let warned = false;

/** All that was said for the page. */
export function configuration(): Configuration {
  const {aeElements} = globalThis as {readonly aeElements?: unknown};
  if (!isPlain(aeElements)) return told.last;
  const wrong = wrongIn(aeElements);
  if (!wrong) return {...aeElements, ...told.last};
  if (!warned) console.warn(`aeElements: ${wrong}`);
  warned = true;
  return told.last;
}
