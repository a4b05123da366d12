import type {Values} from '../../protocol/errors.ts';
import {asWritten} from '../format.ts';
import type {RunMessages} from '../messages/run.ts';
import {quoted, quotedUrl} from '../complaints.ts';
import {shell} from './shell.ts';

const {count, bytes, megabytes} = shell.format;

const host = (values: Values) => {
  const url = String(values['url'] ?? '');
  return url === '' ? 'The address of the data' : quotedUrl(url);
};

/** What became of a file; of a data set with a name, that is what could not be loaded. */
const loading =
  (what: (values: Values) => string, why: (values: Values) => string = () => '') =>
  (values: Values) =>
    (values['name']
      ? `${values['name']} could not be loaded (${host(values)} ${what(values)})${why(values)}.`
      : `${host(values)} ${what(values)}${why(values)}.`) + folderHint(values);

/** A server that knows no reader often leads to a form. */
const signIn = ({place}: Values) =>
  place ? `: the server led to ${quoted(String(place))} (a sign-in page?)` : '';

const folderHint = (values: Values) => (values['hint'] === 'folder' ? ' A folder ends in /.' : '');

/** Why an engine cannot run here. */
export const unfit: RunMessages['unfit'] = {
  'no-webgl': 'no WebGL 2 in a worker',
  'software-webgl': 'WebGL is drawn by the processor here',
  'no-float32': 'this graphics card keeps half-precision numbers only',
  'no-webgpu': 'this browser has no WebGPU',
  'no-webassembly': 'no WebAssembly with SIMD, or the page forbids it',
  'wrong-numbers': 'its numbers differ from the plain engine’s',
  'no-answer': 'it did not answer in time',
  lost: 'its context was lost',
  'no-worker': 'it needs a worker, and this page allows none',
  'worker-base': 'it needs a worker, and the files in worker-base could not be started',
  'not-built': 'this build does not have it',
  layers: 'it does not train such layers',
};
/** A worker of another version may have reasons of its own. */
const reasons: Readonly<Record<string, string | undefined>> = unfit;
const unfitWords = (values: Values) => {
  const reason = String(values['reason'] ?? '');
  return reasons[reason] ?? reason;
};

/** Why a file is not taken. */
function runReason({reason, attribute, wanted, held}: Values): string {
  switch (reason) {
    case 'not-a-run':
      return 'it is another kind of file';
    case 'recipe':
      return 'its recipe is not accepted by this version';
    case 'attribute':
      return `${attribute}="${wanted}" asks for another run than it holds, which has "${held}"`;
    case 'own-data':
      return `it was trained on other images of the author’s own (${held}) than this element is given (${wanted})`;
    case 'data':
      return `it was trained on ${held}, and this element is given images of the author’s own (${wanted})`;
    case 'not-numbers':
      return 'its weights are not all numbers';
    default:
      return 'it is damaged';
  }
}

/** What went wrong. */
export const failure: RunMessages['failure'] = {
  'attribute-invalid': (v) => `The attribute ${v['attribute'] ?? ''} has a value that is not accepted.`,
  'recipe-impossible': () => 'This network cannot be trained: it is too large for this device.',
  'data-not-found': loading(
    () => 'was not found',
    (v) => `: the server answered ${v['status'] ?? 404}${v['names'] ? `; looked for ${v['names']}` : ''}`,
  ),
  'data-refused': loading(
    () => 'cannot be had',
    (v) => `: the server answered ${v['status'] ?? 500}`,
  ),
  'data-unreachable': loading(
    () => 'did not answer',
    () => ': offline, or this page may not load from there',
  ),
  'data-interrupted': loading(
    (v) => `broke off after ${bytes(Number(v['loaded'] ?? 0))}`,
    () => ': the connection is gone',
  ),
  'data-not-images': loading(
    (v) => `is not a file of images${v['found'] ? ` but ${String(v['found']).toUpperCase()}` : ''}`,
    signIn,
  ),
  'data-magic': loading(
    (v) =>
      `is an IDX file, but not one of bytes in ${v['dimensions'] ?? 3} dimensions, magic number ${v['magic'] ?? 'unknown'}`,
  ),
  'data-shape': loading((v) => `holds images of ${v['height']}×${v['width']} pixels; they must be 28×28`),
  'data-gzip': loading(
    () => 'is damaged',
    () => ': its compressed stream cannot be read',
  ),
  'data-short': loading(
    () => 'ends too soon',
    (v) => `: ${count(Number(v['got'] ?? 0))} of the ${count(Number(v['wanted'] ?? 0))} bytes it promises`,
  ),
  'data-too-large': loading(
    (v) => `is larger than it says, or than can be held, ${megabytes(Number(v['limit'] ?? 0))}`,
  ),
  'data-count': loading(() => 'does not hold the images wanted, or images and labels do not match'),
  'data-mismatch': loading(
    (v) => `does not hold ${v['name'] ?? v['dataset'] ?? 'the data set'}`,
    () => ': its contents differ from the published ones',
  ),
  'data-values': (v) =>
    `The page’s own images hold the value ${v['value'] ?? '?'}: floats are in 0–1, bytes in 0–255.`,
  'data-not-given': () =>
    'This run was trained on the author’s own images, which this page has not been given.',
  'data-needed': (v) => `This needs the images of ${v['dataset'] ?? 'the data set'}, which are not loaded.`,
  'run-unchecked': () =>
    'This saved run is of the first format, without a checksum: whether it is undamaged cannot be told.',
  'optimizer-fresh': () =>
    'The saved run holds no optimizer state: training goes on from its weights with a fresh optimizer.',
  'run-not-found': (v) =>
    `The saved run ${host(v)} was not found: the server answered ${v['status'] ?? 404}.`,
  'run-unreachable': (v) =>
    v['reason'] === 'stalled'
      ? `The saved run ${host(v)} did not come: its server fell silent.`
      : `The saved run ${host(v)} did not answer: offline, or this page may not load from there.`,
  'run-invalid': (v) => `${host(v)} cannot be used as a saved run: ${runReason(v)}${signIn(v)}.`,
  'not-loaded': () => shell.notLoaded,
  'engine-unfit': (v) => `The ${v['engine'] ?? ''} engine cannot run here: ${unfitWords(v)}.`,
  'engine-lost': () => 'The graphics context was lost; another engine goes on.',
  'worker-lost': () => 'The worker ended; a new one goes on from there.',
  'worker-refused': () => 'No worker could be started, so nothing can be trained here.',
  'engine-memory': (v) =>
    `The ${v['engine'] ?? ''} engine has no memory for ${count(Number(v['parameters'] ?? 0))} parameters on this device.`,
  diverged: (v) =>
    `The loss grew beyond all bounds in epoch ${v['epoch'] ?? '?'}, batch ${v['batch'] ?? '?'}, at learning rate ${asWritten(v['learningRate'])}.` +
    (v['kept'] === 0 ? '' : ' The last good weights are kept.'),
  internal: (v) => `Something went wrong in the library: ${quoted(String(v['message'] ?? 'unknown'))}`,
};
