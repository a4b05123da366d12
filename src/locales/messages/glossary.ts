/** Words of the field that a newcomer may not have met. */
export const terms = [
  'val_loss',
  'loss',
  'epoch',
  'batch',
  'weights',
  'code',
  'reconstruction',
  'pca',
  'linearFilter',
  'clipped',
  'mse',
  'variance',
  'relu',
  'sigmoid',
  'adadelta',
  'adam',
  'sgd',
  'learningRate',
  'psnr',
  'ssim',
  'gaussian',
  'masking',
  'saltAndPepper',
  'umap',
  'tsne',
  'trustworthiness',
] as const;
export type Term = (typeof terms)[number];

export interface TermMessages {
  /** How it stands in a sentence, several with `|` between, the longest first; whole words, capital or not. */
  readonly forms: string;
  /** What it means, in one line. */
  readonly meaning: string;
}

/** The one table of what words mean. */
export type GlossaryMessages = Readonly<Record<Term, TermMessages>>;
