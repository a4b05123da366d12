import type {Noise} from './names.ts';
import type {OwnTable} from './own-fields.ts';
import type {Recipe} from './recipe.ts';

export type NoiseKind = Exclude<Noise, 'none'>;
export const noiseKinds = ['gaussian', 'masking', 'salt-pepper'] as const satisfies readonly NoiseKind[];

/** What an author says of the noise in test pictures. */
export interface TestNoise {
  /** Null for that of the training. */
  readonly testNoise: NoiseKind | null;
  /** Likewise. */
  readonly testNoiseFactor: number | null;
  readonly comparePlain: boolean;
}

/** Noise of the test pictures: always one level. */
export interface NoiseLevel {
  readonly kind: NoiseKind;
  readonly factor: number;
}

/** The largest factor of a kind: a share of the pixels is at most all of them. */
export const maxOf = (kind: NoiseKind): number => (kind === 'gaussian' ? 10 : 1);

type Trained = Pick<Recipe, 'noise' | 'noiseFactor'>;

const kindOf = ({testNoise}: TestNoise, {noise}: Trained): NoiseKind =>
  testNoise ?? (noise === 'none' ? 'gaussian' : noise);

/** What `<ae-noise-demo>` takes beside a recipe. */
export const testNoiseTable: OwnTable<TestNoise> = {
  fields: [
    {
      name: 'testNoise',
      attribute: 'test-noise',
      accepted: {kind: 'choice', values: noiseKinds},
      default: null,
    },
    {
      name: 'testNoiseFactor',
      attribute: 'test-noise-factor',
      accepted: {kind: 'number', min: 0, max: 10},
      default: null,
    },
    {name: 'comparePlain', attribute: 'compare-plain', accepted: {kind: 'flag'}, default: null},
  ],
  check(own, recipe, read) {
    const max = maxOf(kindOf(own, recipe));
    if (own.testNoiseFactor === null || own.testNoiseFactor <= max) return [];
    const attribute = 'test-noise-factor';
    return [{attribute, value: read(attribute) ?? '', accepted: {kind: 'number', min: 0, max}}];
  },
};

/**
 * The noise of the test pictures. Where an author says nothing, it is that of the training, a range by its upper end; of
 * a recipe without noise, gaussian 0.5.
 */
export function testNoiseOf(own: TestNoise, recipe: Trained): NoiseLevel {
  const kind = kindOf(own, recipe);
  const trained = recipe.noise === 'none' ? 0.5 : Math.min(recipe.noiseFactor.high, maxOf(kind));
  return {kind, factor: own.testNoiseFactor ?? trained};
}
