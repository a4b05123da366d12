/** The elements there are, for tests of pages that have all of them; `test/node/elements.test.mjs` names one that is missing. */
export const tags = ['ae-trainer', 'ae-noise-demo', 'ae-latent-view', 'ae-summary', 'ae-worst'] as const;
