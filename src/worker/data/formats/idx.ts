import {isIdx, parseIdxHeader, type IdxHeader} from '../../../images/idx.ts';
import {pixels, side} from '../../../pixels/size.ts';
import {FailureError} from '../../../protocol/errors.ts';
import {maximumImages} from '../dataset.ts';
import type {Bytes} from '../download.ts';
import type {Decoding, FileFormat, Items, ItemsRequest, OpenFile} from './format.ts';

/** No file known has more; a header that promises more is damaged or hostile. */
const maximumPromised = 2 ** 24;

/** The format MNIST is published in. */
export const idx: FileFormat = {sniff: isIdx, decode};

async function decode(file: OpenFile, request: ItemsRequest, context: Decoding): Promise<Items> {
  const {head} = file;
  const header = checkHeader(file, request);
  request.onCount?.(header.count);
  const count = Math.min(request.wanted, header.count);
  const data = allocate(file, request, header, count);
  const ready = Math.min(head.length - header.headerBytes, data.length);
  data.set(head.subarray(header.headerBytes, header.headerBytes + ready));
  await fill(data, ready, file, request, header, context);
  if (count === header.count) await checkEnd(file, header);
  return {data, count, available: header.count};
}

function checkHeader({url, head}: OpenFile, {holds}: ItemsRequest): IdxHeader {
  const dimensions = holds === 'images' ? 3 : 1;
  const header = parseIdxHeader(head, dimensions);
  if ('fault' in header) {
    switch (header.fault) {
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
  if (holds === 'images' && (height !== side || width !== side)) {
    throw new FailureError('data-shape', {url, height, width});
  }
  return header;
}

function allocate({url}: OpenFile, {holds}: ItemsRequest, header: IdxHeader, count: number): Bytes {
  const most = holds === 'images' ? maximumImages : maximumPromised;
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
  {url, pieces}: OpenFile,
  {onItems}: ItemsRequest,
  {headerBytes, fileBytes}: IdxHeader,
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
    report((headerBytes + data.length) / fileBytes);
    await yielder.yieldIfDue();
    if (taken.length < piece.length && headerBytes + data.length === fileBytes) throw beyond(url, fileBytes);
  }
}

/** A whole file ends where its header says, and its compressed stream ends properly. */
async function checkEnd({url, head, pieces}: OpenFile, {fileBytes}: IdxHeader): Promise<void> {
  if (head.length > fileBytes || (await pieces.next())?.length) throw beyond(url, fileBytes);
  if (pieces.cutShort) throw new FailureError('data-gzip', {url, reason: 'cut-short'});
}

function beyond(url: string, limit: number): FailureError {
  return new FailureError('data-too-large', {url, limit});
}
