/** Bytes packed as zlib packs them: `zlib.decompress` in Python. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Unpacks exactly `length` bytes; null where they are damaged, fewer, or more, and no more are made than that. */
export async function inflate(packed: Uint8Array<ArrayBuffer>, length: number): Promise<Uint8Array | null> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const bytes = new Uint8Array(length);
  let at = 0;
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return at === length ? bytes : null;
      if (at + value.length > length) return null;
      bytes.set(value, at);
      at += value.length;
    }
  } catch {
    return null;
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
