import type {Acknowledgement, EngineLost, Report, WorkerApi} from '../protocol/protocol.ts';
import {Connection} from './connection.ts';
import type {Started} from './ladder.ts';
import type {Limits} from './watchdog.ts';
import type {WorkerFile} from './worker-files.ts';

/** A training worker, shared by the sessions of the page that use its engine. */
export class TrainingConnection extends Connection<WorkerApi> {
  readonly file: WorkerFile;
  readonly #reports = new Map<number, (report: Report) => void>();
  /** How long each run may have it work without listening, in milliseconds. */
  readonly #pieceMs = new Map<number, number>();

  constructor(file: WorkerFile, started: Started, limits?: Limits) {
    super(started, limits);
    this.file = file;
  }

  /** @param pieceMs how long it may have the worker work without listening, where that is longer than for its runs */
  override call<T>(command: (api: WorkerApi) => Promise<T>, pieceMs = 0): Promise<T> {
    return super.call(command, Math.max(pieceMs, ...this.#pieceMs.values()));
  }

  /** Whose reports go where. @param pieceMs how long the run may have the worker work without listening */
  route(run: number, listener: (report: Report) => void, pieceMs: number): void {
    this.#reports.set(run, listener);
    this.#pieceMs.set(run, pieceMs);
  }

  /** Nobody hears of this run any more. */
  unroute(run: number): void {
    this.#reports.delete(run);
    this.#pieceMs.delete(run);
  }

  acknowledge(run: number): void {
    this.post({type: 'ae-ack', run} satisfies Acknowledgement);
  }

  protected hear(data: unknown): void {
    const message = data as Report | EngineLost | null;
    if (message?.type === 'ae-report') this.#reports.get(message.run)?.(message);
    else if (message?.type === 'ae-engine-lost') this.end('engine-lost');
  }
}
