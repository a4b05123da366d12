import {FailureError} from '../../protocol/errors.ts';
import {pixels} from '../../pixels/size.ts';
import {saysAbsent, tellingMost} from './absent.ts';
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
      worst = tellingMost(worst, source.folderLike ? withHint(error) : error);
      bytesLoaded += attempted;
    }
  }
  throw worst ?? new FailureError('data-not-found', {url: source.key, status: 404});
}

/** Loads images and labels side by side; when one fails, the other is stopped. */
async function downloadFrom(
  {images: imageNames, labels: labelNames, spelling}: SplitFiles,
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
  const shares = sharesOf(labelNames.length > 0 ? 2 : 1, onProgress);
  // Labels are spelled as their images are: who does not know how asks for images alone.
  let imagesFound: () => void = () => undefined;
  const spelled = imageNames.length === 1 ? null : new Promise<void>((resolve) => (imagesFound = resolve));
  const loadLabels = async () => {
    if (labelNames.length === 0) return null;
    await spelled;
    return optional(source, shares[1], () =>
      spelling.first(labelNames, (url) => downloadLabels(url, source, subtle, context, shares[1])),
    );
  };
  try {
    const [images, labels] = await Promise.all([
      spelling.first(imageNames, (url, found) =>
        downloadImages(url, source, wanted, subtle, context, shares[0], () => {
          found();
          imagesFound();
        }),
      ),
      loadLabels(),
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
  onFound: () => void,
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
        onFound();
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

async function downloadLabels(
  url: string,
  {facts, name}: SplitSource,
  subtle: SubtleCrypto | null,
  loading: Loading,
  onProgress: ReportProgress,
): Promise<LoadedFile> {
  const expectedBytes = facts?.gzipBytes.labels ?? null;
  const file = await loadFile({url, holds: 'labels', wanted: Infinity, expectedBytes, onProgress}, loading);
  if (subtle && facts && (await sha256(file.data, {subtle, yielder: loading.yielder})) !== facts.labels) {
    throw new FailureError('data-mismatch', {url, dataset: name, block: 'labels'});
  }
  return file;
}

/** Null where labels are optional and there are none. */
async function optional(
  {labelsOptional}: SplitSource,
  onProgress: ReportProgress,
  load: () => Promise<LoadedFile>,
): Promise<LoadedFile | null> {
  try {
    return await load();
  } catch (error) {
    if (!labelsOptional || !saysAbsent(error)) throw error;
    onProgress({loadedBytes: 0, totalBytes: 0});
    return null;
  }
}
