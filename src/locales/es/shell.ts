import {asWritten, formatFor} from '../format.ts';
import type {ShellMessages, ShellExplanation} from '../messages/shell.ts';
import type {Noun, Sentences} from '../messages/shared.ts';

const format = formatFor('es');
const {count, megabytes, plural, fixed} = format;
/** A setting as a reader writes it: as an author would, but for the decimal sign. */
export const written = (value: string | number | undefined): string =>
  asWritten(value).replace('.', fixed(0.5, 1).charAt(1));
const epochs = (n: number) => `${count(n)} ${plural(n, 'época', 'épocas')}`;
const numbers = (n: number) => `${count(n)} ${plural(n, 'número', 'números')}`;
const nouns: Record<Noun, {many: string; a: string}> = {
  digit: {many: 'dígitos', a: 'un dígito'},
  picture: {many: 'imágenes', a: 'una imagen'},
};

const say: Sentences<ShellExplanation> = {
  idle: (facts) =>
    `¿Bastan ${numbers(facts.codeUnits)} para ${nouns[facts.noun].a} de 784 píxeles? Pulsa Entrenar.`,
  'idle-noise': (facts) =>
    `La red solo ve ${nouns[facts.noun].many} con ruido. ¿Sabrá quitarlo? Pulsa Entrenar.`,
  download: (facts) =>
    `Al entrenar se descargan ${megabytes(facts.bytes)} de ${facts.name}; el resto ocurre en tu dispositivo.`,
  loading: () => 'La red se entrenará en tu dispositivo.',
};

const accepted: ShellMessages['accepted'] = {
  integer: (taken) => `un número entero de ${taken.min} a ${taken.max}${taken.orAll ? ', o all' : ''}`,
  number: (taken) =>
    taken.above
      ? `un número mayor que ${taken.min} y hasta ${asWritten(taken.max)}`
      : `un número de ${taken.min} a ${asWritten(taken.max)}`,
  choice: (taken) => `uno de estos valores: ${taken.values.join(', ')}`,
  flag: () => 'ningún valor, true o false',
  units: (taken) =>
    `none, o hasta ${taken.most} números enteros de ${taken.min} a ${taken.max} entre comas, como 128,64`,
  range: (taken) => `un número de ${taken.min} a ${taken.max}, o un intervalo, como 0-0.5`,
  change: () => 'una proporción como 2%, o un número como 0.001',
  goal: () => 'val_loss o loss, < y un número, como val_loss<0.02',
  dataset: (taken) =>
    `${taken.values.join(', ')}, o la dirección de un archivo o de una carpeta, con / al final`,
  url: () => 'una dirección',
  names: () => 'none, o play, step, reset y otros atributos, con espacios',
  parameters: (taken) =>
    `hasta ${count(taken.most)} parámetros en total; estas capas tienen ${count(taken.count)}`,
};

/** What is said before a run. */
export const shell: ShellMessages = {
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
    starting: {strong: 'Preparando…', rest: ''},
    invalid: {strong: 'No puede empezar', rest: ''},
    failed: {strong: 'No se inició', rest: ''},
  },
  pictures: {
    group: (noun) =>
      (noun === 'digit' ? 'Diez dígitos de prueba' : 'Diez imágenes de prueba') + ' y sus reconstrucciones',
    original: 'original',
    reconstruction: 'reconstrucción',
    code: 'código',
    pixels: '784 píxeles',
    numbers,
    drawnHere: 'dibujados aquí',
    awaited: (noun, label) =>
      noun === 'digit'
        ? `dígito ${label}, aún sin reconstruir`
        : `imagen de la clase ${label}, aún sin reconstruir`,
  },
  say,
  losses: {
    mse: 'error cuadrático medio',
    mae: 'error absoluto medio',
    bce: 'entropía cruzada binaria',
    huber: 'pérdida de Huber',
    log_cosh: 'log-cosh',
  },
  parts: {
    encoder: 'codificador',
    decoder: 'decodificador',
    loss: 'pérdida',
    lossNote: 'cuánto se aleja; mueve un poco cada peso',
  },
  facts: {
    none: '–',
  },
  chart: {
    empty: 'Gráfico de la pérdida por época, aún vacío',
    epoch: 'época',
    meanImage: (noun) => (noun === 'digit' ? 'dígito' : 'imagen') + ' promedio',
  },
  details: {
    title: 'Detalles',
    own: 'imágenes del autor',
    titles: {digits: 'dígitos incluidos, no MNIST'},
    dataChip: (name, train, test, fromCache) =>
      `${name}, ${count(train)} + ${count(test)}${fromCache ? ', de la caché' : ''}`,
  },
  complaint: (attribute, value, taken) => `${attribute}="${value}" no se acepta. Admite ${taken}.`,
  accepted,
  remark: {
    'argument-unused': (remark) =>
      `${remark.attribute} no se usa: ${remark.optimizer} no tiene ese argumento.`,
    'bce-unbounded': (remark) =>
      `bce compara probabilidades, pero una salida ${remark.activation} puede salirse de 0–1: el entrenamiento será inestable.`,
  },
  savesData: 'Este dispositivo ahorra datos.',
  link: {
    missing: (name) => `Aún no hay ningún elemento ${name} en esta página.`,
    'not-a-model': (name) => `${name} no es un elemento que entrene una red.`,
    circle: (name) => `El enlace a ${name} vuelve a este elemento: nadie entrena.`,
  },
  linked: {
    name: (below) => `la red de ${below ? 'abajo' : 'arriba'}`,
    untrained: (name) => `${name} aún no está entrenada.`,
    go: 'Ir a ella',
  },
  notLoaded: 'No se pudo cargar una parte de esta biblioteca: ¿sin conexión?',
};
