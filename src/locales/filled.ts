import type {Terms} from './messages/groups.ts';

/**
 * A table in which these terms stand in place of their like, however deep. What is no term of the table, or of another
 * kind than its like, is left out: so a table made for another version breaks nothing.
 */
export function filled<T extends object>(table: T, terms: Terms<NoInfer<T>> | undefined): T {
  const whole = {...table};
  for (const [key, given] of Object.entries(terms ?? {})) {
    const before = Reflect.get<object, string>(table, key);
    if (typeof given === typeof before)
      Reflect.set(whole, key, typeof before === 'object' ? filled(before, given) : given);
  }
  return whole;
}
