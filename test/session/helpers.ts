import {patienceMs} from '../awaited.ts';
import {parseRecipe} from '../../src/recipe/parse.ts';
import type {Recipe} from '../../src/recipe/recipe.ts';
import type {TrainEvent} from '../../src/protocol/events.ts';
import type {Session, SessionOptions} from '../../src/session/api.ts';
import {closeIdle} from '../../src/session/workers.ts';
import {forgetRung} from '../../src/session/ladder.ts';
import {openSession} from '../../src/session/session.ts';
import type {Snapshot} from '../../src/session/snapshot.ts';

/** A recipe from attributes; small and quick unless they say otherwise. */
export function recipeOf(attributes: Record<string, string> = {}): Recipe {
  const given: Record<string, string> = {
    'train-size': '600',
    'test-size': '100',
    'encoding-dim': '8',
    'batch-size': '100',
    epochs: '3',
    backend: 'plain',
    ...attributes,
  };
  const {recipe, complaints} = parseRecipe((name) => given[name] ?? null);
  if (complaints.length > 0) throw new Error(JSON.stringify(complaints));
  return recipe;
}

/**
 * Resolves with the first snapshot that satisfies; rejects with what went wrong if the session fails first, and with what
 * was awaited if nothing is heard of it for long.
 */
export function until(
  session: Session,
  satisfied: (snapshot: Snapshot) => boolean,
  {failureIsFine = false} = {},
): Promise<Snapshot> {
  return new Promise((resolve, reject) => {
    const look = (snapshot: Snapshot) => {
      if (satisfied(snapshot)) resolve(snapshot);
      else if (snapshot.status === 'error' && !failureIsFine)
        reject(new Error(JSON.stringify(snapshot.failure)));
      else return false;
      return true;
    };
    if (look(session.snapshot)) return;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => {
        const {status, epoch, batch, failure} = session.snapshot;
        const told = JSON.stringify({status, epoch, batch, failure});
        reject(new Error(`Timeout: a snapshot: ${String(satisfied)}; nothing came after ${told}`));
      }, patienceMs);
    };
    const stop = session.subscribe((snapshot) => {
      if (!look(snapshot)) return listen();
      stop();
      clearTimeout(silence);
    });
    listen();
  });
}

/** Opens sessions in the tests around it; `end`, which comes after each, disposes of them and their workers. */
export function openSessions(): {
  start(attributes?: Record<string, string>, options?: SessionOptions): Session;
  end(): Promise<void>;
} {
  const open: Session[] = [];
  const end = async () => {
    for (const session of open.splice(0)) session.dispose();
    await closeIdle();
    forgetRung();
  };
  afterEach(end);
  return {
    start(attributes = {}, options = {}) {
      const session = openSession(recipeOf(attributes), options);
      open.push(session);
      return session;
    },
    end,
  };
}

/** All events from now on. */
export function record(session: Session): TrainEvent[] {
  const events: TrainEvent[] = [];
  session.subscribe((_, some) => events.push(...some));
  return events;
}

export const done = (snapshot: Snapshot) => snapshot.status === 'done';

/** Lets a test stand between the page and its workers. */
export function watchWorkers(): {
  readonly workers: Worker[];
  /** Those of them that the page has ended. */
  readonly ended: Worker[];
  restore(): void;
} {
  const Original = globalThis.Worker;
  const workers: Worker[] = [];
  const ended: Worker[] = [];
  globalThis.Worker = class extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers.push(this);
    }

    override terminate(): void {
      ended.push(this);
      super.terminate();
    }
  };
  return {workers, ended, restore: () => (globalThis.Worker = Original)};
}
