import {AeLatentView, AeNoiseDemo, AeSummary, AeTrainer, AeWorst} from '../../src/components/index.ts';
import {eventually} from '../awaited.ts';
import {runUntil, stripes, type Replies} from './fake-session.ts';
import {mount, settle, type Mounted, type StageOptions} from './helpers.ts';
import {latentReplies, settleLatent} from './latent-view/helpers.ts';
import {replies as noiseReplies, settleNoise} from './noise-demo/helpers.ts';

type AnyElement = AeLatentView | AeNoiseDemo | AeSummary | AeTrainer | AeWorst;
export type AnyStage = Mounted<AnyElement>;

/** Every element, for what has to hold of each. */
export interface Kind {
  readonly tag: string;
  /** On a page of its own, before anybody acts; what it fetches once it is in view is there. */
  open(attributes?: Readonly<Record<string, string>>, options?: StageOptions): Promise<AnyStage>;
  /** Until all that was asked for is drawn. */
  settle(on: AnyStage): Promise<void>;
  /** After epochs, with pictures, a digit selected, and at rest. */
  train(on: AnyStage, epochs?: number): Promise<void>;
}

/** A network of four numbers a code, whatever is asked. */
const everyReply: Partial<Replies> = {
  ...noiseReplies(),
  ...latentReplies({count: 60, width: 4}),
  worst: ({count}) => ({
    indices: Array.from({length: count}, (_, i) => 100 + i),
    images: new Uint8Array(784 * count).fill(200),
    labels: Array.from({length: count}, (_, i) => i % 10),
    losses: Array.from({length: count}, (_, i) => 0.09 - i / 1000),
    reconstructions: new Float32Array(784 * count),
  }),
  reconstruct: ({images}) => images.map((value) => value / 2),
  layer: () => ({
    kernel: Float32Array.from({length: 784 * 32}, (_, i) => Math.sin(i)),
    bias: new Float32Array(32),
  }),
};

type Class = new () => AnyElement;

function kind(tag: string, of: Class, settled: (on: AnyStage) => Promise<void>, seen: string): Kind {
  return {
    tag,
    settle: settled,
    async open(attributes = {}, options = {}) {
      const on = await mount(of, attributes, {reply: () => everyReply, ...options});
      on.element.scrollIntoView();
      // What is folded is drawn when it is opened.
      const isFolded = 'compact' in attributes && on.element.offsetWidth < 940;
      await eventually(
        () => on.find(isFolded ? '[part~="panel"]' : seen),
        `${tag} shows what it shows who looks at it`,
      );
      await settled(on);
      return on;
    },
    async train(on, epochs = 3) {
      on.element.play();
      await eventually(() => on.sessions.length > 0, 'a session is open');
      await settled(on);
      on.session.say([...runUntil(epochs), {type: 'status', status: 'paused'}], {
        reconstructions: Float32Array.from(stripes(), (byte) => byte / 510),
        archive: {epochs: Array.from({length: epochs}, (_, i) => i + 1), bytes: 1000, mostBytes: 32e6},
      });
      const isDrawn = () =>
        on.all(':is([part~="chart"], [part~="noise-chart"]):not(:has(path))').length === 0;
      await eventually(
        () => on.find('[role="option"], [part~="map"] canvas, [part~="summary"]') && isDrawn(),
        `${tag} shows what was trained`,
      );
      await settled(on);
    },
  };
}

export const kinds: readonly Kind[] = [
  kind('ae-trainer', AeTrainer as Class, settle, '[part~="chart"] svg text'),
  kind('ae-noise-demo', AeNoiseDemo as Class, (on) => settleNoise(on as never), '[part~="noise-curve"] path'),
  kind('ae-latent-view', AeLatentView as Class, (on) => settleLatent(on as never), '[part~="map"] > *'),
  kind(
    'ae-summary',
    AeSummary as Class,
    async (on) => {
      await import('../../src/components/summary/summary-content.ts');
      await settle(on as never);
    },
    '[part~="summary"]',
  ),
  kind(
    'ae-worst',
    AeWorst as Class,
    async (on) => {
      await import('../../src/components/worst/worst-content.ts');
      await settle(on as never);
    },
    '.epochs input',
  ),
];

/** Its tabs, by name. */
export const tabsOf = (on: AnyStage): string[] => on.all('[role="tab"]').map(({id}) => id);
