import {FailureError} from '../../protocol/errors.ts';
import type {IdxDimensions, IdxHeader} from '../../images/idx.ts';
import {parseIdxHeader} from '../../images/idx.ts';
import {pixels, side} from '../../pixels/size.ts';
import type {Breather} from '../scheduling/yielder.ts';
import {maximumImages} from './dataset.ts';
import type {Pieces} from './decode.ts';
import {decode} from './decode.ts';
import type {Bytes, Network} from './download.ts';
import {Download} from './download.ts';
import type {ReportProgress} from './progress.ts';
import {sniff} from './sniff.ts';

/** What every part of a load is given. */
export interface Loading {
  readonly network: Network;
  readonly signal: AbortSignal;
  readonly breather: Breather;
}

export interface IdxRequest {
  readonly url: string;
  /** 3 for images, which must be 28×28; 1 for labels. */
  readonly dimensions: IdxDimensions;
  /** Items wanted; fewer come if the file has fewer. */
  readonly wanted: number;
  /** Bytes of the packed file, for progress where the server does not say. */
  readonly expectedBytes: number | null;
  readonly onProgress: ReportProgress;
  /** Looks at the header before anything is allocated; throws to refuse. */
  readonly onHeader?: (header: IdxHeader) => void;
  /** Looks at the items while they come; throws to refuse. The first `ready` bytes are there. */
  readonly onItems?: (data: Bytes, ready: number) => void;
}

export interface IdxFile {
  readonly url: string;
  readonly data: Bytes;
  /** Items in `data`. */
  readonly count: number;
  /** Items in the file. */
  readonly available: number;
  readonly validator: string | null;
  readonly bytesLoaded: number;
}

/** Enough to see a header, or what else it is. */
const headBytes = 64;
/** No file known has more; a header that promises more is damaged or hostile. */
const maximumPromised = 2 ** 24;

/**
 * Downloads the wanted first items of an IDX file and stops there.
 *
 * Throws a FailureError with a code `data-…`, or the signal's reason. Nothing of a failed download remains.
 */
export async function loadIdx(request: IdxRequest, {network, signal, breather}: Loading): Promise<IdxFile> {
  const download = await Download.open(request.url, network, signal);
  let pieces: Pieces | null = null;
  try {
    pieces = await decode(download);
    const head = await readHead(pieces);
    const header = checkHeader(head, request);
    request.onHeader?.(header);
    const count = Math.min(request.wanted, header.count);
    const data = allocate(request, header, count);
    const ready = Math.min(head.length - header.headerBytes, data.length);
    data.set(head.subarray(header.headerBytes, header.headerBytes + ready));

    const share = (header.headerBytes + data.length) / header.fileBytes;
    const fileBytes = download.totalBytes ?? request.expectedBytes;
    const estimate = fileBytes && Math.ceil(fileBytes * share);
    await fill(data, ready, pieces, request, header, breather, () => {
      const {loadedBytes} = download;
      request.onProgress({loadedBytes, totalBytes: estimate && Math.max(estimate, loadedBytes)});
    });
    if (count === header.count) await checkEnd(pieces, request.url, header, head.length);
    request.onProgress({loadedBytes: download.loadedBytes, totalBytes: download.loadedBytes});
    const {url, validator, loadedBytes: bytesLoaded} = download;
    return {url, data, count, available: header.count, validator, bytesLoaded};
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

function checkHeader(head: Bytes, {url, dimensions}: IdxRequest): IdxHeader {
  const header = parseIdxHeader(head, dimensions);
  if ('fault' in header) {
    switch (header.fault) {
      case 'foreign': {
        const found = sniff(head);
        throw new FailureError('data-not-images', {url, ...(found && {found})});
      }
      case 'magic':
        throw new FailureError('data-magic', {url, magic: header.magic, dimensions});
      case 'short':
        throw new FailureError('data-short', {url, got: header.got, wanted: header.wanted});
      case 'empty':
        throw new FailureError('data-count', {url, images: 0, wanted: 1});
      case 'large':
        throw new FailureError('data-too-large', {url, limit: maximumImages * pixels});
    }
  }
  const [, height, width] = header.sizes;
  if (dimensions === 3 && (height !== side || width !== side)) {
    throw new FailureError('data-shape', {url, height, width});
  }
  return header;
}

function allocate({url, dimensions}: IdxRequest, header: IdxHeader, count: number): Bytes {
  const most = dimensions === 3 ? maximumImages : maximumPromised;
  const tooLarge = () => new FailureError('data-too-large', {url, limit: most * header.itemBytes});
  if (header.count > maximumPromised || count > most) throw tooLarge();
  try {
    return new Uint8Array(count * header.itemBytes);
  } catch {
    throw tooLarge();
  }
}

async function fill(
  data: Bytes,
  start: number,
  pieces: Pieces,
  {url, onItems}: IdxRequest,
  {headerBytes, fileBytes}: IdxHeader,
  breather: Breather,
  report: () => void,
): Promise<void> {
  let ready = start;
  onItems?.(data, ready);
  while (ready < data.length) {
    const piece = await pieces.next();
    if (!piece) throw new FailureError('data-short', {url, got: headerBytes + ready, wanted: fileBytes});
    const taken = piece.subarray(0, data.length - ready);
    data.set(taken, ready);
    ready += taken.length;
    onItems?.(data, ready);
    report();
    await breather.restIfDue();
    if (taken.length < piece.length && headerBytes + data.length === fileBytes) throw beyond(url, fileBytes);
  }
}

/** A whole file ends where its header says, and its compressed stream ends properly. */
async function checkEnd(
  pieces: Pieces,
  url: string,
  {fileBytes}: IdxHeader,
  headLength: number,
): Promise<void> {
  if (headLength > fileBytes || (await pieces.next())?.length) throw beyond(url, fileBytes);
  if (pieces.cutShort) throw new FailureError('data-gzip', {url, reason: 'cut-short'});
}

function beyond(url: string, limit: number): FailureError {
  return new FailureError('data-too-large', {url, limit});
}
