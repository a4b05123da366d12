import {formatFor} from '../format.ts';
import type {SummaryDetailsMessages} from '../messages/summary-details.ts';

const {count, fixed, percent, plural} = formatFor('es');

export const summaryDetails: SummaryDetailsMessages = {
  code: {
    choose: 'Biblioteca',
    libraries: {'keras-3': 'Keras 3', 'keras-2': 'Keras 2', tfjs: 'tfjs'},
    label: (library) => `Esta receta como código de ${library}`,
    copy: 'Copiar',
    copied: 'Copiado',
    copyByHand: 'La página no puede copiar: selecciona y copia esto.',
    hint: 'Señala una línea: dice de qué atributo viene.',
    none: 'Esta línea es igual en todas las recetas.',
    defaults: (optimizer, then, now) =>
      `Si no se indica la tasa, ${optimizer} toma ${then} en Keras 2, como aquí, y ${now} en Keras 3.`,
    comments: {
      otherData: 'Los dígitos que dibuja la página no están en ninguna biblioteca: MNIST en su lugar.',
      ownData: (url) => `Tus imágenes (${url}), guardadas como matrices de bytes, 28 por 28.`,
      bytesNeeded: (names) => `tfjs no trae datos: carga bytes, 784 por imagen, en ${names}.`,
      otherNumbers: 'Una semilla da allí otros números aleatorios que aquí.',
      shared: 'No se entrenan aparte: son las mismas capas del autoencoder.',
      noisePerBatch: 'El ruido se sortea de nuevo en cada lote.',
      noiseOnce: 'Como en el tutorial, el ruido se sortea una vez, para todas las épocas.',
      decay: 'Decaimiento de la tasa, para el que estos optimizadores no tienen argumento.',
      plateau: (epochs) =>
        `Termina cuando val_loss apenas ha bajado en ${count(epochs)} ${plural(epochs, 'época', 'épocas')}.`,
      goal: (goal) => `La página avisa cuando ${goal}; nada cambia entonces.`,
      weights: (url) => `La página parte de los pesos de ${url}.`,
      keras2: 'Keras 2.3, el del tutorial; los posteriores llaman learning_rate a lr, e ignoran lr y decay.',
      penaltyDivided: (before) =>
        `Keras lo divide por el lote, como aquí; las versiones anteriores a 2026 no: allí ${before}.`,
      penaltySummed: 'Keras 2.3 lo suma sobre el lote; aquí es la media, y por eso se divide la tasa.',
      epsilonElsewhere:
        'Su épsilon está allí en otro lugar de la fórmula: cambia un poco las primeras épocas.',
      nadamSchedule: 'Allí su momento sigue 0.96^t; en Keras 2 y aquí, 0.96^(0.004 t).',
      noOptimizer: (name, other) => `Allí no hay ${name}: ${other} en su lugar.`,
      leftOut: (what) => `Allí no hay nada para ello y queda fuera: ${what}.`,
    },
  },
  weights: {
    order: 'Orden',
    orders: {place: 'como están', size: 'los mayores primero', on: 'las más activas primero'},
    shown: (shown, all, images, noun) =>
      `${shown === all ? `Las ${count(all)} unidades` : `${count(shown)} de ${count(all)} unidades`}, 784 pesos cada una.${images === null ? '' : ` Su actividad se contó en ${count(images)} ${noun === 'digit' ? 'dígitos' : 'imágenes'} de prueba.`}`,
    fewer: 'Menos',
    more: (n) => `${count(n)} más`,
    unit: (unit, size, on) =>
      `Unidad ${count(unit)}: pesos de hasta ${fixed(size, 2)}${on === null ? '' : `, activa en el ${percent(on)} de las imágenes de prueba`}`,
  },
};
