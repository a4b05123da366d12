declare module '*.wasm' {
  /** The file gzipped, in base64; `scripts/rollup/` makes it. */
  const gzipped: string;
  export default gzipped;
}
