import {FailureError} from '../../protocol/errors.ts';
import type {Yielder} from '../scheduling/yielder.ts';
import {Download, type Bytes, type Network} from './download.ts';
import {foreignName} from './formats/foreign.ts';
import {headBytes, type Items, type ItemsRequest} from './formats/format.ts';
import {formatOf} from './formats/formats.ts';
import type {ReportProgress} from './progress.ts';
import {unpack, type Pieces} from './unpack.ts';

/** What every part of a load is given. */
export interface Loading {
  readonly network: Network;
  readonly signal: AbortSignal;
  readonly yielder: Yielder;
}

export interface FileRequest extends ItemsRequest {
  readonly url: string;
  /** Bytes of the packed file, for progress where the server does not say. */
  readonly expectedBytes: number | null;
  readonly onProgress: ReportProgress;
}

export interface LoadedFile extends Items {
  readonly url: string;
  readonly validator: string | null;
  readonly bytesLoaded: number;
}

/**
 * Downloads the wanted first items of a file and stops there.
 *
 * Throws a FailureError with a code `data-…`, or the signal's reason. Nothing of a failed download remains.
 */
export async function loadFile(request: FileRequest, loading: Loading): Promise<LoadedFile> {
  const {url, onProgress} = request;
  const {yielder} = loading;
  const download = await Download.open(url, loading.network, loading.signal);
  let pieces: Pieces | null = null;
  try {
    pieces = await unpack(download);
    const head = await readHead(pieces);
    const format = formatOf(head);
    if (!format) {
      const found = foreignName(head);
      const {place} = download;
      throw new FailureError('data-not-images', {
        url,
        ...(found && {found}),
        ...(found === 'html' && place && {place}),
      });
    }
    // What is not packed is as long as its own header says: a server may have packed it for the way alone, and other
    // origins do not tell.
    const {packed} = pieces;
    const packedBytes = download.totalBytes ?? request.expectedBytes;
    const report = (needed: number, fileBytes: number) => {
      const estimate = packed ? packedBytes && Math.ceil((packedBytes * needed) / fileBytes) : needed;
      const {loadedBytes} = download;
      onProgress({loadedBytes, totalBytes: estimate && Math.max(estimate, loadedBytes)});
    };
    const items = await format.decode({url, head, pieces}, request, {yielder, report});
    const {validator, loadedBytes} = download;
    onProgress({loadedBytes, totalBytes: loadedBytes});
    return {...items, url, validator, bytesLoaded: loadedBytes};
  } finally {
    pieces?.close();
    download.close();
  }
}

async function readHead(pieces: Pieces): Promise<Bytes> {
  let head: Bytes = new Uint8Array(0);
  while (head.length < headBytes) {
    const piece = await pieces.next();
    if (!piece) break;
    const joined = new Uint8Array(head.length + piece.length);
    joined.set(head);
    joined.set(piece, head.length);
    head = joined;
  }
  return head;
}
