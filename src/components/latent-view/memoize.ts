/** What is made of something that never changes, made once: of 60,000 points a frame has no time for it again. */
export function remembered<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const made = new WeakMap<K, {readonly value: V}>();
  return (of) => {
    let known = made.get(of);
    if (!known) made.set(of, (known = {value: make(of)}));
    return known.value;
  };
}
