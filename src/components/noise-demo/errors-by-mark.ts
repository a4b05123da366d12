/** Mean squared errors within the marked pixels and outside them; 0 of none. */
export function errorsByMark(
  values: ArrayLike<number>,
  clean: ArrayLike<number>,
  marks: Uint8Array,
): {readonly inside: number; readonly outside: number; readonly marked: number} {
  let [inside, outside, marked] = [0, 0, 0];
  for (let i = 0; i < marks.length; i++) {
    const error = (values[i] - clean[i]) ** 2;
    if (marks[i]) {
      inside += error;
      marked++;
    } else outside += error;
  }
  const mean = (sum: number, count: number) => (count > 0 ? sum / count : 0);
  return {inside: mean(inside, marked), outside: mean(outside, marks.length - marked), marked};
}
