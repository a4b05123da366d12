import {gzipSync} from 'node:zlib';

/** An IDX file of unsigned bytes: header for `counts`, then `bytes` of data. */
function idx(counts, bytes, magic = 0x0800 + counts.length) {
  const header = Buffer.alloc(4 + 4 * counts.length);
  header.writeUInt32BE(magic, 0);
  counts.forEach((count, i) => header.writeUInt32BE(count, 4 + 4 * i));
  const data = Buffer.alloc(bytes);
  for (let i = 0; i < bytes; i++) data[i] = (i * 37) % 251;
  return Buffer.concat([header, data]);
}

const good = idx([60, 28, 28], 60 * 784);

/** What a server may send instead of images, by name. */
const answers = {
  html: () => Buffer.from('<!doctype html><title>Not found</title><p>This page does not exist.</p>'),
  'cut-gzip': () => gzipSync(good).subarray(0, Math.floor(gzipSync(good).length / 2)),
  'wrong-magic': () => idx([60, 28, 28], 60 * 784, 0x0d03),
  'too-few-bytes': () => idx([60, 28, 28], 40 * 784),
  'absurd-count': () => idx([4_000_000_000, 28, 28], 784),
  // Five hundred megabytes of zeros behind a header for sixty images.
  'endless-gzip': () => (endless ??= gzipSync(Buffer.concat([good, Buffer.alloc(500_000_000)]))),
  'wrong-shape': () => idx([60, 20, 20], 60 * 400),
  'broken-off': () => good,
  good: () => gzipSync(good),
  // Packed by name, and unpacked by the browser: many servers send .gz so.
  encoded: () => gzipSync(good),
};
let endless = null;
/** Folders that have been asked once. */
const asked = new Set();

/** What is answered in a folder: `first-<name>-<anything>` is broken as that name says when it is first asked, then good. */
function nameOf(folder) {
  const [, name] = /^first-(.+?)-\d/.exec(folder) ?? [];
  if (!name) return folder;
  const first = !asked.has(folder);
  asked.add(folder);
  return first ? name : 'good';
}

/** Promises all of the body, sends half of it, and hangs up. */
function breakOff(context) {
  const {body, req, res} = context;
  context.respond = false;
  res.writeHead(200, {'content-length': body.length, 'content-type': 'application/octet-stream'});
  res.write(body.subarray(0, Math.floor(body.length / 2)), () => setImmediate(() => req.socket.destroy()));
}

/** Sends it past the test server, which would have the browser keep it for a year. */
function sendUnkept(context) {
  const {res, status, body, type} = context;
  context.respond = false;
  res.writeHead(status, {'cache-control': 'no-store', 'content-type': type});
  res.end(body);
}

function answerAs(name, isImages, context) {
  if (name === '500') {
    context.status = 500;
    context.body = 'Something is wrong here.';
    return;
  }
  // Only the one file: its labels and its test set are not there.
  const answer = isImages ? answers[name] : undefined;
  if (!answer) {
    context.status = 404;
    context.body = 'No such file.';
    return;
  }
  context.set('cache-control', 'no-store');
  if (name === 'encoded') context.set('content-encoding', 'gzip');
  context.type = name === 'html' ? 'text/html' : 'application/octet-stream';
  context.body = answer();
}

/** /broken/<name>/… answers so, whatever file is asked for; /broken/404/… does not, /broken/first-404-1/… only at first. */
export function brokenData() {
  return function serveBroken(context, next) {
    const [, folder, file] = /^\/broken\/([\w.-]+)\/(.+)$/.exec(context.path) ?? [];
    if (!folder) return next();
    const isImages = file.startsWith('train-images');
    const name = isImages ? nameOf(folder) : folder;
    answerAs(name, isImages, context);
    if (isImages && name === 'broken-off') breakOff(context);
    else if (folder.startsWith('first-')) sendUnkept(context);
  };
}
