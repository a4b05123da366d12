/** Whether two lists hold the very same things. */
export const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

/** The last result for the same arguments: new arguments are new objects, and are asked about. */
export function memoizeLast<A extends readonly unknown[], R>(make: (...of: A) => R): (...of: A) => R {
  let last: {readonly of: A; readonly result: R} | null = null;
  return (...of) => {
    if (!last || !sameItems(of, last.of)) last = {of, result: make(...of)};
    return last.result;
  };
}

/** What is made of something that never changes, made once: of 60,000 points a frame has no time for it again. */
export function memoizeByKey<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const made = new WeakMap<K, {readonly value: V}>();
  return (of) => {
    let known = made.get(of);
    if (!known) made.set(of, (known = {value: make(of)}));
    return known.value;
  };
}
