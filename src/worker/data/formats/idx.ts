import {isIdx, parseIdxHeader, type IdxHeader} from '../../../images/idx.ts';
import {pixels, side} from '../../../pixels/size.ts';
import {FailureError} from '../../../protocol/errors.ts';
import {maximumImages} from '../dataset.ts';
import {firstItems} from './first-items.ts';
import type {Decoding, FileFormat, Items, ItemsRequest, OpenFile} from './format.ts';

/** The format MNIST is published in. */
export const idx: FileFormat = {sniff: isIdx, decode};

async function decode(file: OpenFile, request: ItemsRequest, context: Decoding): Promise<Items> {
  return firstItems(file, checkHeader(file, request), request, context);
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
