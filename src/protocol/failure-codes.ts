/**
 * What can go wrong, by code. Sentences are made from code and values by the locale tables, on the page; nothing in
 * the worker speaks a language.
 */
export const failureCodes = [
  // the recipe
  'attribute-invalid',
  'recipe-impossible',
  // data: `url` is among the values where they came from one
  'data-not-found', // the server answered 404 or 410, `status`; `names` that a folder was searched for; `hint` 'folder' where a folder may have been meant
  'data-refused', // the server answered with another `status` than success; `hint` likewise
  'data-unreachable', // no answer: offline, refused by CORS or by the page's policy
  'data-interrupted', // the connection broke off, or stood still, after `loaded` bytes
  'data-not-images', // neither IDX nor gzip; `found` names it where it is known ('html', 'json', 'png'), `place` where a server led to a page; `hint` likewise
  'data-magic', // IDX, but not unsigned bytes in `dimensions` dimensions; `magic` in hexadecimal
  'data-shape', // images of `height`×`width`, not 28×28
  'data-gzip', // the compressed stream is damaged
  'data-short', // ends after `got` of the `wanted` bytes its header promises
  'data-too-large', // goes on beyond the `limit` bytes its header promises, or promises more than can be held
  'data-count', // images and labels do not match, or fewer than `wanted`
  'data-mismatch', // block `block` is not what `dataset` contains
  'data-values', // an author's own numbers are not all in 0–1; `value`
  'data-not-given', // of the author's own images, which a run from a file was trained on and nobody has given here
  'data-needed', // a question needs images of `dataset`, which nobody has loaded yet
  // saved runs: `url` is always among the values
  'run-not-found', // the server answered with `status`
  'run-unreachable', // no answer
  'run-unchecked', // of the first format, which carries no checksum; it is used
  'optimizer-fresh', // the saved run held no optimizer state; it is gone on from with a fresh one
  'run-invalid', // `reason`: not-a-run, damaged, recipe, not-numbers, shape; `place` where a server led to a page
  // the library itself
  'not-loaded', // a part of it could not be fetched; `message`
  // engines and workers
  'engine-unfit', // the asked-for engine cannot run here; `engine`, `reason`
  'engine-lost', // the WebGL context went; training goes on elsewhere
  'worker-lost', // the worker ended; a new one goes on
  'worker-refused', // none could be started or revived
  'engine-memory', // `engine` has no room for the network's `parameters`
  'diverged', // the loss is not a number any more
  'internal', // a fault of ours; `message`
] as const;
export type FailureCode = (typeof failureCodes)[number];
