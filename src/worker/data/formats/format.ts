import type {Yielder} from '../../scheduling/yielder.ts';
import type {Bytes} from '../download.ts';
import type {Pieces} from '../unpack.ts';

/** A file on its way. */
export interface OpenFile {
  readonly url: string;
  /** Its first {@link headBytes}, or all of a shorter one. */
  readonly head: Bytes;
  /** What follows the head. */
  readonly pieces: Pieces;
}

/** Enough to see a header, or what else it is. */
export const headBytes = 64;

export interface ItemsRequest {
  /** Images of another size than ours are refused. */
  readonly holds: 'images' | 'labels';
  /** Items wanted; fewer come if the file has fewer. */
  readonly wanted: number;
  /** Hears how many items the file has before anything is allocated; throws to refuse. */
  readonly onCount?: (count: number) => void;
  /** Looks at the items while they come; throws to refuse. The first `ready` bytes are there. */
  readonly onItems?: (data: Bytes, ready: number) => void;
}

/** What a decoder is given. */
export interface Decoding {
  readonly yielder: Yielder;
  /** Told after each piece how many bytes of the unpacked file are needed, and how many it has. */
  readonly report: (needed: number, fileBytes: number) => void;
}

export interface Items {
  readonly data: Bytes;
  /** Items in `data`. */
  readonly count: number;
  /** Items in the file. */
  readonly available: number;
}

/** A kind of file that images or labels may come in. */
export interface FileFormat {
  /** Whether a file that begins so is of this format, sound or not. */
  sniff(head: Bytes): boolean;
  /** The wanted first items, checked. Throws a FailureError with a code `data-…`. */
  decode(file: OpenFile, request: ItemsRequest, context: Decoding): Promise<Items>;
}
