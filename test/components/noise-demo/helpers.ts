import type {TabName} from '../../../src/components/base/tabs.ts';
import {AeNoiseDemo} from '../../../src/components/index.ts';
import {runUntil, stripes, type Replies} from '../fake-session.ts';
import {fetchedFirst, mount, type Mounted} from '../helpers.ts';

export type NoiseStage = Mounted<AeNoiseDemo>;

/** Errors of a made-up network at a level of noise: `clean` without any, a little more with. */
export type Errors = (level: number) => number;

/** Answers as a worker gives them, of a network that moves every pixel by `off` of what it is shown. */
export function replies({
  off = 0.1,
  model = (level) => 0.05 + 0.02 * level,
  nothing = (level) => 0.2 * level,
}: {
  readonly off?: number;
  readonly model?: Errors;
  readonly nothing?: Errors;
} = {}): Partial<Replies> {
  return {
    noiseCurve: ({part, levels}) => ({
      levels,
      images: 1000,
      nothing: part === 'nothing' ? levels.map(nothing) : null,
      pca: part === 'linear' ? levels.map((level) => 0.02 + 0.03 * level) : null,
      filter: part === 'linear' ? levels.map((level) => 0.01 + 0.02 * level) : null,
      model: part === 'model' ? levels.map(model) : null,
    }),
    images: () => ({
      images: stripes(),
      labels: [5, 0, 4, 1, 9, 2, 1, 3, 1, 4],
      indices: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    }),
    encode: () => Float32Array.of(0, 1, 2, 0),
    reconstruct: ({images}) => images.map((value) => Math.abs(value - off)),
  };
}

/** The demo on a page; the first session is its own, a second one that of the network trained without noise. */
export function noiseStage(
  attributes: Readonly<Record<string, string>> = {},
  {width, reply = [replies()]}: {width?: number; reply?: Partial<Replies>[]} = {},
): Promise<NoiseStage> {
  return mount(AeNoiseDemo, attributes, {
    width,
    reply: (place) => reply[Math.min(place, reply.length - 1)]!,
  });
}

/** Until everything that was asked for has been done and drawn. */
export async function settleNoise({element}: Pick<NoiseStage, 'element'>): Promise<void> {
  await Promise.all([
    fetchedFirst(),
    import('../../../src/components/noise-demo/noise-content.ts'),
    import('../../../src/components/noise-demo/easel-acts.ts'),
    import('../../../src/charts/noise-chart.ts'),
    import('../../../src/charts/loss-chart.ts'),
    import('../../../src/locales/en/noise.ts'),
    import('../../../src/locales/es/noise.ts'),
  ]);
  // An answer may lead to another question.
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  }
}

/** A run with pictures, after this many epochs, and at rest. */
export async function afterEpochs(
  on: NoiseStage,
  epochs = 2,
  status: 'paused' | 'training' | 'done' = 'paused',
): Promise<void> {
  on.element.play();
  await settleNoise(on);
  const events = [...runUntil(epochs), ...(status === 'training' ? [] : [{type: 'status', status} as const])];
  on.sessions[0]!.say(events, {reconstructions: new Float32Array(7840)});
  await settleNoise(on);
}

const rows = ['clean', 'noisy', 'denoised'] as const;
export type Row = (typeof rows)[number];

/** Before the first epoch: there are pictures, and nothing has been learned. */
export async function looking(on: NoiseStage): Promise<void> {
  on.element.play();
  await settleNoise(on);
  on.session.say([...runUntil(0).slice(0, 2), {type: 'status', status: 'idle'}], {
    reconstructions: new Float32Array(7840),
  });
  await settleNoise(on);
}

/** Where the reader paints. */
export const easelOf = (on: NoiseStage) => on.find('[part~="easel"]');

/** A pointer over it, at shares of its width and height. */
export function pointAt(on: NoiseStage, type: string, x: number, y: number, pointerType = 'mouse'): void {
  const easel = easelOf(on);
  const {left, top, width, height} = easel.getBoundingClientRect();
  easel.dispatchEvent(
    new PointerEvent(type, {
      pointerType,
      clientX: left + x * width,
      clientY: top + y * height,
      bubbles: true,
    }),
  );
}

/** The ten pictures of a row. */
export const picturesIn = (on: NoiseStage, row: Row) =>
  on.all<HTMLCanvasElement>(`[part~="digits"] [part~="digit"]:nth-child(${rows.indexOf(row) + 1}) canvas`);

/** The ink of a canvas's pixels, 0–1. */
export function inkOf(canvas: HTMLCanvasElement): number[] {
  const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return Array.from({length: data.length / 4}, (_, i) => data[4 * i + 3]! / 255);
}

export async function turnTo(on: NoiseStage, tab: TabName): Promise<void> {
  on.find(`#${tab}`).click();
  await settleNoise(on);
}

export async function moveSlider(on: NoiseStage, value: number): Promise<void> {
  const slider = on.find<HTMLInputElement>('[part~="test-noise"] input');
  slider.value = String(value);
  slider.dispatchEvent(new Event('input', {bubbles: true}));
  await settleNoise(on);
}

export async function chooseKind(on: NoiseStage, kind: string): Promise<void> {
  const choice = on.find<HTMLSelectElement>('[part~="test-noise"] select');
  choice.value = kind;
  choice.dispatchEvent(new Event('change', {bubbles: true}));
  await settleNoise(on);
}
