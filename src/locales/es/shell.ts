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

/** What is said before a run. */
export const shell: ShellMessages = {
  format,
  name: 'Autoencoder',
  button: {
    train: 'Entrenar',
    cancel: 'Cancelar',
    step: '+1 época',
    reset: 'Reiniciar',
    retry: 'Reintentar',
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
    meanImage: (noun) => (noun === 'digit' ? 'dígito medio' : 'imagen media'),
    guess: 'tu apuesta',
    up: (loss) => `error (${loss})`,
  },
  tabs: {
    curve: 'Curva',
    digit: 'Este dígito',
    picture: 'Esta imagen',
    worst: 'Peores',
    runs: 'Intentos',
    more: 'Más',
  },
  details: {
    own: 'imágenes del autor',
    titles: {digits: 'dígitos incluidos, no MNIST'},
    dataChip: (name, train, test, fromCache) =>
      `${name}, ${count(train)} + ${count(test)}${fromCache ? ', de la caché' : ''}`,
  },
  savesData: 'Este dispositivo ahorra datos.',
  notLoaded: 'No se pudo cargar una parte de esta biblioteca: ¿sin conexión?',
};
