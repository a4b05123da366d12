import {FailureError} from '../../protocol/errors.ts';
import {stalled, within} from '../scheduling/within.ts';
import {ledElsewhere} from './redirect.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** The way to servers. */
export interface Network {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** How long a server may be silent before it is given up, in milliseconds. */
  readonly stallMs: number;
}

/** The page's own server knows who reads, as it does when the page itself asks; no other is told. */
const credentials: RequestCredentials = 'same-origin';

/** With these a server says that there is no such file. */
const absentStatuses = [404, 410];

/** What tells one version of a file from the next, as far as the server shows it to other origins. */
function validatorOf({headers}: Response): string | null {
  const tag = headers.get('etag');
  if (tag) return `etag ${tag}`;
  const modified = headers.get('last-modified');
  return modified && `modified ${modified}`;
}

/** Asks for the headers alone: whether the file is still the one that had this validator. Offline counts as yes. */
export async function isUnchanged(
  url: string,
  validator: string,
  network: Network,
  signal: AbortSignal,
): Promise<boolean> {
  const controller = new AbortController();
  try {
    const init: RequestInit = {
      method: 'HEAD',
      credentials,
      cache: 'no-cache',
      signal: controller.signal,
    };
    const response = await within(network.fetch(url, init), network.stallMs, signal);
    return response.ok && validatorOf(response) === validator;
  } catch {
    signal.throwIfAborted();
    return true;
  } finally {
    controller.abort();
  }
}

/** The bytes of a url as they arrive. Whoever opens it closes it. */
export class Download {
  readonly url: string;
  /** As the server says; null if it does not, or counts the bytes before it packed them. */
  readonly totalBytes: number | null;
  readonly validator: string | null;
  /** Where it came from instead of `url`, if the server led elsewhere. */
  readonly place: string | null;
  loadedBytes = 0;
  readonly #network: Network;
  readonly #signal: AbortSignal;
  readonly #controller: AbortController;
  readonly #reader: ReadableStreamDefaultReader<Bytes> | null;
  #closed = false;

  private constructor(
    response: Response,
    url: string,
    network: Network,
    signal: AbortSignal,
    controller: AbortController,
  ) {
    this.url = url;
    this.#network = network;
    this.#signal = signal;
    this.#controller = controller;
    this.#reader = response.body?.getReader() ?? null;
    const length = Number(response.headers.get('content-length') ?? NaN);
    this.totalBytes = length > 0 && !response.headers.get('content-encoding') ? length : null;
    this.validator = validatorOf(response);
    this.place = ledElsewhere(response, url);
  }

  /** Throws data-not-found, data-refused, data-unreachable, or the signal's reason. */
  static async open(url: string, network: Network, signal: AbortSignal): Promise<Download> {
    signal.throwIfAborted();
    const controller = new AbortController();
    let response: Response;
    try {
      const init: RequestInit = {credentials, signal: controller.signal};
      response = await within(network.fetch(url, init), network.stallMs, signal);
    } catch (error) {
      controller.abort();
      signal.throwIfAborted();
      throw new FailureError('data-unreachable', {url, reason: error === stalled ? 'stalled' : 'no-answer'});
    }
    const download = new Download(response, url, network, signal, controller);
    if (response.ok) return download;
    download.close();
    const {status} = response;
    throw new FailureError(absentStatuses.includes(status) ? 'data-not-found' : 'data-refused', {
      url,
      status,
    });
  }

  /** The next bytes, null at the end. Throws data-interrupted when they stop coming, or the signal's reason. */
  async read(): Promise<Bytes | null> {
    if (!this.#reader || this.#closed) return null;
    try {
      const {value} = await within(this.#reader.read(), this.#network.stallMs, this.#signal);
      this.loadedBytes += value?.length ?? 0;
      return value ?? null;
    } catch (error) {
      this.close();
      this.#signal.throwIfAborted();
      const reason = error === stalled ? 'stalled' : 'interrupted';
      throw new FailureError('data-interrupted', {url: this.url, loaded: this.loadedBytes, reason});
    }
  }

  /** Lets go of the connection, whether or not everything has been read. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#reader?.cancel().catch(() => undefined);
    this.#controller.abort();
  }
}
