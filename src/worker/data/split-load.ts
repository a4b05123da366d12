import {FailureError} from '../../protocol/errors.ts';
import {pixels} from '../../pixels/size.ts';
import {BlockCheck, sha256} from './digests.ts';
import type {Bytes} from './download.ts';
import {loadFile, type LoadedFile, type Loading} from './load-file.ts';
import type {ReportProgress} from './progress.ts';
import {sharesOf} from './progress.ts';
import type {SplitFiles, SplitSource} from './plan.ts';
import {imagesToLoad} from './plan.ts';

/** A split's bytes in memory. */
export interface LoadedSplit {
  /** count × 784. */
  readonly images: Bytes;
  /** At least `count` of them, or null. */
  readonly labels: Bytes | null;
  readonly count: number;
  /** Images in the file. */
  readonly available: number;
  /** Whether every byte was compared with known hashes. */
  readonly verified: boolean;
  readonly fromCache: boolean;
  readonly bytesLoaded: number;
  /** The files it came from, and what tells their version; null where a file has nothing that does. */
  readonly files: readonly {readonly url: string; readonly validator: string | null}[];
}

/**
 * Whether a failure says that there is no such file. A server without CORS on its error pages seems unreachable, one
 * that keeps its list of files to itself refuses what is not there, and one that answers everything sends a page. Bytes
 * of no known kind are none of these: they are the file, damaged.
 */
export function saysAbsent(error: unknown): boolean {
  if (!(error instanceof FailureError)) return false;
  const {code, values} = error.failure;
  return (
    code === 'data-not-found' ||
    (code === 'data-not-images' && values.found !== undefined) ||
    (code === 'data-refused' && Number(values.status) < 500) ||
    (code === 'data-unreachable' && values.reason === 'no-answer')
  );
}

/** How much a failure tells: of several places, the one that tells most is reported. */
function weight({failure}: FailureError): number {
  if (failure.code === 'data-mismatch') return 3;
  if (failure.code === 'data-unreachable') return 0;
  return failure.code === 'data-not-found' ? 1 : 2;
}

/** The same, with the names that were looked for in a folder. */
function withNames(error: FailureError, {places}: SplitSource): FailureError {
  const {code, values} = error.failure;
  const folders = new Set(places.map(({images}) => images.slice(0, images.lastIndexOf('/'))));
  if (code !== 'data-not-found' || places.length === 1 || folders.size > 1) return error;
  const names = places.map(({images}) => new URL(images).pathname.split('/').at(-1)!);
  return new FailureError(code, {...values, names: names.join(', ')});
}

/** The same, with the hint that a folder may have been meant, where such an address is answered so. */
function withHint(error: FailureError): FailureError {
  const {code, values} = error.failure;
  const likely = ['data-not-found', 'data-refused', 'data-not-images'].includes(code);
  return likely ? new FailureError(code, {...values, hint: 'folder'}) : error;
}

/** Downloads a split from the first of its places that has what it should have. */
export async function downloadSplit(
  source: SplitSource,
  wanted: number,
  subtle: SubtleCrypto | null,
  loading: Loading,
  onProgress: ReportProgress,
): Promise<LoadedSplit> {
  let worst: FailureError | null = null;
  let bytesLoaded = 0;
  for (const place of source.places) {
    let attempted = 0;
    try {
      const split = await downloadFrom(place, source, wanted, subtle, loading, (progress) => {
        attempted = progress.loadedBytes;
        onProgress(progress);
      });
      return {...split, bytesLoaded: bytesLoaded + split.bytesLoaded};
    } catch (error) {
      loading.signal.throwIfAborted();
      if (!(error instanceof FailureError)) throw error;
      if (!worst || weight(error) > weight(worst)) worst = source.folderLike ? withHint(error) : error;
      bytesLoaded += attempted;
    }
  }
  throw withNames(worst ?? new FailureError('data-not-found', {url: source.key, status: 404}), source);
}

/** Loads images and labels side by side; when one fails, the other is stopped. */
async function downloadFrom(
  {images: imagesUrl, labels: labelsUrl}: SplitFiles,
  source: SplitSource,
  wanted: number,
  subtle: SubtleCrypto | null,
  loading: Loading,
  onProgress: ReportProgress,
): Promise<LoadedSplit> {
  const both = new AbortController();
  const stop = () => both.abort(loading.signal.reason);
  loading.signal.addEventListener('abort', stop);
  const context = {...loading, signal: both.signal};
  const shares = sharesOf(labelsUrl ? 2 : 1, onProgress);
  try {
    const [images, labels] = await Promise.all([
      downloadImages(imagesUrl, source, wanted, subtle, context, shares[0]),
      labelsUrl && downloadLabels(labelsUrl, source, subtle, context, shares[1]),
    ]);
    if (labels && labels.count !== images.available) {
      throw new FailureError('data-count', {
        url: labels.url,
        images: images.available,
        labels: labels.count,
      });
    }
    const files = [images, ...(labels ? [labels] : [])];
    return {
      images: images.data,
      labels: labels ? labels.data : null,
      count: images.count,
      available: images.available,
      verified: subtle !== null && source.facts !== null,
      fromCache: false,
      bytesLoaded: files.reduce((sum, file) => sum + file.bytesLoaded, 0),
      files: files.map(({url, validator}) => ({url, validator})),
    };
  } catch (error) {
    both.abort(error);
    throw error;
  } finally {
    loading.signal.removeEventListener('abort', stop);
  }
}

async function downloadImages(
  url: string,
  source: SplitSource,
  wanted: number,
  subtle: SubtleCrypto | null,
  loading: Loading,
  onProgress: ReportProgress,
): Promise<LoadedFile> {
  const {facts, name, blockImages} = source;
  const check =
    subtle && facts
      ? new BlockCheck(facts.blocks, blockImages * pixels, {subtle, yielder: loading.yielder})
      : null;
  const mismatch = (block: number | string) => new FailureError('data-mismatch', {url, dataset: name, block});
  const file = await loadFile(
    {
      url,
      holds: 'images',
      wanted: imagesToLoad(source, wanted, subtle !== null),
      expectedBytes: facts?.gzipBytes.images ?? null,
      onProgress,
      onCount(count) {
        if (facts && count !== facts.count) throw mismatch('header');
      },
      onItems(data, ready) {
        check?.offer(data, ready);
        if (check && check.wrong !== null) throw mismatch(check.wrong);
      },
    },
    loading,
  );
  const wrong = check && (await check.finish());
  if (wrong !== null) throw mismatch(wrong);
  return file;
}

/** Null where labels are optional and there are none. */
async function downloadLabels(
  url: string,
  {facts, name, labelsOptional}: SplitSource,
  subtle: SubtleCrypto | null,
  loading: Loading,
  onProgress: ReportProgress,
): Promise<LoadedFile | null> {
  try {
    const expectedBytes = facts?.gzipBytes.labels ?? null;
    const file = await loadFile({url, holds: 'labels', wanted: Infinity, expectedBytes, onProgress}, loading);
    if (subtle && facts && (await sha256(file.data, {subtle, yielder: loading.yielder})) !== facts.labels) {
      throw new FailureError('data-mismatch', {url, dataset: name, block: 'labels'});
    }
    return file;
  } catch (error) {
    if (!labelsOptional || !saysAbsent(error)) throw error;
    onProgress({loadedBytes: 0, totalBytes: 0});
    return null;
  }
}
