import type {Complaint} from '../recipe/parse.ts';
import {asWritten, formatFor} from './format.ts';
import {quoted, type FirstMessages, type FirstMoment} from './messages.ts';
import {type Noun} from './shared-messages.ts';

const format = formatFor('es');
const {count, megabytes, plural, fixed} = format;
const epochs = (n: number) => `${count(n)} ${plural(n, 'época', 'épocas')}`;
const numbers = (n: number) => `${count(n)} ${plural(n, 'número', 'números')}`;
const nouns: Record<Noun, {one: string; many: string; a: string; mean: string}> = {
  digit: {one: 'dígito', many: 'dígitos', a: 'un dígito', mean: 'el dígito medio'},
  picture: {one: 'imagen', many: 'imágenes', a: 'una imagen', mean: 'la imagen media'},
};

function say(moment: FirstMoment): string {
  switch (moment.code) {
    case 'idle':
      return `¿Bastan ${numbers(moment.codeUnits)} para ${nouns[moment.noun].a} de 784 píxeles? Pulsa Entrenar.`;
    case 'idle-noise':
      return `La red solo ve ${nouns[moment.noun].many} con ruido. ¿Sabrá quitarlo? Pulsa Entrenar.`;
    case 'download':
      return `Entrenar descarga ${megabytes(moment.bytes)} de ${moment.name}; lo demás ocurre aquí.`;
    case 'loading':
      return 'La red se entrenará aquí, en este dispositivo.';
  }
}

function acceptedWords(accepted: Complaint['accepted']): string {
  switch (accepted.kind) {
    case 'integer':
      return `un número entero de ${accepted.min} a ${accepted.max}${accepted.orAll ? ', o all' : ''}`;
    case 'number':
      return accepted.above
        ? `un número mayor que ${accepted.min} y hasta ${asWritten(accepted.max)}`
        : `un número de ${accepted.min} a ${asWritten(accepted.max)}`;
    case 'choice':
      return `uno de estos valores: ${accepted.values.join(', ')}`;
    case 'flag':
      return 'ningún valor, true o false';
    case 'units':
      return `none, o hasta ${accepted.most} números enteros de ${accepted.min} a ${accepted.max} separados por comas, como 128,64`;
    case 'range':
      return `un número de ${accepted.min} a ${accepted.max}, o un intervalo, como 0-0.5`;
    case 'change':
      return 'una proporción como 2%, o un número como 0.001';
    case 'goal':
      return 'val_loss o loss, < y un número, como val_loss<0.02';
    case 'dataset':
      return `${accepted.values.join(', ')}, o la dirección de un archivo o de una carpeta que termine en /`;
    case 'url':
      return 'una dirección que se pueda descargar';
    case 'names':
      return 'none, o nombres entre play, step, reset y los demás atributos, separados por espacios';
    case 'parameters':
      return `capas con ${count(accepted.most)} parámetros como máximo en total; estas tienen ${count(accepted.count)}`;
  }
}

/** What is said before a run. */
export const es: FirstMessages = {
  format,
  name: 'Autoencoder en entrenamiento',
  button: {
    train: 'Entrenar',
    cancel: 'Cancelar',
    step: '+1 época',
    reset: 'Reiniciar',
    retry: 'Reintentar',
    sigmoid: 'Usar sigmoid',
    builtIn: 'Usar los dígitos incluidos',
    group: 'Entrenamiento',
  },
  status: {
    progress: 'Progreso',
    idle: (n) => ({strong: epochs(n), rest: ''}),
    toLoad: (bytes) => (bytes === null ? 'descarga sus datos' : `descarga ${megabytes(bytes)}`),
    loadingData: (loaded, total) => ({
      strong: 'Descargando',
      rest: total === null ? megabytes(loaded) : `${fixed(loaded / 1e6, 1)} de ${megabytes(total)}`,
    }),
    starting: {strong: 'Preparando', rest: ''},
    invalid: {strong: 'No puede empezar', rest: ''},
    failed: {strong: 'Sin empezar', rest: ''},
  },
  pictures: {
    group: (noun) =>
      (noun === 'digit' ? 'Diez dígitos de prueba' : 'Diez imágenes de prueba') + ' y sus reconstrucciones',
    original: 'original',
    reconstruction: 'reconstrucción',
    caption: (noun) => (noun === 'digit' ? 'Dígitos' : 'Imágenes') + ' de prueba sobre sus reconstrucciones',
    awaited: (noun, label) =>
      `Lugar para ${noun === 'digit' ? `el dígito ${label}` : `una imagen de la clase ${label}`} y su reconstrucción`,
  },
  noise: {
    clean: 'limpio',
    noisy: 'con ruido',
    denoised: 'sin ruido',
    look: 'Ver antes las imágenes con ruido',
  },
  say,
  losses: {
    mse: 'error cuadrático medio',
    mae: 'error absoluto medio',
    bce: 'entropía cruzada binaria',
    huber: 'pérdida de Huber',
    log_cosh: 'log-cosh',
  },
  facts: {
    meanImage: (noun) => (noun === 'digit' ? 'dígito medio' : 'imagen media'),
    meanImageNote: () => 'dibujado para todos',
    falling: 'bajando',
    anEpoch: 'por época',
    none: '–',
  },
  chart: {
    empty: 'Gráfico de la pérdida por época; aún no ha terminado ninguna época',
  },
  map: {
    empty: 'Mapa de los códigos; aún no se ha entrenado nada',
    place: 'cualquier lugar, decodificado',
  },
  details: {
    title: 'Detalles',
    own: 'imágenes del autor',
    builtIn: 'dígitos incluidos, no MNIST',
    dataChip: (name, train, test, fromCache) =>
      `${name}, ${count(train)} + ${count(test)}${fromCache ? ', de la caché' : ''}`,
  },
  complaint: ({attribute, value, accepted}) =>
    `${attribute}="${quoted(value)}" no se acepta. Admite ${acceptedWords(accepted)}.`,
  remark(remark) {
    switch (remark.code) {
      case 'argument-unused':
        return `${remark.attribute} no se usa: ${remark.optimizer} no tiene ese argumento.`;
      case 'bce-unbounded':
        return `bce compara probabilidades, pero una salida ${remark.activation} puede salirse de 0–1: el entrenamiento será inestable.`;
    }
  },
  savesData: 'Este dispositivo ahorra datos.',
  link: {
    missing: (name) => `Todavía no hay ningún elemento ${name} en esta página.`,
    'not-a-model': (name) => `${name} no es un elemento que entrene una red.`,
    circle: (name) => `El enlace a ${name} vuelve a este elemento: nadie entrena.`,
  },
  notLoaded: 'No se pudo cargar una parte de esta biblioteca: ¿sin conexión?',
};
