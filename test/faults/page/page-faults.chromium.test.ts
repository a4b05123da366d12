import {kindOf, shrink} from '../shrink.ts';
import type {Plan} from '../plan.ts';
import {compared} from './checks.ts';
import {planOf, run} from './machine.ts';

/** Which seeds, as the runner says; `tell`: with all that they do; `all`: those after one that fails too, unshortened. */
declare const __FAULT_SEEDS__: {
  readonly from: number;
  readonly seeds: number;
  readonly tell: boolean;
  readonly all: boolean;
};

const {from, seeds, tell, all} = __FAULT_SEEDS__;

/** How long a shorter list is looked for, in milliseconds. */
const shrinkMs = 240_000;

const textOf = ({items}: Plan): string =>
  items.map(({name, wait, place}) => `  ${name} (${place}), ${wait} frames`).join('\n');

describe('elements under random acts and faults', function () {
  // A seed takes a few seconds; where it fails, it is played again for each shorter list.
  this.timeout(570_000);
  let found = false;

  for (let seed = from; seed < from + seeds; seed++) {
    it(`keep what is always promised (seed ${seed})`, async function () {
      // One kind of defect at a time.
      if (found) this.skip();
      const plan = planOf(seed);
      const outcome = await run(plan, tell ? (line) => console.log(line) : undefined);
      if (outcome.broken.length === 0) return;
      if (all) throw new Error(`seed ${seed}: ${outcome.broken.join('\n')}`);
      found = true;
      // What is still long then is long.
      const end = performance.now() + shrinkMs;
      const inTime = (shorter: Plan) =>
        performance.now() < end ? run(shorter) : Promise.resolve({broken: []});
      const shortest = tell ? plan : await shrink(plan, outcome, inTime);
      throw new Error(
        `seed ${seed}: ${outcome.broken.join('\n')}\n` +
          `the shortest that breaks the same (${kindOf(outcome.broken[0]!)}), of ${plan.items.length} acts:\n${textOf(shortest)}`,
      );
    });
  }

  it('are compared with undisturbed runs', function () {
    if (found) this.skip();
    if (seeds >= 20 && Math.min(compared.runs, compared.files) < seeds / 4)
      throw new Error(`only ${compared.runs} runs and ${compared.files} files were compared`);
  });
});
