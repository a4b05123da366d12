import {executeServerCommand} from '@web/test-runner-commands';
import {settleLatent, type LatentStage, classNames} from './latent-view/helpers.ts';

export type Place = readonly [number, number];
export interface MouseStep {
  readonly move?: Place;
  readonly down?: true;
  readonly up?: true;
  readonly wheel?: Place;
  readonly clicks?: number;
}

/** A place in the window, at a share of the map's width and height. */
export function onMap(on: LatentStage, x: number, y: number): Place {
  const {left, top, width, height} = on.find('[part~="map"]').getBoundingClientRect();
  return [left + x * width, top + y * height];
}

export async function mouse(on: LatentStage, ...steps: MouseStep[]): Promise<void> {
  await executeServerCommand('mouse', steps);
  await settleLatent(on);
}

/** Fingers from places to places, in so many steps; down one after the other, up together. */
export async function fingers(
  on: LatentStage,
  ways: readonly {readonly from: Place; readonly to: Place}[],
  {steps = 8, lifted = []}: {readonly steps?: number; readonly lifted?: readonly (readonly Place[])[]} = {},
): Promise<void> {
  const at = (share: number) =>
    ways.map(({from, to}, id) => ({
      id,
      x: from[0] + share * (to[0] - from[0]),
      y: from[1] + share * (to[1] - from[1]),
    }));
  await executeServerCommand('touch', [
    ...ways.map((_, i) => at(0).slice(0, i + 1)),
    ...Array.from({length: steps}, (_, i) => at((i + 1) / steps)),
    ...lifted.map((places) => places.map(([x, y], id) => ({id, x, y}))),
  ]);
  await settleLatent(on);
}

/** What a gesture did to the map, from where the names of classes stand: p becomes k·p + (x, y), in shares of the map. */
export async function change(
  on: LatentStage,
  gesture: () => Promise<void>,
): Promise<{readonly k: number; readonly x: number; readonly y: number}> {
  const places = () => {
    const box = on.find('[part~="map"]').getBoundingClientRect();
    return classNames(on).map((name) => {
      const {left, width, top, height} = name.getBoundingClientRect();
      return [(left + width / 2 - box.left) / box.width, (top + height / 2 - box.top) / box.height] as const;
    });
  };
  const before = places();
  await gesture();
  const after = places();
  const [a, b, p, q] = [before[0]!, before[5]!, after[0]!, after[5]!];
  const k = (p[0] - q[0]) / (a[0] - b[0]);
  return {k, x: p[0] - k * a[0], y: p[1] - k * a[1]};
}
