/** Bytes to be read in order. */
export interface Source {
  /** All there are; null where it is not known before they are read. */
  readonly size: number | null;
  /** The next ones, as many as asked for; fewer only at the end. */
  read(bytes: number): Promise<Uint8Array>;
}

/** A file, read slice by slice. */
export function blobSource(blob: Blob): Source {
  let at = 0;
  return {
    size: blob.size,
    async read(bytes) {
      const slice = blob.slice(at, at + bytes);
      at += slice.size;
      return new Uint8Array(await slice.arrayBuffer());
    },
  };
}

export interface StreamSource extends Source {
  /** Lets go of the stream, whether or not everything has been read. */
  cancel(): void;
}

/**
 * A stream, of which no more is taken than is asked for, but for what comes in one piece.
 * @param next waits for a piece, as long as there is patience for it
 */
export function streamSource(
  stream: ReadableStream<Uint8Array>,
  size: number | null,
  next: <T>(piece: Promise<T>) => Promise<T> = (piece) => piece,
): StreamSource {
  const reader = stream.getReader();
  let rest = new Uint8Array(0) as Uint8Array;
  return {
    size,
    async read(bytes) {
      const taken = new Uint8Array(bytes);
      let length = 0;
      while (length < bytes) {
        if (rest.length === 0) {
          const {done, value} = await next(reader.read());
          if (done) break;
          rest = value;
        }
        const now = rest.subarray(0, bytes - length);
        taken.set(now, length);
        length += now.length;
        rest = rest.subarray(now.length);
      }
      return taken.subarray(0, length);
    },
    cancel() {
      reader.cancel().catch(() => undefined);
    },
  };
}
