import type {GlossaryMessages} from '../messages/glossary.ts';

export const glossary: GlossaryMessages = {
  val_loss: {forms: 'val_loss', meaning: 'The loss on test images, which the network was never trained on.'},
  loss: {
    forms: 'loss|losses',
    meaning: 'How far what comes out is from what should: training makes it smaller.',
  },
  epoch: {forms: 'epochs|epoch', meaning: 'Once through all training images.'},
  batch: {forms: 'batches|batch', meaning: 'A few images, after which every weight moves a little.'},
  weights: {forms: 'weights|weight', meaning: 'The numbers inside a network: training finds them.'},
  code: {forms: 'codes|code', meaning: 'The few numbers that a picture is squeezed into.'},
  reconstruction: {
    forms: 'reconstructions|reconstruction',
    meaning: 'The picture that is drawn again from the code alone.',
  },
  pca: {
    forms: 'PCA',
    meaning: 'The best code that a plain sum can make: computed at once, without training.',
  },
  linearFilter: {
    forms: 'best linear filter|linear filter',
    meaning: 'Every pixel anew as a fixed sum of all: computed at once, without training.',
  },
  clipped: {
    forms: 'cut to 0–1',
    meaning: 'What came out blacker than black or whiter than white is set to black or white.',
  },
  mse: {
    forms: 'mean squared error|MSE',
    meaning: 'The average over all pixels of the squared difference.',
  },
  variance: {forms: 'variance', meaning: 'How much values differ from their average, squared.'},
  relu: {forms: 'relu', meaning: 'A unit that passes what is above 0, and else gives 0.'},
  sigmoid: {forms: 'sigmoid', meaning: 'A unit that squeezes any number into 0 to 1.'},
  adadelta: {
    forms: 'adadelta',
    meaning: 'A rule for moving the weights that sets its own step; slow at small rates.',
  },
  adam: {forms: 'adam', meaning: 'A rule for moving the weights, each by a step of its own; usually fast.'},
  sgd: {forms: 'SGD', meaning: 'The plainest rule: every weight a step downhill, all at one rate.'},
  learningRate: {forms: 'learning rate|rate', meaning: 'How far the weights move at a time.'},
  psnr: {forms: 'PSNR|dB', meaning: 'Error as decibels: 10 more are a tenth of the squared error.'},
  ssim: {forms: 'SSIM', meaning: 'Likeness of structure: 1 for the same picture, 0 for nothing in common.'},
  gaussian: {forms: 'gaussian', meaning: 'Noise that adds to every pixel a small random number.'},
  masking: {forms: 'masking', meaning: 'Noise that makes a share of the pixels 0.'},
  saltAndPepper: {forms: 'salt and pepper', meaning: 'Noise that makes a share of the pixels 0 or 1.'},
  umap: {forms: 'UMAP', meaning: 'A map that keeps near what was near; far distances mean little.'},
  tsne: {forms: 't-SNE', meaning: 'A map that keeps nearest neighbours; sizes and distances mean little.'},
  trustworthiness: {
    forms: 'trustworthiness|trust',
    meaning: 'How few of a map’s neighbours are strangers in truth: 1 is none.',
  },
};
