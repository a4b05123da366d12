import plainKernel from './kernel-simd.wasm';
import relaxedKernel from './kernel-relaxed.wasm';

/** Where something lies in the kernel's memory, in bytes. */
export type Address = number;

/** What the kernel can do; `kernel/` has the formulas. Strides are bytes between rows. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  product(
    a: Address,
    aStride: number,
    b: Address,
    bStride: number,
    c: Address,
    cStride: number,
    rows: number,
    inner: number,
    columns: number,
    bias: Address | 0,
  ): void;
  addTransposedProduct(
    a: Address,
    aStride: number,
    b: Address,
    bStride: number,
    c: Address,
    cStride: number,
    rows: number,
    inner: number,
    columns: number,
  ): void;
  transpose(
    a: Address,
    aStride: number,
    rows: number,
    columns: number,
    out: Address,
    outStride: number,
  ): void;
  activate(kind: number, values: Address, stride: number, rows: number, width: number): void;
  multiplyBySlopes(
    kind: number,
    y: Address,
    dz: Address,
    biasSums: Address,
    stride: number,
    rows: number,
  ): void;
  penalty(code: Address, stride: number, rows: number, dz: Address | 0, share: number): number;
  trainOutputs(
    kind: number,
    activation: number,
    z: Address,
    zStride: number,
    t: Address,
    tStride: number,
    dz: Address,
    biasSums: Address,
    rows: number,
    width: number,
    share: number,
    delta: number,
  ): number;
  lossOf(
    kind: number,
    y: Address,
    yStride: number,
    t: Address,
    tStride: number,
    rows: number,
    delta: number,
    room: Address,
  ): number;
  sgd(
    w: Address,
    g: Address,
    v: Address,
    bytes: number,
    momentum: number,
    rate: number,
    nesterov: number,
  ): void;
  rmsprop(w: Address, g: Address, a: Address, bytes: number, rho: number, rest: number, rate: number): void;
  adagrad(w: Address, g: Address, a: Address, bytes: number, rate: number): void;
  adadelta(
    w: Address,
    g: Address,
    a: Address,
    d: Address,
    bytes: number,
    rho: number,
    rest: number,
    rate: number,
  ): void;
  adam(
    w: Address,
    g: Address,
    m: Address,
    v: Address,
    bytes: number,
    beta1: number,
    rest1: number,
    beta2: number,
    rest2: number,
    correctedRate: number,
  ): void;
  adamax(
    w: Address,
    g: Address,
    m: Address,
    u: Address,
    bytes: number,
    beta1: number,
    rest1: number,
    beta2: number,
    correctedRate: number,
  ): void;
  nadam(
    w: Address,
    g: Address,
    m: Address,
    v: Address,
    bytes: number,
    beta1: number,
    rest1: number,
    beta2: number,
    rest2: number,
    rate: number,
    gradientShare: number,
    momentShare: number,
    varianceShare: number,
  ): void;
  words(k0: number, k1: number, blocks: number, out: Address): void;
  corrupt(
    kind: number,
    seed: number,
    purpose: number,
    epoch: number,
    images: Address,
    clean: Address,
    corrupted: Address,
    stride: number,
    rows: number,
    width: number,
    low: number,
    high: number,
    room: Address,
  ): void;
  squaredDistances(
    four: Address,
    fourStride: number,
    others: Address,
    othersStride: number,
    dimensions: number,
    columns: number,
    out: Address,
    outStride: number,
  ): void;
  keepNearest(
    candidates: Address,
    count: number,
    first: number,
    itself: number,
    k: number,
    distances: Address,
    indices: Address,
  ): void;
  bytesToFloats(bytes: Address, rows: number, width: number, out: Address, stride: number): void;
}

/** `relaxed` multiplies and adds in one rounding where the processor can; its sums differ in the last bits. */
export type Variant = 'simd' | 'simd-relaxed';

const texts: Record<Variant, string> = {simd: plainKernel, 'simd-relaxed': relaxedKernel};
const modules = new Map<Variant, Promise<WebAssembly.Module | null>>();

/** The compiled kernel; null where there is no WebAssembly, no SIMD of this kind, or a policy against it. */
export function kernelModule(variant: Variant): Promise<WebAssembly.Module | null> {
  let module = modules.get(variant);
  if (!module) modules.set(variant, (module = compile(variant).catch(() => null)));
  return module;
}

/** The best variant that runs here, compiled; null where none does. */
export async function bestKernelModule(): Promise<WebAssembly.Module | null> {
  return (await kernelModule('simd-relaxed')) ?? kernelModule('simd');
}

async function compile(variant: Variant): Promise<WebAssembly.Module | null> {
  const compressed = Uint8Array.from(atob(texts[variant]), (character) => character.charCodeAt(0));
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = await new Response(stream).arrayBuffer();
  // A browser that has not learnt these instructions calls the file invalid.
  if (!WebAssembly.validate(bytes)) return null;
  // Under a policy against WebAssembly, Safari compiles and refuses only the instance.
  await WebAssembly.instantiate(emptyModule);
  return WebAssembly.compile(bytes);
}

/** The four bytes that mark a module, and the version of the format. */
const emptyModule = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/** A kernel with memory of its own, freed with it. @param bytes how much it has room for, from {@link firstAddress} */
export async function newKernel(module: WebAssembly.Module, bytes: number): Promise<Kernel> {
  const {exports} = await WebAssembly.instantiate(module);
  const kernel = exports as WebAssembly.Exports & Kernel;
  const pages = Math.ceil((firstAddress + bytes) / pageBytes) - kernel.memory.buffer.byteLength / pageBytes;
  if (pages > 0) kernel.memory.grow(pages);
  return kernel;
}

const pageBytes = 65536;
/** What lies before belongs to the kernel's code. */
export const firstAddress: Address = 4096;

/** Lays out memory: one stretch after another, each at a multiple of 64 bytes, the length of a cache line. */
export class Layout {
  #next = firstAddress;

  /** @returns where `bytes` bytes begin, which are 0 at first */
  take(bytes: number): Address {
    const at = this.#next;
    this.#next += Math.ceil(bytes / 64) * 64;
    return at;
  }

  get bytes(): number {
    return this.#next - firstAddress;
  }
}
