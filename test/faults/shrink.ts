import type {Outcome, Plan} from './plan.ts';

/** What a fault is, without its numbers: two that differ in these only are the same. */
export const kindOf = (broken: string): string =>
  broken.replace(/-?\d+(\.\d+)?(e[+-]?\d+)?/g, '#').replace(/^\S+: /, '');

/**
 * The shortest plan that still breaks the same, found by leaving out ever smaller parts (A. Zeller, R. Hildebrandt,
 * "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 28 (2002)).
 */
export async function shrink(
  plan: Plan,
  {broken}: Outcome,
  run: (plan: Plan) => Promise<Outcome>,
): Promise<Plan> {
  const kind = kindOf(broken[0]!);
  const fails = async (items: Plan['items']) =>
    (await run({...plan, items})).broken.some((what) => kindOf(what) === kind);
  let {items} = plan;
  for (let part = Math.ceil(items.length / 2); part >= 1; part = part === 1 ? 0 : Math.ceil(part / 2)) {
    for (let from = 0; from < items.length;) {
      const without = [...items.slice(0, from), ...items.slice(from + part)];
      if (await fails(without)) items = without;
      else from += part;
    }
  }
  return {...plan, items};
}
