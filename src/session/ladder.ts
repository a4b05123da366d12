import type {Ready, Rung} from '../protocol/protocol.ts';
import {protocolVersion} from '../protocol/protocol.ts';
import {configuration} from './configuration.ts';
import {workerFrom, workerOf} from './trusted-worker.ts';
import {workerFiles, type WorkerFile} from './worker-files.ts';

export interface Started {
  readonly rung: Rung;
  /** Where messages go to and come from. */
  readonly port: Worker | MessagePort;
  /** Calls back when the worker reports that it broke. */
  onBroken(listener: () => void): void;
  terminate(): void;
}

/** How long a rung has to say it is ready, in milliseconds. */
export const handshakeMs = 10_000;

/** Files that can be served by the page's own thread. */
const onPage: Partial<Record<WorkerFile, () => Promise<(port: MessagePort) => void>>> = {
  basic: async () => (await import('../worker/entries/page.ts')).serveOnPage,
  analysis: async () => (await import('../worker/entries/analysis-page.ts')).serveAnalysisOnPage,
};

/** The rung that worked last: the next worker begins there. */
let proven: Rung | null = null;
/** Whether the page refused a blob: it refuses every other too, and each that is tried is reported to its author. */
let noBlobs = false;

/**
 * @throws Error where no rung works: only for files that cannot run on the page
 * @param limitMs how long a rung has to say it is ready
 */
export async function startWorker(
  file: WorkerFile,
  workerBase: string | null,
  limitMs = handshakeMs,
): Promise<Started> {
  const source = workerFiles[file];
  if (!source) throw new Error(`${file}: not in this build`);
  const {start: startOwn, text} = source;
  const rungs: [Rung, () => Promise<Started>][] = noBlobs ? [] : [['blob', () => fromText(text, limitMs)]];
  if (startOwn) rungs.unshift(['own-url', () => answered('own-url', workerOf(startOwn), limitMs)]);
  if (workerBase) {
    rungs.unshift([
      'author-url',
      async () => answered('author-url', workerFrom(inFolder(workerBase, source.fileName)), limitMs),
    ]);
  }
  const {workerPort} = configuration();
  if (workerPort) {
    rungs.unshift(['author-port', async () => answered('author-port', workerPort(file), limitMs)]);
  }
  const serve = onPage[file];
  if (serve) rungs.push(['page', () => onThisThread(serve)]);
  // What the page says is tried, wherever others began.
  const first = workerPort ? 0 : rungs.findIndex(([rung]) => rung === proven);
  const refusals: string[] = [];
  for (const [rung, start] of rungs.slice(Math.max(0, first))) {
    try {
      const started = await start();
      // One that had to make do with the page says nothing of what workers of other files may do.
      if (rung !== 'page' && rung !== 'author-port') proven = rung;
      return started;
    } catch (error) {
      // One that throws, or an error in its place.
      noBlobs ||= rung === 'blob' && (error instanceof Refused || error instanceof DOMException);
      refusals.push(`${rung}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(refusals.join('; '));
}

/** Forgets which rungs worked and were refused; for tests. */
export function forgetRung(): void {
  proven = null;
  noBlobs = false;
}

/** The page, or the browser, lets no worker begin so. */
class Refused extends Error {}

/** A file in the author's folder, with or without a slash at its end. @throws TypeError for what is no url */
function inFolder(folder: string, fileName: string): URL {
  const base = new URL(folder, document.baseURI);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return new URL(fileName, base);
}

async function fromText(text: () => Promise<{readonly default: string}>, limitMs: number): Promise<Started> {
  const blob = new Blob([(await text()).default], {type: 'text/javascript'});
  const url = URL.createObjectURL(blob);
  try {
    return await answered('blob', workerFrom(url), limitMs);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function onThisThread(service: () => Promise<(port: MessagePort) => void>): Promise<Started> {
  const serve = await service();
  const {port1, port2} = new MessageChannel();
  serve(port1);
  port2.start();
  return {rung: 'page', port: port2, onBroken: () => undefined, terminate: () => port1.close()};
}

/** The worker, once it has said that it listens. A refusal by the page's policy arrives as an `error` event. */
function answered(rung: Rung, worker: Worker | MessagePort, limitMs: number): Promise<Started> {
  const terminate = () => ('terminate' in worker ? worker.terminate() : worker.close());
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => refuse(new Error('no answer')), limitMs);
    const stopListening = () => {
      clearTimeout(timer);
      worker.removeEventListener('message', onMessage);
      worker.removeEventListener('error', onError);
    };
    const refuse = (why: Error) => {
      stopListening();
      terminate();
      reject(why);
    };
    const onError = (event: Event) => {
      event.preventDefault();
      refuse(new Refused('refused'));
    };
    const onMessage = (event: Event) => {
      const ready = (event as MessageEvent).data as Ready | null;
      if (ready?.type !== 'ae-ready') return;
      if (ready.version !== protocolVersion)
        return refuse(new Error(`protocol ${ready.version}, not ${protocolVersion}`));
      stopListening();
      resolve({
        rung,
        port: worker,
        onBroken: (listener) => worker.addEventListener('error', listener),
        terminate,
      });
    };
    worker.addEventListener('message', onMessage);
    worker.addEventListener('error', onError);
    if ('start' in worker) worker.start();
  });
}
