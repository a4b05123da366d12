import {memoizeByKey} from '../../parts/controls/memoize.ts';
import {classColours} from '../class-count.ts';

/** Of each point measured, how many of its k nearest neighbours the map has lost. */
export interface Lost {
  readonly lost: Uint8Array;
  readonly trustworthinessK: number;
}

/** Colours of how much is lost: of nothing, and four more. They come behind those of the classes. */
export const lostColours = 5;

/** From how many to how many lost neighbours a colour stands for. */
export function lostSteps(k: number): (readonly [number, number])[] {
  const ends = Array.from({length: lostColours}, (_, step) => Math.round((step * k) / (lostColours - 1)));
  return ends.map((end, step) => [step === 0 ? 0 : ends[step - 1] + 1, end]);
}

/** Which colour each point that was measured has. */
export const lostKinds = memoizeByKey(({lost, trustworthinessK}: Lost) => {
  const steps = lostSteps(trustworthinessK);
  return lost.map((value) => classColours + 1 + steps.findIndex(([, to]) => value <= to));
});
