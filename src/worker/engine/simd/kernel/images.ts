import {constant} from './lanes';

/** 1/255: its first 16 bits, and the rest. */
const perByte: usize = memory.data<f32>([0.0039215087890625]);
const perByteRest: usize = memory.data<f32>([5.983839201917363e-8]);

/** Byte v as v / 255, rounded once: v·(first 16 bits of 1/255) is exact, and the rest is too small to matter twice. */
function normalised(v: v128): v128 {
  return f32x4.add(f32x4.mul(v, constant(perByte)), f32x4.mul(v, constant(perByteRest)));
}

/** `rows` images of `width` bytes each, one after the other, as floats 0 … 1 in rows of `stride` bytes. */
export function bytesToFloats(bytes: usize, rows: i32, width: i32, out: usize, stride: usize): void {
  for (let i = 0; i < rows; i++) {
    let from = bytes + <usize>i * width;
    const end = from + width;
    let to = out + <usize>i * stride;
    for (; from + 16 <= end; from += 16) {
      const all = v128.load(from);
      const low = i16x8.extend_low_i8x16_u(all);
      const high = i16x8.extend_high_i8x16_u(all);
      v128.store(to, normalised(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(low))));
      v128.store(to, normalised(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(low))), 16);
      v128.store(to, normalised(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(high))), 32);
      v128.store(to, normalised(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(high))), 48);
      to += 64;
    }
    for (; from < end; from++) {
      store<f32>(to, <f32>load<u8>(from) / 255);
      to += 4;
    }
  }
}
