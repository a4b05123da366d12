import type {Values} from '../protocol/errors.ts';
import {es} from './es.ts';
import {asWritten} from './format.ts';
import {quoted, type LaterMessages, type Moment, type Noun} from './messages.ts';

const {count, loss, percent, bytes, megabytes, duration, plural, fixed} = es.format;
const epochs = (n: number) => `${count(n)} ${plural(n, 'época', 'épocas')}`;
const lossWords = (value: number | null) => (value === null ? '' : `, val_loss ${loss(value)}`);
const nouns: Record<Noun, {one: string; many: string; a: string; mean: string}> = {
  digit: {one: 'dígito', many: 'dígitos', a: 'un dígito', mean: 'el dígito medio'},
  picture: {one: 'imagen', many: 'imágenes', a: 'una imagen', mean: 'la imagen media'},
};
const host = (values: Values) => {
  const url = String(values['url'] ?? '');
  return url === '' ? 'La dirección de los datos' : quoted(url);
};

const folderHint = (values: Values) => (values['hint'] === 'folder' ? ' Una carpeta termina en /.' : '');

const unfit: LaterMessages['unfit'] = {
  'no-webgl': 'no hay WebGL 2 en un worker',
  'software-webgl': 'aquí el procesador dibuja WebGL',
  'no-float32': 'esta tarjeta gráfica solo guarda números de media precisión',
  'no-webgpu': 'este navegador no tiene WebGPU',
  'no-webassembly': 'no hay WebAssembly con SIMD, o la página lo prohíbe',
  'wrong-numbers': 'sus números difieren de los del motor plain',
  'no-answer': 'no respondió a tiempo',
  lost: 'se perdió su contexto',
  'no-worker': 'necesita un worker, y esta página no los permite',
  'worker-base': 'necesita un worker, y los archivos de worker-base no se pudieron iniciar',
  'not-built': 'esta versión no lo incluye',
};
const unfitWords = (reason: string) => (unfit as Readonly<Record<string, string>>)[reason] ?? reason;

function say(moment: Moment): string {
  switch (moment.code) {
    case 'first-epoch':
      return `Los pesos empiezan al azar; cada lote de ${count(moment.batchSize)} los mueve un poco.`;
    case 'mean-image':
      return `Por ahora dibuja ${nouns[moment.noun].mean} para todo.`;
    case 'above-mean-image':
      return `Todavía es peor que dibujar siempre ${nouns[moment.noun].mean}.`;
    case 'falling':
      return moment.done
        ? `Sigue bajando, un ${percent(moment.share)} por época: con más épocas bajaría más.`
        : `Sigue bajando, un ${percent(moment.share)} por época.`;
    case 'rising':
      return `val_loss sube, un ${percent(moment.share)} por época: las reconstrucciones empeoran.`;
    case 'flat':
      return `Estancada desde la época ${count(moment.epoch)}: más épocas cambian poco.`;
    case 'plateau':
      return `Parada tras ${epochs(moment.epoch)}: la curva se estancó, más épocas cambiarían poco.`;
    case 'below-loss':
      return 'val_loss puede ser menor que loss: loss promedia la época mientras los pesos cambian.';
    case 'dead-outputs':
      return 'A todas las imágenes les faltan los mismos puntos: salidas atascadas en cero (relu).';
    case 'grey-levels':
      return `Un MSE de ${loss(moment.loss)} es un error de unos ${count(moment.levels)} de 255 niveles de gris.`;
    default:
      return es.say(moment);
  }
}

/** What is said once somebody has acted. */
export const later: LaterMessages = {
  button: {
    pause: 'Pausar',
    resume: 'Continuar',
    more: (n) => `${epochs(n)} más`,
    builtIn: 'Usar los dígitos incluidos',
    lower: (rate) => `Empezar de nuevo con ${asWritten(rate)}`,
    dismiss: 'Cerrar',
  },
  status: {
    training: (epoch, of, left) => ({
      strong: `Época ${count(epoch)}`,
      rest: `de ${count(of)}${left === null ? '' : ` · faltan ${duration(left)}`}`,
    }),
    paused: (epoch, of) => ({strong: `Época ${count(epoch)}`, rest: `de ${count(of)} · en pausa`}),
    done: (epoch) => ({strong: epochs(epoch), rest: '· terminado'}),
    plateau: (epoch) => ({strong: epochs(epoch), rest: '· parada: estancada'}),
    stopped: (epoch, of) => ({strong: `Época ${count(epoch)}`, rest: `de ${count(of)} · detenido`}),
  },
  announce: {
    loading: 'Cargando.',
    training: (n) => `Entrenando ${epochs(n)}.`,
    paused: (epoch) => `En pausa tras ${epochs(epoch)}.`,
    done: (epoch, value) => `Terminado: ${epochs(epoch)}${lossWords(value)}.`,
    plateau: (epoch, value) => `Parada porque la curva se estancó: ${epochs(epoch)}${lossWords(value)}.`,
  },
  pictures: {
    pair(noun, label, reconstructed) {
      const what =
        label === null
          ? noun === 'digit'
            ? 'Un dígito'
            : 'Una imagen'
          : noun === 'digit'
            ? `Dígito ${label}`
            : `Una imagen de la clase ${label}`;
      return reconstructed ? `${what} y su reconstrucción` : what;
    },
  },
  say,
  facts: {
    rising: 'sube',
    flat: 'estancada',
    flatSince: (epoch) => `desde la época ${count(epoch)}`,
  },
  chart: {
    epoch: 'época',
    summary: (first, last, now, best, bestEpoch) =>
      `Gráfico de la pérdida por época. val_loss era ${loss(first)} tras la primera época y es ${loss(now)} tras ${epochs(last)}; la mejor fue ${loss(best)}, en la época ${count(bestEpoch)}`,
    readout: (epoch, train, val) => `época ${count(epoch)} · val_loss ${loss(val)} · loss ${loss(train)}`,
  },
  details: {
    engine: 'Motor',
    data: 'Datos',
    recipe: 'Receta',
    history: 'Historial',
    historyLast: (rows, all) => `Historial, las últimas ${count(rows)} de ${epochs(all)}`,
    noHistory: 'Aún no ha terminado ninguna época.',
    step: (ms) => `${fixed(ms, ms < 10 ? 1 : 0)} ms por paso`,
    onPage: 'en el hilo de la propia página: no se pudo iniciar ningún worker',
    passedOver: (engine, reason) => `${engine}: ${reason}`,
    notStarted: 'se elige al empezar a entrenar',
    batch: (size) => `lote de ${count(size)}`,
    epochs,
  },
  failure: {
    'attribute-invalid': (v) => `El atributo ${v['attribute'] ?? ''} tiene un valor que no se acepta.`,
    'recipe-impossible': () => 'Esta red no se puede entrenar: es demasiado grande para este dispositivo.',
    'data-not-found': (v) =>
      `No se encontró ${host(v)}: el servidor respondió ${v['status'] ?? 404}.${folderHint(v)}`,
    'data-refused': (v) =>
      `${host(v)} no se puede obtener: el servidor respondió ${v['status'] ?? 500}.${folderHint(v)}`,
    'data-unreachable': (v) =>
      `${host(v)} no respondió: no hay conexión, o esta página no puede leer de allí.`,
    'data-interrupted': (v) =>
      `${host(v)} se cortó tras ${bytes(Number(v['loaded'] ?? 0))}: se perdió la conexión.`,
    'data-not-images': (v) =>
      `${host(v)} no es un archivo de imágenes${v['found'] ? `, sino ${String(v['found']).toUpperCase()}` : ''}.${folderHint(v)}`,
    'data-magic': (v) =>
      `${host(v)} es un archivo IDX, pero no de bytes en ${v['dimensions'] ?? 3} dimensiones (número mágico ${v['magic'] ?? 'desconocido'}).`,
    'data-shape': (v) =>
      `${host(v)} contiene imágenes de ${v['height']}×${v['width']} píxeles; deben ser de 28×28.`,
    'data-gzip': (v) => `${host(v)} está dañado: no se puede descomprimir.`,
    'data-short': (v) =>
      `${host(v)} termina antes de tiempo: ${count(Number(v['got'] ?? 0))} de los ${count(Number(v['wanted'] ?? 0))} bytes que promete.`,
    'data-too-large': (v) =>
      `${host(v)} es más grande de lo que dice, o de lo que cabe (${megabytes(Number(v['limit'] ?? 0))}).`,
    'data-count': (v) => `${host(v)} no contiene las imágenes pedidas, o imágenes y etiquetas no coinciden.`,
    'data-mismatch': (v) =>
      `${host(v)} no es ${v['dataset'] ?? 'el conjunto de datos'}: su contenido no es el publicado.`,
    'not-loaded': () => es.notLoaded,
    'engine-unfit': (v) =>
      `El motor ${v['engine'] ?? ''} no puede trabajar aquí: ${unfitWords(String(v['reason'] ?? ''))}.`,
    'engine-lost': () => 'Se perdió el contexto gráfico; sigue otro motor.',
    'worker-lost': () => 'El worker terminó; otro sigue desde allí.',
    'worker-refused': () => 'No se pudo iniciar ningún worker, así que aquí no se puede entrenar nada.',
    diverged: (v) =>
      `La pérdida creció sin límite en la época ${v['epoch'] ?? '?'}, lote ${v['batch'] ?? '?'}, con tasa de aprendizaje ${asWritten(v['learningRate'])}.` +
      (v['kept'] === 0 ? '' : ' Se conservan los últimos pesos buenos.'),
    internal: (v) => `Algo falló en la biblioteca: ${quoted(String(v['message'] ?? 'desconocido'))}`,
  },
  unfit,
  notice: {
    page: 'Aquí no se pudo iniciar ningún worker: entrenar es más lento.',
    workerBase: 'Los archivos de worker-base no se pudieron iniciar: entrenar es más lento.',
  },
};
