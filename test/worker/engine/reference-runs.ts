import type {Engine} from '../../../src/worker/engine/engine.ts';
import {checkCase, readCase, type CaseJson, type Tolerance} from './reference-cases.ts';

/** One test for every run recorded in the reference folder. */
export async function describeReferenceRuns(
  title: string,
  engine: Engine,
  tolerance: Tolerance,
): Promise<void> {
  const files = (await (await fetch('/reference/index.json')).json()) as string[];
  const cases: CaseJson[] = [];
  for (const file of files) {
    const content = (await (await fetch(`/reference/${encodeURIComponent(file)}`)).json()) as
      CaseJson | CaseJson[];
    cases.push(...(Array.isArray(content) ? content : [content]));
  }
  describe(title, () => {
    before(async () => {
      const fitness = await engine.prepare();
      if (!fitness.fit) throw new Error(fitness.reason);
    });
    for (const json of cases) {
      it(`follows ${json.name}, ${json.layers.join('-')}`, () =>
        checkCase(readCase(json), engine, tolerance));
    }
  });
}
