import type {SummaryShellMessages} from '../messages/summary.ts';

export const summaryShell: SummaryShellMessages = {
  name: 'Summary of the network',
  tabs: {asCode: 'As code', weights: 'First weights'},
  shared: 'Encoder and decoder are not trained apart: their layers are the autoencoder’s own.',
};
