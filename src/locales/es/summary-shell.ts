import type {SummaryShellMessages} from '../messages/summary.ts';

export const summaryShell: SummaryShellMessages = {
  name: 'Resumen de la red',
  tabs: {asCode: 'Como código', weights: 'Primeros pesos'},
  shared: 'Codificador y decodificador no se entrenan aparte: sus capas son las del autoencoder.',
};
