import type {Yielder} from '../../scheduling/yielder.ts';
import type {DataRequest, Dataset} from '../dataset.ts';
import type {ReportProgress} from '../progress.ts';
import type {Lease} from '../shared-loads.ts';

export interface LoadContext {
  readonly signal: AbortSignal;
  readonly onProgress: ReportProgress;
  readonly yielder: Yielder;
}

/** A data set, and the leases that hold its bytes in memory. */
export interface LeasedDataset {
  readonly dataset: Dataset;
  readonly leases: readonly Lease<unknown>[];
}

/** Where images come from. */
export interface DataSource {
  /**
   * Loads a data set, whole or not at all.
   *
   * Throws a FailureError with a code `data-…`, or the signal's reason.
   */
  load(request: DataRequest, context: LoadContext): Promise<LeasedDataset>;
}
