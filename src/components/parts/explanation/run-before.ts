import type {EarlierRun} from '../../base/run-handle.ts';
import type {View} from '../../base/content.ts';

/** The run that a start over ended, where the next one has not begun and is to have the same images; else null. */
export function runBefore({run, recipe, snapshot}: View): EarlierRun | null {
  const before = run.earlier.at(-1);
  if (!before || snapshot.status !== 'idle' || snapshot.samples) return null;
  const same = (['dataset', 'datasetUrl', 'trainSize', 'testSize'] as const).every(
    (name) => before.recipe[name] === recipe[name],
  );
  return same && before.snapshot.data ? before : null;
}
