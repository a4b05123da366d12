import {FailureError} from '../../protocol/errors.ts';
import type {SavedRun} from '../../protocol/saved-run.ts';
import {ledElsewhere} from '../data/redirect.ts';
import {patienceMs, within} from '../scheduling/within.ts';
import type {Yielder} from '../scheduling/yielder.ts';
import {readRun} from './read.ts';
import {unreachable} from './reading.ts';
import {streamSource, type StreamSource} from './source.ts';

export interface FetchOptions {
  readonly yielder?: Yielder;
  /** How long the server may be silent, in milliseconds. */
  readonly stallMs?: number;
  /** Whether it is asked for past the browser's cache, which is to keep what comes. */
  readonly fresh?: boolean;
}

/**
 * Fetches and reads a saved run; a file of a wrong size is refused before it has come. Credentials are sent to the page's
 * own server only.
 * @param url resolved against `pageUrl`
 * @throws FailureError `run-not-found` with a `status`, `run-unreachable`, `run-invalid` with a `reason`, and with
 * the `place` that the server led to where that is a page; the signal's reason
 */
export async function fetchRun(
  url: string,
  pageUrl: string,
  signal: AbortSignal,
  {yielder, stallMs = patienceMs, fresh = false}: FetchOptions = {},
): Promise<SavedRun> {
  signal.throwIfAborted();
  let body: StreamSource | null = null;
  // Let go of with this where it stalls, too.
  const fetching = new AbortController();
  const next = <T>(work: Promise<T>) => within(work, stallMs, signal);
  try {
    const init: RequestInit = {
      credentials: 'same-origin',
      cache: fresh ? 'reload' : 'default',
      signal: fetching.signal,
    };
    const response = await answer(url, pageUrl, init, next);
    body = streamSource(response.body ?? new Blob([]).stream(), sizeOf(response), next);
    if (!response.ok) throw new FailureError('run-not-found', {url, status: response.status});
    const place = response.headers.get('content-type')?.startsWith('text/html')
      ? ledElsewhere(response, new URL(url, pageUrl))
      : null;
    return await readRun(body, {name: url, yielder, ...(place && {place})});
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    body?.cancel();
    fetching.abort();
  }
}

async function answer(
  url: string,
  pageUrl: string,
  init: RequestInit,
  next: <T>(work: Promise<T>) => Promise<T>,
): Promise<Response> {
  try {
    return await next(fetch(new URL(url, pageUrl), init));
  } catch (error) {
    throw unreachable(url, error);
  }
}

/**
 * As the server says; null if it does not, or counts the bytes before it packed them, which other origins do not tell.
 */
function sizeOf({headers, type}: Response): number | null {
  const length = headers.get('content-length');
  const packed = type === 'cors' || headers.get('content-encoding') !== null;
  return length !== null && /^\d+$/.test(length) && !packed ? Number(length) : null;
}
