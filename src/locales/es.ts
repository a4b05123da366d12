import type {Values} from '../protocol/errors.ts';
import type {Complaint} from '../recipe/parse.ts';
import {asWritten, formatFor} from './format.ts';
import {quoted, type Messages, type Moment, type Noun} from './messages.ts';

const format = formatFor('es');
const {count, loss, percent, megabytes, duration, plural, fixed} = format;
const epochs = (n: number) => `${count(n)} ${plural(n, 'época', 'épocas')}`;
const numbers = (n: number) => `${count(n)} ${plural(n, 'número', 'números')}`;
const nouns: Record<Noun, {one: string; many: string; a: string; mean: string}> = {
  digit: {one: 'dígito', many: 'dígitos', a: 'un dígito', mean: 'el dígito medio'},
  picture: {one: 'imagen', many: 'imágenes', a: 'una imagen', mean: 'la imagen media'},
};
const host = (values: Values) => {
  const url = String(values['url'] ?? '');
  return url === '' ? 'La dirección de los datos' : quoted(url);
};

const unfit: Messages['unfit'] = {
  'no-webgl': 'no hay WebGL 2 en un worker',
  'software-webgl': 'aquí el procesador dibuja WebGL',
  'no-float32': 'esta tarjeta gráfica solo guarda números de media precisión',
  'no-webgpu': 'este navegador no tiene WebGPU',
  'no-webassembly': 'no hay WebAssembly con SIMD, o la página lo prohíbe',
  'wrong-numbers': 'sus números difieren de los del motor plain',
  'no-answer': 'no respondió a tiempo',
  lost: 'se perdió su contexto',
  'no-worker': 'necesita un worker, y esta página no los permite',
  'not-built': 'esta versión no lo incluye',
};
const unfitWords = (reason: string) => (unfit as Readonly<Record<string, string>>)[reason] ?? reason;

function say(moment: Moment): string {
  switch (moment.code) {
    case 'idle':
      return `¿Bastan ${numbers(moment.codeUnits)} para redibujar ${nouns[moment.noun].a} de 784 píxeles? Pulsa Entrenar.`;
    case 'download':
      return `Al entrenar se descargan antes ${megabytes(moment.bytes)} de ${moment.name}; lo demás ocurre aquí.`;
    case 'loading':
      return 'La red se entrenará aquí, en este dispositivo.';
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
    case 'below-loss':
      return 'val_loss puede ser menor que loss: loss promedia la época mientras los pesos cambian.';
    case 'dead-outputs':
      return 'A todas las imágenes les faltan los mismos puntos: salidas atascadas en cero (relu).';
    case 'grey-levels':
      return `Un MSE de ${loss(moment.loss)} es un error de unos ${count(moment.levels)} de 255 niveles de gris.`;
  }
}

function acceptedWords(accepted: Complaint['accepted']): string {
  switch (accepted.kind) {
    case 'integer':
      return `un número entero de ${accepted.min} a ${accepted.max}${accepted.orAll ? ', o all' : ''}`;
    case 'number':
      return accepted.above
        ? `un número mayor que ${accepted.min} y hasta ${accepted.max}`
        : `un número de ${accepted.min} a ${accepted.max}`;
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

export const es: Messages = {
  format,
  name: 'Autoencoder en entrenamiento',
  button: {
    train: 'Entrenar',
    cancel: 'Cancelar',
    pause: 'Pausar',
    resume: 'Continuar',
    more: (n) => `${epochs(n)} más`,
    step: '+1 época',
    reset: 'Reiniciar',
    retry: 'Reintentar',
    builtIn: 'Usar los dígitos incluidos',
    lower: (rate) => `Empezar de nuevo con ${asWritten(rate)}`,
    sigmoid: 'Usar sigmoid',
    dismiss: 'Cerrar',
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
    training: (epoch, of, left) => ({
      strong: `Época ${count(epoch)}`,
      rest: `de ${count(of)}${left === null ? '' : ` · faltan ${duration(left)}`}`,
    }),
    paused: (epoch, of) => ({strong: `Época ${count(epoch)}`, rest: `de ${count(of)} · en pausa`}),
    done: (epoch) => ({strong: epochs(epoch), rest: '· terminado'}),
    stopped: (epoch, of) => ({strong: `Época ${count(epoch)}`, rest: `de ${count(of)} · detenido`}),
    invalid: {strong: 'No puede empezar', rest: ''},
    failed: {strong: 'Sin empezar', rest: ''},
  },
  announce: {
    loading: 'Cargando.',
    training: (n) => `Entrenando ${epochs(n)}.`,
    paused: (epoch) => `En pausa tras ${epochs(epoch)}.`,
    done: (epoch, value) =>
      `Terminado: ${epochs(epoch)}${value === null ? '' : `, val_loss ${loss(value)}`}.`,
  },
  pictures: {
    group: (noun) =>
      (noun === 'digit' ? 'Diez dígitos de prueba' : 'Diez imágenes de prueba') + ' y sus reconstrucciones',
    original: 'original',
    reconstruction: 'reconstrucción',
    caption: (noun) => (noun === 'digit' ? 'Dígitos' : 'Imágenes') + ' de prueba sobre sus reconstrucciones',
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
    awaited: (noun, label) =>
      `Lugar para ${noun === 'digit' ? `el dígito ${label}` : `una imagen de la clase ${label}`} y su reconstrucción`,
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
    rising: 'sube',
    flat: 'estancada',
    anEpoch: 'por época',
    flatSince: (epoch) => `desde la época ${count(epoch)}`,
    none: '–',
  },
  chart: {
    epoch: 'época',
    empty: 'Gráfico de la pérdida por época; aún no ha terminado ninguna época',
    summary: (first, last, now, best, bestEpoch) =>
      `Gráfico de la pérdida por época. val_loss era ${loss(first)} tras la primera época y es ${loss(now)} tras ${epochs(last)}; la mejor fue ${loss(best)}, en la época ${count(bestEpoch)}`,
    readout: (epoch, train, val) => `época ${count(epoch)} · val_loss ${loss(val)} · loss ${loss(train)}`,
  },
  details: {
    title: 'Detalles',
    engine: 'Motor',
    data: 'Datos',
    recipe: 'Receta',
    history: 'Historial',
    historyLast: (rows, all) => `Historial, las últimas ${count(rows)} de ${epochs(all)}`,
    noHistory: 'Aún no ha terminado ninguna época.',
    builtIn: 'dígitos incluidos, no MNIST',
    dataChip: (name, train, test, fromCache) =>
      `${name}, ${count(train)} + ${count(test)}${fromCache ? ', de la caché' : ''}`,
    step: (ms) => `${fixed(ms, ms < 10 ? 1 : 0)} ms por paso`,
    onPage: 'en el hilo de la propia página: aquí no puede trabajar ningún worker',
    passedOver: (engine, reason) => `${engine}: ${reason}`,
    trial: (engine, ms, chosen) =>
      `${engine}: ${fixed(ms, 1)} ms por paso, ${chosen ? 'más rápido: se usará al reiniciar' : 'no es más rápido'}`,
    notStarted: 'se elige al empezar a entrenar',
    batch: (size) => `lote de ${count(size)}`,
    epochs,
  },
  failure: {
    'attribute-invalid': (v) => `El atributo ${v['attribute'] ?? ''} tiene un valor que no se acepta.`,
    'recipe-impossible': () => 'Esta red no se puede entrenar: es demasiado grande para este dispositivo.',
    'data-not-found': (v) => `No se encontró ${host(v)}: el servidor respondió ${v['status'] ?? 404}.`,
    'data-unreachable': (v) =>
      `${host(v)} no respondió: no hay conexión, o esta página no puede leer de allí.`,
    'data-not-images': (v) =>
      `${host(v)} no es un archivo de imágenes${v['found'] ? `, sino ${String(v['found']).toUpperCase()}` : ''}.`,
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
  complaint: ({attribute, value, accepted}) =>
    `${attribute}="${quoted(value)}" no se acepta. Admite ${acceptedWords(accepted)}.`,
  remark(remark) {
    switch (remark.code) {
      case 'argument-unused':
        return `${remark.attribute} no se usa: ${remark.optimizer} no tiene ese argumento.`;
      case 'bce-unbounded':
        return `bce compara probabilidades, pero una salida ${remark.activation} puede salirse de 0–1: el entrenamiento será inestable.`;
      case 'weights-unused':
        return 'weights no se usa en esta versión: el entrenamiento empieza con pesos al azar.';
    }
  },
  notice: {page: 'Esta página no admite workers: entrenar es más lento.'},
};
