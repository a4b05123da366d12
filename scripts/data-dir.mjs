import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {resolve} from 'node:path';

/** The project's root. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder with real MNIST (`mnist/`, `fashion-mnist/`), or null: AE_DATA_DIR, else ../shared/data. */
export function dataDir() {
  const folders = [process.env.AE_DATA_DIR, resolve(root, '../shared/data')].filter(Boolean);
  return folders.find((folder) => existsSync(resolve(folder, 'mnist'))) ?? null;
}

/**
 * The loopback address, written so that @web/dev-server binds to it alone: for `localhost` and `127.0.0.1` it listens
 * on every interface.
 */
export const loopback = '127.1';
