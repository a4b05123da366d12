/**
 * The counter-based random numbers of src/numerics/random.ts, four blocks at a time and bit for bit: only operations
 * that round in one way everywhere, never `madd`.
 */
import {choose, constant, half, one} from './lanes';

const parity: i32 = 0x1bd11bda;
const four: usize = memory.data<i32>([4]);
/** c₀ … c₃ of {@link nearlyNormal}. */
const terms: usize = memory.data<f32>([
  0.007861284539103508, 2.6491054541111225e-6, -4.403609699110689e-10, 2.042918954934126e-14,
]);

/** The words of the block that {@link drawBlock} drew last. */
let firstWord: i32 = 0;
let secondWord: i32 = 0;

function rotated(x: v128, by: i32): v128 {
  return v128.or(i32x4.shl(x, by), i32x4.shr_u(x, 32 - by));
}

function turn(x1: v128, x0: v128, by: i32): v128 {
  return v128.xor(rotated(x1, by), x0);
}

/** One block of Threefry-2x32 with 13 rounds. */
function drawBlock(k0: i32, k1: i32, c0: i32, c1: i32): void {
  const k2 = k0 ^ k1 ^ parity;
  let x0 = c0 + k0;
  let x1 = c1 + k1;
  x0 += x1;
  x1 = rotl(x1, 13) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 15) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 26) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 6) ^ x0;
  x0 += k1;
  x1 += k2 + 1;
  x0 += x1;
  x1 = rotl(x1, 17) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 29) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 16) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 24) ^ x0;
  x0 += k2;
  x1 += k0 + 2;
  x0 += x1;
  x1 = rotl(x1, 13) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 15) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 26) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 6) ^ x0;
  x0 += k0;
  x1 += k1 + 3;
  x0 += x1;
  firstWord = x0;
  secondWord = rotl(x1, 17) ^ x0;
}

/**
 * The words of blocks 0 … `blocks` − 1 (a multiple of 4) of a stream, four blocks after four: their first words, then
 * their second.
 */
export function words(k0: i32, k1: i32, blocks: i32, out: usize): void {
  const key0 = i32x4.splat(k0);
  const key1 = i32x4.splat(k1);
  const key2 = i32x4.splat(k0 ^ k1 ^ parity);
  const key2Plus1 = i32x4.splat((k0 ^ k1 ^ parity) + 1);
  const key0Plus2 = i32x4.splat(k0 + 2);
  const key1Plus3 = i32x4.splat(k1 + 3);
  let counters = i32x4.add(key0, i32x4(0, 1, 2, 3));
  for (let block = 0; block < blocks; block += 4) {
    let x0 = i32x4.add(counters, key1);
    let x1 = turn(key1, x0, 13);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 15);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 26);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 6);
    x0 = i32x4.add(x0, key1);
    x1 = i32x4.add(x1, key2Plus1);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 17);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 29);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 16);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 24);
    x0 = i32x4.add(x0, key2);
    x1 = i32x4.add(x1, key0Plus2);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 13);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 15);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 26);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 6);
    x0 = i32x4.add(x0, key0);
    x1 = i32x4.add(x1, key1Plus3);
    x0 = i32x4.add(x0, x1);
    x1 = turn(x1, x0, 17);
    v128.store(out, x0);
    v128.store(out, x1, 16);
    out += 32;
    counters = i32x4.add(counters, constant(four));
  }
}

/** Four numbers that are nearly normal, from bytes −128 … 127: u·((c₀ + c₁s) + (c₂ + c₃s)·s²), u = byte + ½, s = u². */
function nearlyNormal(bytes: v128): v128 {
  const u = f32x4.add(f32x4.convert_i32x4_s(bytes), constant(half));
  const square = f32x4.mul(u, u);
  const near = f32x4.add(f32x4.mul(constant(terms + 4), square), constant(terms));
  const far = f32x4.add(f32x4.mul(constant(terms + 12), square), constant(terms + 8));
  return f32x4.mul(u, f32x4.add(near, f32x4.mul(far, f32x4.mul(square, square))));
}

/**
 * x + factor·N(0,1) within 0 … 1, for `width` values from the words that {@link words} gave. Sixteen bytes are mixed by
 * the Hadamard matrix of order 16 in two rounds of four; their fourth part, which is the normal number, is taken with
 * the factor.
 */
function addNormals(from: usize, x: usize, out: usize, width: i32, factor: f32): void {
  const scale = f32x4.splat(factor * 0.25);
  const end = x + ((<usize>width) << 2);
  while (x < end) {
    const word = v128.load(from);
    // Rows are blocks, columns are bytes.
    const low = i16x8.extend_low_i8x16_s(word);
    const high = i16x8.extend_high_i8x16_s(word);
    const block0 = nearlyNormal(i32x4.extend_low_i16x8_s(low));
    const block1 = nearlyNormal(i32x4.extend_high_i16x8_s(low));
    const block2 = nearlyNormal(i32x4.extend_low_i16x8_s(high));
    const block3 = nearlyNormal(i32x4.extend_high_i16x8_s(high));
    let a = f32x4.add(block0, block1);
    let b = f32x4.sub(block0, block1);
    let c = f32x4.add(block2, block3);
    let d = f32x4.sub(block2, block3);
    const y0 = f32x4.add(a, c);
    const y1 = f32x4.add(b, d);
    const y2 = f32x4.sub(a, c);
    const y3 = f32x4.sub(b, d);
    const low01 = v128.shuffle<f32>(y0, y1, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(y0, y1, 2, 6, 3, 7);
    const low23 = v128.shuffle<f32>(y2, y3, 0, 4, 1, 5);
    const high23 = v128.shuffle<f32>(y2, y3, 2, 6, 3, 7);
    const byte0 = v128.shuffle<f64>(low01, low23, 0, 2);
    const byte1 = v128.shuffle<f64>(low01, low23, 1, 3);
    const byte2 = v128.shuffle<f64>(high01, high23, 0, 2);
    const byte3 = v128.shuffle<f64>(high01, high23, 1, 3);
    a = f32x4.add(byte0, byte1);
    b = f32x4.sub(byte0, byte1);
    c = f32x4.add(byte2, byte3);
    d = f32x4.sub(byte2, byte3);
    v128.store(out, within(f32x4.add(v128.load(x), f32x4.mul(scale, f32x4.add(a, c)))));
    v128.store(out, within(f32x4.add(v128.load(x, 16), f32x4.mul(scale, f32x4.add(b, d)))), 16);
    v128.store(out, within(f32x4.add(v128.load(x, 32), f32x4.mul(scale, f32x4.sub(a, c)))), 32);
    v128.store(out, within(f32x4.add(v128.load(x, 48), f32x4.mul(scale, f32x4.sub(b, d)))), 48);
    from += 16;
    x += 64;
    out += 64;
  }
}

/** Clipped to 0 … 1. */
function within(x: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(0)), constant(one));
}

/** Sets a share of the values to 0, or with `salt` to 0 or 1 by their word's last bit. */
function corruptRow(
  from: usize,
  x: usize,
  out: usize,
  width: i32,
  threshold: u32,
  all: i32,
  salt: i32,
): void {
  const bound = i32x4.splat(threshold);
  const always = i32x4.splat(all ? -1 : 0);
  const last = i32x4.splat(salt ? 1 : 0);
  const end = x + ((<usize>width) << 2);
  while (x < end) {
    const firsts = v128.load(from);
    const seconds = v128.load(from, 16);
    from += 32;
    let word = v128.shuffle<i32>(firsts, seconds, 0, 4, 1, 5);
    let value = f32x4.convert_i32x4_s(v128.and(word, last));
    let hit = v128.or(i32x4.lt_u(word, bound), always);
    v128.store(out, choose(hit, value, v128.load(x)));
    word = v128.shuffle<i32>(firsts, seconds, 2, 6, 3, 7);
    value = f32x4.convert_i32x4_s(v128.and(word, last));
    hit = v128.or(i32x4.lt_u(word, bound), always);
    v128.store(out, choose(hit, value, v128.load(x, 16)), 16);
    x += 32;
    out += 32;
  }
}

/**
 * Corrupts `rows` images (`width` values in rows of `stride` bytes, a multiple of 128) as `corrupt` of
 * src/numerics/corruption.ts does: from `clean` to `corrupted`, where what lies beyond the width becomes 0.
 * @param kind 0 gaussian, 1 masking, 2 salt-pepper: numbered in ../kernel-codes.ts
 * @param images their numbers, 32 bits each
 * @param room bytes for the words of one image, as long as a row and 64 more
 */
export function corrupt(
  kind: i32,
  seed: i32,
  purpose: i32,
  epoch: i32,
  images: usize,
  clean: usize,
  corrupted: usize,
  stride: usize,
  rows: i32,
  width: i32,
  low: f64,
  high: f64,
  room: usize,
): void {
  for (let i = 0; i < rows; i++) {
    // The image's key is block (epoch, image) of the stream (seed, purpose).
    drawBlock(seed, purpose, epoch, load<i32>(images + ((<usize>i) << 2)));
    const k0 = firstWord;
    const k1 = secondWord;
    let factor = low;
    if (high > low) {
      drawBlock(k0, k1, 0x3fffffff, 0);
      factor = low + (high - low) * (<f64>(<u32>firstWord) / 4294967296.0);
    }
    const from = clean + <usize>i * stride;
    const row = corrupted + <usize>i * stride;
    if (kind === 0) {
      words(k0, k1, ((width + 31) >> 5) << 2, room);
      addNormals(room, from, row, width, <f32>factor);
    } else {
      words(k0, k1, ((width + 7) >> 3) << 2, room);
      const threshold = Math.ceil(factor * 4294967296.0);
      const all = threshold >= 4294967296.0;
      corruptRow(room, from, row, width, all ? 0 : <u32>threshold, all, kind === 2);
    }
    for (let at = row + ((<usize>width) << 2); at < row + stride; at += 4) store<f32>(at, 0);
  }
}
