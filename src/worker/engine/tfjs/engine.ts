import {engine as tfjs} from './core.ts';
import type {EngineName} from '../../../recipe/names.ts';
import type {Network} from '../../../network/network.ts';
import type {Training} from '../../../network/training.ts';
import type {Fitness} from '../../../protocol/protocol.ts';
import type {Engine, Model, ModelOptions} from '../engine.ts';
import type {Device} from './device.ts';
import {trains} from './layers.ts';
import {TfjsModel} from './model.ts';

/** What one backend brings to the engine. */
export interface Backend {
  readonly name: EngineName;
  /** Starts the device and makes it tfjs's backend. `onLost` is called once if it is lost later. */
  start(onLost: () => void): Promise<Fitness>;
  device(network: Network, options: ModelOptions): Device;
  /** Whether the device is lost, as far as that can be seen before `onLost` is called. */
  isLost?(): boolean;
  /** Bytes held outside of tensors. */
  extraBytes?(): number;
}

/** A device that has not answered a first question by then never will, in milliseconds. */
const firstAnswerMs = 10_000;

/** Whether a first reading comes back: in some browsers a fence is never signalled. */
export async function answersInTime(readSomething: () => Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), firstAnswerMs);
  });
  const answered = readSomething().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}

/** An engine on one tfjs backend. A worker has at most one: tfjs's state is global. */
export class TfjsEngine implements Engine {
  onLost?: () => void;
  readonly #backend: Backend;
  #fitness?: Promise<Fitness>;
  #lost = false;
  readonly #models = new Set<Model>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get name(): EngineName {
    return this.#backend.name;
  }

  trains(network: Network): boolean {
    return trains(network);
  }

  prepare(): Promise<Fitness> {
    this.#fitness ??= this.#backend.start(() => {
      this.#lost = true;
      this.#fitness = Promise.resolve({fit: false, reason: 'lost'});
      this.onLost?.();
    });
    return this.#fitness;
  }

  isLost(): boolean {
    return this.#lost || (this.#backend.isLost?.() ?? false);
  }

  async create(network: Network, training: Training, options: ModelOptions): Promise<Model> {
    const fitness = await this.prepare();
    if (!fitness.fit) throw new Error(`The ${this.name} engine cannot run here: ${fitness.reason}.`);
    const device = this.#backend.device(network, options);
    const model: Model = new TfjsModel(device, network, training, () => this.#models.delete(model));
    this.#models.add(model);
    return model;
  }

  memory(): {tensors: number; bytes: number} {
    const {numTensors, numBytes} = tfjs.memory();
    return {tensors: numTensors, bytes: numBytes + (this.#backend.extraBytes?.() ?? 0)};
  }
}
