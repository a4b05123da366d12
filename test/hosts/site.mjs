// A static host, as plain as they come: a folder under a path, with the headers that are asked for and no other.
import {createReadStream, existsSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, normalize, resolve} from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Serves a folder on loopback.
 * @param base the path that it lies under
 * @param headers of every answer, or of a path's
 * @returns `url` of its first page, and `close`
 */
export async function serve(folder, {base = '/', headers = {}} = {}) {
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url, 'http://localhost');
    // Asked for by every browser, of every page.
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    const found =
      pathname.startsWith(base) && fileAt(folder, decodeURIComponent(pathname.slice(base.length)));
    const more = typeof headers === 'function' ? headers(pathname) : headers;
    if (!found) return response.writeHead(404, more).end('Nothing is here.');
    if (found.moved) return response.writeHead(301, {location: `${pathname}/`}).end();
    response.writeHead(200, {
      'content-type': types[extname(found.file)] ?? 'application/octet-stream',
      'content-length': statSync(found.file).size,
      ...more,
    });
    return createReadStream(found.file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const {port} = server.address();
  return {
    url: `http://127.0.0.1:${port}${base}`,
    /** The same server under its other name: another origin. */
    otherOrigin: `http://localhost:${port}${base}`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** As static hosts look: the file itself, a folder's first page, a page without its ending. */
function fileAt(folder, path) {
  const file = join(folder, normalize(`/${path}`));
  const isFile = (name) => existsSync(name) && statSync(name).isFile();
  if (isFile(file)) return {file};
  if (existsSync(file) && isFile(resolve(file, 'index.html')))
    return path === '' || path.endsWith('/') ? {file: resolve(file, 'index.html')} : {moved: true};
  return isFile(`${file}.html`) ? {file: `${file}.html`} : null;
}
