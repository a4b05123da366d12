/** a·b + c. The relaxed build does it in one instruction that rounds once, where the processor has it. */
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The sum of the four lanes. */
export function sumOfLanes(v: v128): f32 {
  const pairs = f32x4.add(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

export function absolute(x: v128): v128 {
  return f32x4.abs(x);
}

/** `yes` where the mask's lanes are set, else `no`. */
export function choose(mask: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, mask);
}

/**
 * A number of memory in all four lanes. Constants are kept there: the browser makes one instruction of such a load, and
 * four of a constant that stands in the code, each time round a loop.
 */
export function constant(at: usize): v128 {
  return v128.load32_splat(at);
}

export const one: usize = memory.data<f32>([1]);
export const two: usize = memory.data<f32>([2]);
export const half: usize = memory.data<f32>([0.5]);
