import {FailureError} from '../../../protocol/errors.ts';
import {maximumImages} from '../dataset.ts';
import type {Bytes} from '../download.ts';
import type {Decoding, Items, ItemsRequest, OpenFile} from './format.ts';

/** Where the items of a file lie: one after another behind a header, nothing behind them. */
export interface Layout {
  /** Items in the file. */
  readonly count: number;
  readonly itemBytes: number;
  /** Where the first one begins. */
  readonly headerBytes: number;
  /** Bytes of the whole file. */
  readonly fileBytes: number;
}

/** No file known has more; a header that promises more is damaged or hostile. */
const maximumPromised = 2 ** 24;

/** The wanted first items of a file whose header has been checked. Throws a FailureError with a code `data-…`. */
export async function firstItems(
  file: OpenFile,
  layout: Layout,
  request: ItemsRequest,
  context: Decoding,
): Promise<Items> {
  const {head} = file;
  request.onCount?.(layout.count);
  const count = Math.min(request.wanted, layout.count);
  const data = allocate(file, request, layout, count);
  const ready = Math.min(head.length - layout.headerBytes, data.length);
  data.set(head.subarray(layout.headerBytes, layout.headerBytes + ready));
  await fill(data, ready, file, request, layout, context);
  if (count === layout.count) await checkEnd(file, layout);
  return {data, count, available: layout.count};
}

function allocate({url}: OpenFile, {holds}: ItemsRequest, layout: Layout, count: number): Bytes {
  const most = holds === 'images' ? maximumImages : maximumPromised;
  const tooLarge = () => new FailureError('data-too-large', {url, limit: most * layout.itemBytes});
  if (layout.count > maximumPromised || count > most) throw tooLarge();
  try {
    return new Uint8Array(count * layout.itemBytes);
  } catch {
    throw tooLarge();
  }
}

async function fill(
  data: Bytes,
  start: number,
  {url, pieces}: OpenFile,
  {onItems}: ItemsRequest,
  {headerBytes, fileBytes}: Layout,
  {report, yielder}: Decoding,
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
    report(headerBytes + data.length, fileBytes);
    await yielder.yieldIfDue();
    if (taken.length < piece.length && headerBytes + data.length === fileBytes) throw beyond(url, fileBytes);
  }
}

/** A whole file ends where its header says, and its compressed stream ends properly. */
async function checkEnd({url, head, pieces}: OpenFile, {fileBytes}: Layout): Promise<void> {
  if (head.length > fileBytes || (await pieces.next())?.length) throw beyond(url, fileBytes);
  if (pieces.cutShort) throw new FailureError('data-gzip', {url, reason: 'cut-short'});
}

function beyond(url: string, limit: number): FailureError {
  return new FailureError('data-too-large', {url, limit});
}
