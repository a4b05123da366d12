import type {Values} from '../../protocol/errors.ts';
import {asWritten} from '../format.ts';
import type {RunMessages, RunExplanation} from '../messages/run.ts';
import type {Noun, Sentences} from '../messages/shared.ts';
import {quoted} from '../sentences.ts';
import {shell} from './shell.ts';

const {count, loss, percent, bytes, megabytes, duration, plural, fixed} = shell.format;
const epochs = (n: number) => `${count(n)} ${plural(n, 'época', 'épocas')}`;
const lossWords = (value: number | null) => (value === null ? '' : `, val_loss ${loss(value)}`);
const nouns: Record<Noun, {one: string; many: string; a: string; mean: string}> = {
  digit: {one: 'dígito', many: 'dígitos', a: 'un dígito', mean: 'el dígito medio'},
  picture: {one: 'imagen', many: 'imágenes', a: 'una imagen', mean: 'la imagen media'},
};
/** An image, for want of seeing it. */
export const named = (noun: Noun, label: number | null) =>
  label === null
    ? noun === 'digit'
      ? 'Un dígito'
      : 'Una imagen'
    : noun === 'digit'
      ? `Dígito ${label}`
      : `Una imagen de la clase ${label}`;
const host = (values: Values) => {
  const url = String(values['url'] ?? '');
  return url === '' ? 'La dirección de los datos' : quoted(url);
};

const folderHint = (values: Values) => (values['hint'] === 'folder' ? ' Una carpeta termina en /.' : '');

const unfit: RunMessages['unfit'] = {
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
  layers: 'no entrena este tipo de capas',
};
/** A worker of another version may have reasons of its own. */
const reasons: Readonly<Record<string, string | undefined>> = unfit;
const unfitWords = (values: Values) => {
  const reason = String(values['reason'] ?? '');
  return reasons[reason] ?? reason;
};

/** Por qué no se acepta un archivo. */
function runReason({reason, attribute, wanted, held}: Values): string {
  switch (reason) {
    case 'not-a-run':
      return 'es otro tipo de archivo';
    case 'recipe':
      return 'esta versión no acepta su receta';
    case 'attribute':
      return `${attribute}="${wanted}" pide otro entrenamiento que el que contiene, que tiene "${held}"`;
    case 'own-data':
      return `se entrenó con otras imágenes propias del autor (${held}) que las que tiene este elemento (${wanted})`;
    case 'data':
      return `se entrenó con ${held}, y este elemento tiene imágenes propias del autor (${wanted})`;
    case 'not-numbers':
      return 'no todos sus pesos son números';
    default:
      return 'está dañado';
  }
}

const say: Sentences<RunExplanation> = {
  'first-epoch': (facts) =>
    `Los pesos empiezan al azar; cada lote de ${count(facts.batchSize)} los mueve un poco.`,
  'mean-image': (facts) => `Por ahora dibuja ${nouns[facts.noun].mean} para todo.`,
  'above-mean-image': (facts) => `Todavía es peor que dibujar siempre ${nouns[facts.noun].mean}.`,
  falling: (facts) =>
    facts.done
      ? `Sigue bajando, un ${percent(facts.share)} por época: con más épocas bajaría más.`
      : `Sigue bajando, un ${percent(facts.share)} por época.`,
  rising: (facts) => `val_loss sube, un ${percent(facts.share)} por época: las reconstrucciones empeoran.`,
  flat: (facts) => `Estancada desde la época ${count(facts.epoch)}: más épocas cambian poco.`,
  plateau: (facts) => `Parada tras ${epochs(facts.epoch)}: la curva se estancó.`,
  'below-loss': () => 'val_loss puede ser menor que loss, que promedia pesos que cambian.',
  'dead-outputs': () => 'A todas les faltan los mismos puntos: salidas atascadas en cero (relu).',
  'above-linear': (facts) =>
    facts.kind === 'pca'
      ? 'PCA es lineal y no necesita épocas; esta red aún no está por debajo.'
      : 'El mejor filtro lineal no necesita épocas; esta red aún no está por debajo.',
  'below-linear': (facts) =>
    facts.kind === 'pca'
      ? `Por debajo de PCA, el mejor código lineal, desde la época ${count(facts.since)}.`
      : `Por debajo del mejor filtro lineal desde la época ${count(facts.since)}.`,
  'adadelta-tiny': (facts) =>
    `Keras 2 da a adadelta la tasa 1; con ${asWritten(facts.rate)} esta red apenas aprende.`,
  'decay-small': (facts) =>
    `decay ${asWritten(facts.decay)} quita un ${percent(facts.share)} a la tasa en ${epochs(facts.epochs)}: no se nota.`,
  'above-one': (facts) => `Hay puntos de hasta ${fixed(facts.most, 2)}; por encima de 1 todo se ve igual.`,
  'huber-half': (facts) =>
    `Aquí ningún error supera δ = ${asWritten(facts.delta)}: Huber es la mitad del MSE.`,
  'grey-levels': (facts) =>
    `Un MSE de ${loss(facts.loss)} es un error de unos ${count(facts.levels)} de 255 niveles de gris.`,
};

/** What is said once somebody has acted. */
export const run: RunMessages = {
  button: {
    pause: 'Pausar',
    resume: 'Continuar',
    more: (n) => `${epochs(n)} más`,
    lower: (rate) => `Empezar de nuevo con ${asWritten(rate)}`,
    dismiss: 'Cerrar',
    undo: 'Deshacer reinicio',
    next: (n) => `La siguiente de ${count(n)} frases`,
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
    asOf: (epoch, behind) => ({
      strong: `Como en la época ${count(epoch)}`,
      rest: `· entrenadas ${count(behind)}`,
    }),
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
      const what = named(noun, label);
      return reconstructed ? `${what} y su reconstrucción` : what;
    },
  },
  say,
  facts: {
    meanImageNote: () => 'dibujado para todos',
    falling: 'bajando',
    anEpoch: 'por época',
    rising: 'sube',
    flat: 'estancada',
    flatSince: (epoch) => `desde la época ${count(epoch)}`,
    linear: ({kind, rank}) => (kind === 'pca' ? `PCA, rango ${count(rank)}` : 'mejor lineal'),
    linearNote: ({kind, rank, clipped}) =>
      kind === 'pca'
        ? clipped
          ? 'recortado a 0–1'
          : 'sin recortar a 0–1'
        : `filtro de rango ${count(rank)}, ${clipped ? 'recortado' : 'sin recortar'}`,
  },
  chart: {
    summary: (first, last, now, best, bestEpoch) =>
      `Gráfico de la pérdida por época. val_loss era ${loss(first)} tras la primera época y es ${loss(now)} tras ${epochs(last)}; la mejor fue ${loss(best)}, en la época ${count(bestEpoch)}`,
    readout: (epoch, train, val) => `época ${count(epoch)} · val_loss ${loss(val)} · loss ${loss(train)}`,
    readEpoch: (epoch) => `época ${count(epoch)}`,
    linearShort: (kind) => (kind === 'pca' ? 'PCA' : 'mejor lineal'),
    linear: ({kind, clipped}) =>
      `${kind === 'pca' ? 'PCA' : 'mejor lineal'}, ${clipped ? 'recortado' : 'sin recortar'}`,
    earlier: 'anterior',
    asOf: (epoch) => `época ${count(epoch)}`,
    log: 'Eje de la pérdida logarítmico',
    curve: 'Gráfico',
    earlierRuns: (n) =>
      `${count(n)} ${plural(n, 'entrenamiento anterior', 'entrenamientos anteriores')}, en tenue en el gráfico`,
    clear: 'Quitar',
    batch: 'lote',
    batchTitle: (epoch) => `Pérdida por lote, época ${count(epoch)}`,
    batchSummary: (epoch, first, last, n) =>
      `Gráfico de la pérdida de cada lote de la época ${count(epoch)}: ${loss(first)} al principio, ${loss(last)} en el lote ${count(n)}`,
  },
  rows: {
    group: (name, shown) => (shown === null ? name : `${name}, como en la época ${count(shown)}`),
    choose: (noun) => (noun === 'digit' ? 'Elige un dígito' : 'Elige una imagen'),
    asOf: (epoch) => `época ${count(epoch)}`,
    error: 'error',
    codeSummary: ({units, zeros, largest, unit}) =>
      `código de ${count(units)}, ${count(zeros)} a cero, el mayor ${loss(largest)} en la unidad ${count(unit)}`,
    errorSummary: (name, value) => `${name} ${loss(value)}`,
  },
  choice: {
    title: (noun) => (noun === 'digit' ? 'Dígitos de prueba' : 'Imágenes de prueba'),
    which: 'Mostrar',
    each: 'uno de cada clase',
    ofClass: (noun, label) => (noun === 'digit' ? `diez cifras ${label}` : `diez de la clase ${label}`),
    random: 'diez al azar',
    byIndex: 'por índice',
    another: 'Otros diez',
    places: 'Índices en el conjunto de prueba',
    placesWrong: (most, last) =>
      `Hasta ${count(most)} números enteros de 0 a ${last}, separados por comas, como 0, 7, 42.`,
    errorRow: 'Fila de errores',
  },
  worst: {
    title: (noun) =>
      (noun === 'digit' ? 'Los diez peores dígitos' : 'Las diez peores imágenes') + ' de prueba',
    none: 'Se sabrá tras la primera época.',
    waiting: (noun, n) => `Comparando ${count(n)} ${nouns[noun].many} de prueba …`,
    caption: (noun, n, epoch) =>
      `Mayores pérdidas entre ${count(n)} ${nouns[noun].many} de prueba tras la época ${count(epoch)}.`,
  },
  inspector: {
    title: (noun) => (noun === 'digit' ? 'El dígito elegido' : 'La imagen elegida'),
    none: (noun) =>
      noun === 'digit'
        ? 'Elige un dígito para verlo ampliado, con su código y píxel a píxel.'
        : 'Elige una imagen para verla ampliada, con su código y píxel a píxel.',
    absent: (noun) =>
      noun === 'digit'
        ? 'El dígito elegido no está disponible aquí.'
        : 'La imagen elegida no está disponible aquí.',
    named: (noun, label, index) =>
      [
        label === null
          ? noun === 'digit'
            ? 'Un dígito'
            : 'Una imagen'
          : noun === 'digit'
            ? `Dígito ${label}`
            : `Imagen de la clase ${label}`,
        ...(index === null ? [] : [`índice de prueba ${index}`]),
      ].join(', '),
    trace: 'Recorre los píxeles con las flechas',
    largest: 'mayor error',
    pixel: 'píxel',
    place: (row, column) => `fila ${row}, columna ${column}`,
    target: 'objetivo',
    prediction: 'predicción',
    term: (name) => (name === 'mse' ? 'error cuadrático' : name === 'mae' ? 'error absoluto' : `su ${name}`),
    share: 'parte de la pérdida',
    heard: ({row, column, target, prediction, share}) =>
      `Fila ${row}, columna ${column}: objetivo ${fixed(target, 2)}, predicción ${fixed(prediction, 2)}, ${percent(share)} de la pérdida.`,
    code: ({units, zeros, largest, unit}) =>
      `Código de ${count(units)} ${plural(units, 'número', 'números')}, ${count(zeros)} a cero; el mayor es ${loss(largest)}, unidad ${count(unit)}.`,
  },
  settings: {
    title: 'Ajustes',
    live: 'Un cambio tiene efecto enseguida:',
    reset: 'Un cambio empieza de nuevo; se puede deshacer:',
    unused: (other, value) => `No se usa mientras ${other} sea ${value}.`,
  },
  slider: {
    name: 'época',
    label: 'Época mostrada',
    value: (epoch, value) => `época ${count(epoch)}${value === null ? '' : `, val_loss ${loss(value)}`}`,
    isNow: 'ahora',
    toNow: 'Volver a ahora',
    kept: ({every, kept, epochs: all, bytes, mostBytes}) => {
      const which =
        every === null ? `${count(kept)} de ${count(all)}` : every === 1 ? 'todas' : `1 de ${count(every)}`;
      return `guardadas ${which}: ${fixed(bytes / 1e6, 1)} de ${fixed(mostBytes / 1e6, 0)}\u00a0MB`;
    },
  },
  details: {
    engine: 'Motor',
    data: 'Datos',
    recipe: 'Receta',
    history: 'Historial',
    historyLast: (rows, all) => `Historial, las últimas ${count(rows)} de ${epochs(all)}`,
    noHistory: 'Aún no ha terminado ninguna época.',
    step: (ms) => `${fixed(ms, ms < 10 ? 1 : 0)} ms por paso`,
    memory: 'Memoria',
    memoryLine: (run, data, sharedBy) =>
      `${megabytes(run)} de este entrenamiento, ${megabytes(data)} de imágenes${sharedBy > 1 ? `, una sola copia para ${count(sharedBy)}` : ''}`,
    onPage: 'en el hilo de la propia página: no se pudo iniciar ningún worker',
    passedOver: (engine, reason) => `${engine}: ${reason}`,
    trial: (engine, ms, chosen) =>
      `${engine}: ${fixed(ms, 1)} ms por paso, ${chosen ? 'más rápido: se usará al reiniciar' : 'no es más rápido'}`,
    notStarted: 'se elige al empezar a entrenar',
    nothingHeld: 'aún no se usa nada',
    batch: (size) => `lote de ${count(size)}`,
    epochs,
  },
  dataNeeded: {
    line: (name) => `Para esto hacen falta las imágenes de ${name}, que no están cargadas.`,
    instead: (name) => `Estos dígitos están dibujados aquí: las imágenes de ${name} no están cargadas.`,
    load: (bytes) => (bytes === null ? 'Cargarlas' : `Cargarlas (${megabytes(bytes)})`),
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
    'data-values': (v) =>
      `Las imágenes de la página contienen el valor ${v['value'] ?? '?'}: los decimales van de 0 a 1, los bytes de 0 a 255.`,
    'data-not-given': () =>
      'Este entrenamiento se hizo con imágenes propias del autor, que esta página no tiene.',
    'data-needed': (v) =>
      `Para esto hacen falta las imágenes de ${v['dataset'] ?? 'el conjunto de datos'}, que no están cargadas.`,
    'run-unchecked': () =>
      'Este entrenamiento guardado es del primer formato, sin suma de comprobación: no se puede saber si está intacto.',
    'optimizer-fresh': () =>
      'El entrenamiento guardado no contiene el estado del optimizador: se sigue desde sus pesos con un optimizador nuevo.',
    'run-not-found': (v) =>
      `No se encontró el entrenamiento guardado ${host(v)}: el servidor respondió ${v['status'] ?? 404}.`,
    'run-unreachable': (v) =>
      v['reason'] === 'stalled'
        ? `El entrenamiento guardado ${host(v)} no llegó: su servidor enmudeció.`
        : `El entrenamiento guardado ${host(v)} no respondió: no hay conexión, o esta página no puede leer de allí.`,
    'run-invalid': (v) => `${host(v)} no sirve como entrenamiento guardado: ${runReason(v)}.`,
    'not-loaded': () => shell.notLoaded,
    'engine-unfit': (v) => `El motor ${v['engine'] ?? ''} no puede trabajar aquí: ${unfitWords(v)}.`,
    'engine-lost': () => 'Se perdió el contexto gráfico; sigue otro motor.',
    'worker-lost': () => 'El worker terminó; otro sigue desde allí.',
    'worker-refused': () => 'No se pudo iniciar ningún worker, así que aquí no se puede entrenar nada.',
    'engine-memory': (v) =>
      `El motor ${v['engine'] ?? ''} no tiene memoria para ${count(Number(v['parameters'] ?? 0))} parámetros en este dispositivo.`,
    diverged: (v) =>
      `La pérdida creció sin límite en la época ${v['epoch'] ?? '?'}, lote ${v['batch'] ?? '?'}, con tasa de aprendizaje ${asWritten(v['learningRate'])}.` +
      (v['kept'] === 0 ? '' : ' Se conservan los últimos pesos buenos.'),
    internal: (v) => `Algo falló en la biblioteca: ${quoted(String(v['message'] ?? 'desconocido'))}`,
  },
  unfit,
  notice: {
    startedOver: 'De nuevo al principio. Lo anterior se puede recuperar.',
    page: 'Aquí no se pudo iniciar ningún worker: entrenar es más lento.',
    workerBase: 'Los archivos de worker-base no se pudieron iniciar: entrenar es más lento.',
  },
};
