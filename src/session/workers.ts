import {startWorker} from './ladder.ts';
import {pageWide} from './page-wide.ts';
import {RefCounted} from './ref-counted.ts';
import {TrainingConnection} from './training-connection.ts';
import type {Limits} from './watchdog.ts';
import type {WorkerFile} from './worker-files.ts';

/** How long a worker without users is kept, in milliseconds: a reset or a move wants it again at once. */
const graceMs = 2000;

/** The page's training workers. */
const shared = pageWide('workers', () => new Map<WorkerFile, RefCounted<TrainingConnection>>());

/** The page's worker of this file, started if there is none. To be given back with {@link release}. */
export async function acquire(
  file: WorkerFile,
  workerBase: string | null,
  limits: Limits = {},
): Promise<TrainingConnection> {
  const known = shared.get(file);
  const worker = known ?? start(file, workerBase, limits);
  const found = await worker.acquire();
  // It may have gone while nobody asked it anything: then another is started, and no engine passed over for it.
  return !known || (await found.lives()) ? found : acquire(file, workerBase, limits);
}

function start(file: WorkerFile, workerBase: string | null, limits: Limits): RefCounted<TrainingConnection> {
  const opening = startWorker(file, workerBase, limits.handshakeMs).then(
    (started) => new TrainingConnection(file, started, limits),
  );
  const worker = new RefCounted(opening, graceMs, () => {
    if (shared.get(file) === worker) shared.delete(file);
  });
  shared.set(file, worker);
  return worker;
}

export function release(connection: TrainingConnection): void {
  if (!connection.ended) shared.get(connection.file)?.release();
}

/** Ends the workers that nobody uses now, without waiting. */
export async function closeIdle(): Promise<void> {
  for (const worker of [...shared.values()]) if (worker.users === 0) await worker.close();
}

/** Workers held by the page; for tests and for "Details". */
export const workerCount = (): number => shared.size;
