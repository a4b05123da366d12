import {parseText, type Accepted, type NumberRange} from './accepted.ts';
import type {Noise} from './names.ts';
import type {Complaint} from './parse.ts';

export type NoiseKind = Exclude<Noise, 'none'>;
export const noiseKinds = ['gaussian', 'masking', 'salt-pepper'] as const satisfies readonly NoiseKind[];

/** What `<ae-noise-demo>` takes beside a recipe: none of it changes what is trained. */
export const testNoiseFields = [
  {attribute: 'test-noise', accepted: {kind: 'choice', values: noiseKinds}, default: null},
  {attribute: 'test-noise-factor', accepted: {kind: 'number', min: 0, max: 10}, default: null},
  {attribute: 'compare-plain', accepted: {kind: 'flag'}, default: null},
] as const satisfies readonly {attribute: string; accepted: Accepted; default: null}[];

export const testNoiseAttributes: readonly string[] = testNoiseFields.map(({attribute}) => attribute);

export interface TestNoise {
  readonly kind: NoiseKind;
  readonly factor: number;
  readonly comparePlain: boolean;
  readonly complaints: readonly Complaint[];
}

/** The largest factor of a kind: a share of the pixels is at most all of them. */
export const mostOf = (kind: NoiseKind): number => (kind === 'gaussian' ? 10 : 1);

/**
 * Reads the noise of the test pictures. Where an attribute says nothing, it is that of the training, a range by its
 * upper end; of a recipe without noise, gaussian 0.5.
 * @param read the text of an attribute, null where it is not given
 */
export function parseTestNoise(
  read: (attribute: string) => string | null,
  {noise, noiseFactor}: {readonly noise: Noise; readonly noiseFactor: NumberRange},
): TestNoise {
  const complaints: Complaint[] = [];
  const [kindGiven, factorGiven, plainGiven] = testNoiseFields.map(({attribute, accepted}) => {
    const text = read(attribute);
    const value = text === null ? undefined : parseText(text, accepted);
    if (text !== null && value === undefined) complaints.push({attribute, value: text, accepted});
    return value;
  });
  const trained = noise === 'none' ? 'gaussian' : noise;
  const kind = (kindGiven as NoiseKind | undefined) ?? trained;
  const most = mostOf(kind);
  let factor = factorGiven as number | undefined;
  if (factor !== undefined && factor > most) {
    complaints.push({
      attribute: 'test-noise-factor',
      value: read('test-noise-factor')!,
      accepted: {kind: 'number', min: 0, max: most},
    });
    factor = undefined;
  }
  factor ??= noise === 'none' ? 0.5 : Math.min(noiseFactor.high, most);
  return {kind, factor, comparePlain: plainGiven === true, complaints};
}
