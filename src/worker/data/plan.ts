import {FailureError} from '../../protocol/errors.ts';
import type {PublishedName} from '../../recipe/datasets.ts';
import type {DataRequest} from './dataset.ts';
import type {KnownSets, SplitFacts} from './known-sets.ts';

/** Where the two files of a split lie. */
export interface SplitFiles {
  readonly images: string;
  readonly labels: string | null;
}

/** A split to be loaded. */
export interface SplitSource {
  /** The same for what may be shared in memory. */
  readonly key: string;
  /** The same for what may be shared in the browser's storage. */
  readonly cacheKey: string;
  /** What a failure names. */
  readonly name: string;
  /** Tried in turn. */
  readonly places: readonly SplitFiles[];
  readonly labelsOptional: boolean;
  /** Whether its address looks like that of a folder without the slash at its end. */
  readonly folderLike: boolean;
  readonly facts: SplitFacts | null;
  readonly blockImages: number;
}

/** What a request for files comes to. */
export interface Plan {
  readonly kind: PublishedName | 'url';
  /** Name or url. */
  readonly identity: string;
  /** For a label. */
  readonly name: string;
  readonly train: SplitSource;
  /** Null where no name for it can be guessed. */
  readonly test: SplitSource | null;
  /** Whether to go on without a test file: the training file's last sixth serves. */
  readonly testOptional: boolean;
}

/**
 * The files' names, packed or not: as they are published, and with a point, as unpackers and other sites write them.
 * What stands between what a file holds and its format, and what ends its name.
 */
const spellings: readonly (readonly [string, string])[] = [
  ['-', '-ubyte.gz'],
  ['-', '-ubyte'],
  ['.', '-ubyte'],
  ['.', '-ubyte.gz'],
];
const publishedSpelling = spellings.slice(0, 1);

function resolve(url: string, base: string): URL {
  try {
    return new URL(url, base);
  } catch {
    throw new FailureError('data-unreachable', {url, reason: 'not-a-url'});
  }
}

function folder(url: string, base: string): URL {
  const resolved = resolve(url, base);
  if (!resolved.pathname.endsWith('/')) resolved.pathname += '/';
  return resolved;
}

/** The four files' places in a folder, keeping a query (a signature, say). */
function filesIn(base: URL, split: string, tried: typeof spellings): SplitFiles[] {
  const file = (name: string) => {
    const url = new URL(base);
    url.pathname += name;
    return url.href;
  };
  return tried.map(([joint, ending]) => ({
    images: file(`${split}-images${joint}idx3${ending}`),
    labels: file(`${split}-labels${joint}idx1${ending}`),
  }));
}

/** What to load, and from where. Throws data-unreachable for something that is no url. */
export function planOf(request: DataRequest, sets: KnownSets): Plan {
  const {dataset} = request;
  if (Object.hasOwn(sets.named, dataset)) return namedPlan(dataset as PublishedName, sets, request);
  const url = resolve(dataset, request.pageUrl);
  url.hash = '';
  return url.pathname.endsWith('/') ? folderPlan(url, sets) : filePlan(url, sets);
}

function namedPlan(
  name: PublishedName,
  {named, blockImages}: KnownSets,
  {datasetUrl, pageUrl}: DataRequest,
): Plan {
  const set = named[name];
  const own = datasetUrl === null ? null : folder(datasetUrl, pageUrl);
  const source = (split: 'train' | 'test', prefix: string): SplitSource => {
    // Checked bytes are the same wherever they come from.
    const cacheKey = `${name} ${split}`;
    return {
      key: own ? `${own.href} ${name} ${split}` : cacheKey,
      cacheKey,
      name,
      places: own
        ? filesIn(own, prefix, spellings)
        : set.mirrors.flatMap((mirror) => filesIn(new URL(mirror), prefix, publishedSpelling)),
      labelsOptional: false,
      folderLike: false,
      facts: set[split],
      blockImages,
    };
  };
  return {
    kind: name,
    identity: own ? `${name} ${own.href}` : name,
    name,
    train: source('train', 'train'),
    test: source('test', 't10k'),
    testOptional: false,
  };
}

function ownSource(places: SplitFiles[], {blockImages}: KnownSets, folderLike = false): SplitSource {
  const key = places[0].images;
  return {
    key,
    cacheKey: key,
    name: key,
    places,
    labelsOptional: true,
    folderLike,
    facts: null,
    blockImages,
  };
}

function folderPlan(base: URL, sets: KnownSets): Plan {
  return {
    kind: 'url',
    identity: base.href,
    name: base.pathname.split('/').at(-2) || base.host,
    train: ownSource(filesIn(base, 'train', spellings), sets),
    test: ownSource([...filesIn(base, 't10k', spellings), ...filesIn(base, 'test', spellings)], sets),
    testOptional: true,
  };
}

function filePlan(url: URL, sets: KnownSets): Plan {
  const slash = url.pathname.lastIndexOf('/') + 1;
  const name = url.pathname.slice(slash);
  const files = (fileName: string): SplitFiles => {
    const beside = (other: string) => {
      const sibling = new URL(url);
      sibling.pathname = url.pathname.slice(0, slash) + other;
      return sibling.href;
    };
    const labels = fileName.replace(/images([-.])idx3/, 'labels$1idx1');
    return {images: beside(fileName), labels: labels === fileName ? null : beside(labels)};
  };
  const siblings = ['t10k', 'test']
    .map((prefix) => name.replace(/train(?=-images[-.]idx3)/, prefix))
    .filter((sibling) => sibling !== name);
  return {
    kind: 'url',
    identity: url.href,
    name: name || url.href,
    // An IDX file has an ending, or says in its name what it is.
    train: ownSource([files(name)], sets, !/\.|idx\d/.test(name)),
    test: siblings.length > 0 ? ownSource(siblings.map(files), sets) : null,
    testOptional: true,
  };
}

/** Images of a source to load for `wanted` ones: whole blocks where blocks can be checked. */
export function imagesToLoad({facts, blockImages}: SplitSource, wanted: number, checkable: boolean): number {
  if (!facts) return wanted;
  const whole = checkable ? Math.ceil(wanted / blockImages) * blockImages : wanted;
  return Math.min(whole, facts.count);
}
