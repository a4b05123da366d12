import {createReadStream, existsSync, readFileSync, statSync} from 'node:fs';
import {join, normalize, resolve} from 'node:path';
import {dataDir, root} from './data-dir.mjs';
import {referenceDir, referenceFiles} from './reference-dir.mjs';

/** Serves the local MNIST folder, where there is one, at /data/. */
export function localData() {
  const folder = dataDir();
  return async function serveData(context, next) {
    if (!context.path.startsWith('/data/')) return next();
    const file = folder && join(folder, normalize(context.path.slice('/data/'.length)));
    if (!file || !existsSync(file) || !statSync(file).isFile()) {
      context.status = 404;
      context.body = 'No such file here.';
      return;
    }
    context.set('content-length', String(statSync(file).size));
    context.type = 'application/octet-stream';
    context.body = createReadStream(file);
  };
}

/** Where there is a local MNIST folder, the demo's pages read it instead of the public mirrors. */
export function localDemo() {
  return async function useLocalData(context, next) {
    await next();
    if (!dataDir() || !context.path.startsWith('/demo/') || !context.response.is('html')) return;
    const html = await textOf(context.body);
    context.body = html.replaceAll('dataset="mnist"', 'dataset="mnist" dataset-url="/data/mnist/"');
  };
}

async function textOf(body) {
  if (typeof body === 'string') return body;
  const chunks = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** The demo's pages with the elements' sources in place of the built script. */
export function sourcesForDemo() {
  return async function useSources(context, next) {
    await next();
    if (!context.path.startsWith('/demo/') || !context.response.is('html')) return;
    const html = await textOf(context.body);
    context.body = html.replace('../dist/cdn/ae-elements.js', '/src/entries/index.ts');
  };
}

/** For tests on the sources: worker files come from the build, also as text modules. */
export function builtWorkers() {
  return function rewrite(context, next) {
    const found = /\/(ae-worker-\w+)(\.text)?\.js$/.exec(context.path);
    if (!found || !context.path.startsWith('/src/session/')) return next();
    const file = resolve(root, 'dist/cdn', `${found[1]}.js`);
    const text = readFileSync(file, 'utf8');
    context.type = 'text/javascript';
    context.body = found[2] ? `export default ${JSON.stringify(text)};` : text;
  };
}

/** The reference runs: /reference/index.json lists them, /reference/<n>.json is one file. */
export function referenceRuns() {
  const folder = referenceDir();
  return function serveReference(context, next) {
    if (!context.path.startsWith('/reference/')) return next();
    const files = referenceFiles(folder);
    const name = decodeURIComponent(context.path.slice('/reference/'.length));
    context.type = 'application/json';
    if (name === 'index.json') context.body = JSON.stringify(files);
    else if (files.includes(name)) context.body = readFileSync(join(folder, name), 'utf8');
    else context.status = 404;
  };
}

/**
 * Pages of an author, for tests: /embed?policy=…&src=…&body=… is a page with that content security policy, that script
 * and that body. The built files may be loaded from any origin, as from a CDN.
 */
export function authorPages() {
  return function serveAuthorPage(context, next) {
    if (context.path.startsWith('/dist/')) context.set('access-control-allow-origin', '*');
    if (context.path !== '/embed') return next();
    const {
      policy,
      src = '/dist/cdn/ae-elements.js',
      body = '<ae-trainer></ae-trainer>',
      head = '',
    } = context.query;
    if (policy) context.set('content-security-policy', policy);
    context.type = 'text/html';
    context.body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}
<script type="module" src="${src}"></script></head><body>${body}</body></html>`;
  };
}

/** /members/… has what lies at /…, for who carries the cookie `member=yes`; all others are led to a form to sign in. */
export function membersOnly() {
  return function askMember(context, next) {
    if (context.path === '/sign-in') {
      context.type = 'text/html';
      context.body = '<!doctype html><title>Sign in</title><form><input type="password"></form>';
      return undefined;
    }
    if (!context.path.startsWith('/members/')) return next();
    if (context.cookies.get('member') !== 'yes') {
      context.redirect(`/sign-in?next=${encodeURIComponent(context.path)}`);
      return undefined;
    }
    context.path = context.path.slice('/members'.length);
    return next();
  };
}

/** /kept/<name> has what was last PUT there, and tells browsers to keep what they had of it for an hour. */
export function keptFiles() {
  const files = new Map();
  return async function serveKept(context, next) {
    const {path, method, req, res} = context;
    if (!path.startsWith('/kept/')) return next();
    // Past the test server, which has cache headers of its own.
    context.respond = false;
    if (method === 'PUT') {
      const pieces = [];
      for await (const piece of req) pieces.push(piece);
      files.set(path, Buffer.concat(pieces));
      res.writeHead(204).end();
    } else {
      res.writeHead(200, {'cache-control': 'max-age=3600', 'content-type': 'application/octet-stream'});
      res.end(files.get(path));
    }
  };
}

/** /asked/<name>/… is nowhere; /asked/<name> lists what was asked for beneath it, by pages and by workers. */
export function askedFiles() {
  const asked = new Map();
  return function noteAsked(context, next) {
    const [, name, file] = /^\/asked\/([^/]+)(?:\/(.*))?$/.exec(context.path) ?? [];
    if (name === undefined) return next();
    if (file === undefined) {
      context.body = asked.get(name) ?? [];
      return;
    }
    asked.set(name, [...(asked.get(name) ?? []), file]);
    context.status = 404;
  };
}

/** /release/<n>/… has what lies at /…, but for built files that the cookie `gone` names, as `ae-walk|ae-trust`. */
export function goneFiles() {
  return function serveRelease(context, next) {
    const [, path] = /^\/release\/\d+(\/.*)$/.exec(context.path) ?? [];
    if (path === undefined) return next();
    const gone = (context.cookies.get('gone') ?? '').split('|');
    const [, name] = /\/([\w.-]+?)(-[\w-]{7})?\.js$/.exec(path) ?? [];
    if (gone.includes(name)) {
      // Past the test server, which would have browsers keep the answer.
      context.respond = false;
      context.res.writeHead(404, {'cache-control': 'no-store'}).end('Gone with the last release.');
      return undefined;
    }
    context.path = path;
    return next();
  };
}
