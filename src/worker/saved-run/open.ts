import type {RunSource} from '../../protocol/protocol.ts';
import type {SavedRun} from '../../protocol/saved-run.ts';
import type {Yielder} from '../scheduling/yielder.ts';
import {fetchRun} from './fetch.ts';
import {readRun} from './read.ts';
import {blobSource} from './source.ts';

/** What a file is called that has no url. */
const fileName = 'file';

/**
 * Reads a saved run, from a file or from its url.
 * @throws FailureError `run-not-found`, `run-unreachable`, `run-invalid`
 */
export function readRunFrom(source: RunSource, yielder: Yielder): Promise<SavedRun> {
  return 'file' in source
    ? readRun(blobSource(source.file), {name: fileName, yielder})
    : fetchRun(source.url, source.pageUrl, new AbortController().signal, {yielder, fresh: source.fresh});
}
