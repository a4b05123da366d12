import {
  MessageChannel as RealChannel,
  receiveMessageOnPort,
  type MessagePort as RealPort,
} from 'node:worker_threads';
import {packed, unpacked} from './blobs.ts';
import type {Simulator, Thread} from './simulator.ts';

type Listener = (event: MessageEvent) => void;

/**
 * One end of a real MessageChannel: messages are cloned and transferred as ever, but arrive when the clock in hand says
 * so. Those of one direction keep their order.
 */
export class Port {
  peer!: Port;
  readonly thread: Thread;
  readonly #simulator: Simulator;
  readonly #real: RealPort;
  readonly #latency: () => number;
  readonly #listeners = new Set<Listener>();
  #onmessage: Listener | null = null;
  #started = false;
  #closed = false;
  #arrived: (() => void)[] = [];
  #lastArrival = 0;
  /** Looks at a message before it is sent; may send it itself, later. */
  onSend: ((message: unknown, send: () => void) => void) | null = null;
  onThrow: ((error: unknown) => void) | null = null;

  constructor(thread: Thread, simulator: Simulator, real: RealPort, latency: () => number) {
    this.thread = thread;
    this.#simulator = simulator;
    this.#real = real;
    this.#latency = latency;
  }

  get onmessage(): Listener | null {
    return this.#onmessage;
  }

  set onmessage(listener: Listener | null) {
    this.#onmessage = listener;
    this.start();
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    const send = () => {
      if (this.#closed || this.peer.#closed || this.thread.dead) return;
      this.#real.postMessage(packed(message), transfer as never);
      const sentAt = this.thread.time;
      const {peer} = this;
      peer.#lastArrival = Math.max(peer.#lastArrival, sentAt + this.#latency());
      this.#simulator.at(peer.thread, peer.#lastArrival, () => {
        const received = receiveMessageOnPort(peer.#real);
        // What a thread said after it was ended was never said.
        if (received && sentAt <= this.thread.diedAt) peer.#deliver(unpacked(received.message));
      });
    };
    if (this.onSend) this.onSend(message, send);
    else send();
  }

  addEventListener(type: string, listener: Listener): void {
    if (type === 'message') this.#listeners.add(listener);
  }

  removeEventListener(type: string, listener: Listener): void {
    if (type === 'message') this.#listeners.delete(listener);
  }

  start(): void {
    this.#started = true;
    for (const arrived of this.#arrived.splice(0)) arrived();
  }

  close(): void {
    this.#closed = true;
    this.#real.close();
  }

  #deliver(data: unknown): void {
    if (this.#closed) return;
    if (!this.#started) {
      this.#arrived.push(() => this.#deliver(data));
      return;
    }
    const event = {data, origin: '', ports: [], type: 'message'} as unknown as MessageEvent;
    for (const listener of [this.#onmessage, ...this.#listeners]) {
      try {
        listener?.(event);
      } catch (error) {
        if (!this.onThrow) throw error;
        this.onThrow(error);
      }
    }
  }
}

/** A channel between two threads, or within one. */
export function channel(
  simulator: Simulator,
  [first, second]: readonly [Thread, Thread],
  latency: () => number,
): {readonly port1: Port; readonly port2: Port; readonly close: () => void} {
  const real = new RealChannel();
  const port1 = new Port(first, simulator, real.port1, latency);
  const port2 = new Port(second, simulator, real.port2, latency);
  port1.peer = port2;
  port2.peer = port1;
  const close = () => {
    port1.close();
    port2.close();
  };
  return {port1, port2, close};
}
