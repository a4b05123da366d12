/**
 * SHA-256, piece by piece: `crypto.subtle` wants all of a file at once, and is not there on a page served by plain http.
 *
 * Source: NIST FIPS 180-4, "Secure Hash Standard" (2015), sections 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2.
 */
export class Sha256 {
  readonly #hash = Uint32Array.from(firstHash);
  /** A block that is not full yet. */
  readonly #block = new Uint8Array(blockBytes);
  #length = 0;

  /** Takes up bytes, of any number. */
  update(bytes: Uint8Array): void {
    const held = this.#length % blockBytes;
    this.#length += bytes.length;
    let at = 0;
    if (held > 0) {
      at = Math.min(blockBytes - held, bytes.length);
      this.#block.set(bytes.subarray(0, at), held);
      if (held + at < blockBytes) return;
      takeBlock(this.#hash, this.#block, 0);
    }
    for (; at + blockBytes <= bytes.length; at += blockBytes) takeBlock(this.#hash, bytes, at);
    this.#block.set(bytes.subarray(at));
  }

  /** @returns the digest of all bytes taken up so far, 64 lower-case hexadecimal digits. Nothing may follow. */
  finish(): string {
    const bits = 8 * this.#length;
    const held = this.#length % blockBytes;
    // A one bit, zeros, and the length in bits as 64 bits, big-endian, up to the end of a block.
    const padding = new Uint8Array((held < blockBytes - 8 ? blockBytes : 2 * blockBytes) - held);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(padding.length - 4, bits % 2 ** 32);
    this.update(padding);
    return Array.from(this.#hash, (word) => word.toString(16).padStart(8, '0')).join('');
  }
}

const blockBytes = 64;

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);

/** The first 32 bits of a number's fraction. */
const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** 32);
/** Of the square roots of the first 8 primes. */
const firstHash = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
/** Of the cube roots of the first 64 primes. */
const roundConstants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)) | 0);

const schedule = new Int32Array(64);

/** Section 6.2.2: mixes the block at `at` into the hash. */
function takeBlock(hash: Uint32Array, bytes: Uint8Array, at: number): void {
  const w = schedule;
  for (let t = 0; t < 16; t++, at += 4) {
    w[t] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15];
    const y = w[t - 2];
    const sigma0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const sigma1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (sigma1 + w[t - 7] + sigma0 + w[t - 16]) | 0;
  }
  let a = hash[0] | 0;
  let b = hash[1] | 0;
  let c = hash[2] | 0;
  let d = hash[3] | 0;
  let e = hash[4] | 0;
  let f = hash[5] | 0;
  let g = hash[6] | 0;
  let h = hash[7] | 0;
  for (let t = 0; t < 64; t++) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + roundConstants[t] + w[t]) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  hash[0] += a;
  hash[1] += b;
  hash[2] += c;
  hash[3] += d;
  hash[4] += e;
  hash[5] += f;
  hash[6] += g;
  hash[7] += h;
}
