import gzipped from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';

/** The bytes of tfjs's SIMD build, which stand in this file as the build put them there: gzipped, in base64. */
export async function wasmBytes(): Promise<ArrayBuffer> {
  const compressed = Uint8Array.from(atob(gzipped), (character) => character.charCodeAt(0));
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
