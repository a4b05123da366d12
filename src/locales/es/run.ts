import type {RunMessages, RunExplanation} from '../messages/run.ts';
import type {Noun, Sentences} from '../messages/shared.ts';
import {digitsNamed} from './digits.ts';
import {failure, unfit} from './failures.ts';
import {glossary} from './glossary.ts';
import {shell, written} from './shell.ts';
import {sight} from './sight.ts';

const {count, loss, percent, megabytes, duration, plural, fixed} = shell.format;
const epochs = (n: number) => `${count(n)} ${plural(n, 'época', 'épocas')}`;
const lossWords = (value: number | null) => (value === null ? '' : `, val_loss ${loss(value)}`);
const nouns: Record<Noun, {many: string; mean: string}> = {
  digit: {many: 'dígitos', mean: 'el dígito medio'},
  picture: {many: 'imágenes', mean: 'la imagen media'},
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
const say: Sentences<RunExplanation> = {
  'first-epoch': (facts) =>
    `Los pesos empiezan al azar; cada lote de ${count(facts.batchSize)} los mueve un poco.`,
  'mean-image': (facts) => `Por ahora dibuja ${nouns[facts.noun].mean} para todo.`,
  'above-mean-image': (facts) => `Todavía es peor que dibujar siempre ${nouns[facts.noun].mean}.`,
  'like-mean-image': (facts) => `Por su pérdida no es mejor que dibujar siempre ${nouns[facts.noun].mean}.`,
  slow: (facts) =>
    (facts.stopped
      ? `Detenido tras ${epochs(facts.epoch)}: plana, y aún no ha aprendido nada.`
      : `Plana desde la época ${count(facts.epoch)}, y aún no ha aprendido nada.`) +
    ' Lo lento también parece plano: quizá ayude una tasa de aprendizaje mayor, u otro optimizador.',
  'pca-copies': () => 'Con tantos números como píxeles, PCA los copia todos: nada puede quedar por debajo.',
  falling: (facts) =>
    facts.done
      ? 'Sigue bajando: con más épocas bajaría más.'
      : `Sigue bajando, un ${percent(facts.share)} por época.`,
  rising: (facts) => `val_loss sube, un ${percent(facts.share)} por época: las reconstrucciones empeoran.`,
  flat: (facts) => `Plana desde la época ${count(facts.epoch)}: más épocas cambian poco.`,
  plateau: (facts) => `Detenido tras ${epochs(facts.epoch)}: la curva llegó a una meseta.`,
  'below-loss': () => 'val_loss puede quedar por debajo de loss, que promedia mientras los pesos cambian.',
  'dead-outputs': () => 'En todas las imágenes faltan los mismos puntos: salidas atascadas en cero (relu).',
  'above-linear': (facts) =>
    facts.kind === 'pca'
      ? 'PCA es lineal y no necesita épocas; esta red aún no está por debajo.'
      : 'El mejor filtro lineal no necesita épocas; esta red aún no está por debajo.',
  'below-linear': (facts) =>
    facts.kind === 'pca'
      ? `Por debajo de PCA, el mejor código lineal, desde la época ${count(facts.since)}.`
      : `Por debajo del mejor filtro lineal desde la época ${count(facts.since)}.`,
  'adadelta-tiny': (facts) =>
    `En Keras 2 la tasa de adadelta es 1; con ${written(facts.rate)} esta red apenas aprende.`,
  'decay-small': (facts) =>
    `decay ${written(facts.decay)} reduce la tasa un ${percent(facts.share)} en ${epochs(facts.epochs)}: no se nota.`,
  'above-one': (facts) => `Hay puntos de hasta ${fixed(facts.most, 2)}; por encima de 1 todo se ve igual.`,
  'huber-half': (facts) => `Aquí ningún error supera δ = ${written(facts.delta)}: Huber es la mitad del MSE.`,
  'grey-levels': (facts) =>
    `Un MSE de ${loss(facts.loss)} es un error de unos ${count(facts.levels)} de 255 niveles de gris.`,
};

/** What is said once somebody has acted. */
export const run: RunMessages = {
  glossary,
  button: {
    pause: 'Pausar',
    resume: 'Continuar',
    more: (n) => `${epochs(n)} más`,
    moreShort: (n) => `${count(n)} más`,
    lower: (rate) => `Empezar de nuevo con ${written(rate)}`,
    dismiss: 'Cerrar',
    trainWith: (change) => `Entrenar con ${change}`,
    undo: 'Deshacer reinicio',
    undoOf: (what) => `Deshacer: ${what}`,
    changes: (n) => `${count(n)} ${plural(n, 'cambio', 'cambios')}`,
    next: (n) => `La siguiente de ${count(n)} frases`,
  },
  status: {
    training: (epoch, of, left) => ({
      strong: `Época ${count(epoch)}`,
      rest: `de ${count(of)}${left === null ? '' : ` · faltan ${duration(left)}`}`,
    }),
    paused: (epoch, of) => ({strong: 'En pausa', rest: `en la época ${count(epoch)} de ${count(of)}`}),
    done: (epoch) => ({strong: epochs(epoch), rest: '· terminado'}),
    plateau: (epoch) => ({strong: epochs(epoch), rest: '· detenido: curva plana'}),
    stopped: (epoch, of) => ({strong: `Época ${count(epoch)}`, rest: `de ${count(of)} · detenido`}),
    asOf: (epoch, behind) => ({
      strong: `Vista de la época ${count(epoch)}`,
      rest: `· ${count(behind)} ${plural(behind, 'entrenada', 'entrenadas')}`,
    }),
  },
  announce: {
    loading: 'Cargando.',
    training: (n) => `Entrenando ${epochs(n)}.`,
    paused: (epoch) => `En pausa tras ${epochs(epoch)}.`,
    done: (epoch, value) => `Terminado: ${epochs(epoch)}${lossWords(value)}.`,
    plateau: (epoch, value) => `Detenido porque la curva se aplanó: ${epochs(epoch)}${lossWords(value)}.`,
  },
  pictures: {
    pair(noun, label, reconstructed) {
      const what = named(noun, label);
      return reconstructed ? `${what} y su reconstrucción` : what;
    },
  },
  say,
  guess: {
    note: (guess) => `apostaste por ${fixed(guess, 3)}`,
    came: ({guess, result}) => `Apostaste por ${fixed(guess, 3)}; acabó en ${loss(result)}.`,
  },
  facts: {
    meanImageNote: (noun) => (noun === 'digit' ? 'el mismo para todos' : 'la misma para todas'),
    falling: 'bajando',
    anEpoch: 'por época',
    rising: 'sube',
    flat: 'plana',
    flatSince: (epoch) => `desde la época ${count(epoch)}`,
    linear: ({kind, rank}) =>
      kind === 'pca' ? `PCA, ${count(rank)} ${plural(rank, 'número', 'números')}` : 'mejor lineal',
    linearNote: ({kind, rank, clipped}, loss) =>
      kind === 'pca'
        ? loss === 'mse'
          ? 'el mejor código lineal'
          : `el mejor por mse, medido por ${loss}`
        : `filtro, ${count(rank)} ${plural(rank, 'número', 'números')}, ${clipped ? 'recortado a 0–1' : 'sin recortar a 0–1'}`,
  },
  chart: {
    summary: (first, last, now, best, bestEpoch) =>
      `Gráfico de la pérdida por época. val_loss era ${loss(first)} tras la primera época y es ${loss(now)} tras ${epochs(last)}; la mejor fue ${loss(best)}, en la época ${count(bestEpoch)}`,
    readout: (epoch, train, val) => `época ${count(epoch)} · val_loss ${loss(val)} · loss ${loss(train)}`,
    readEpoch: (epoch) => `época ${count(epoch)}`,
    linearShort: (kind) => (kind === 'pca' ? 'PCA' : 'mejor lineal'),
    linear: ({kind, clipped}) =>
      `${kind === 'pca' ? 'PCA' : 'mejor lineal'}, ${clipped ? 'recortado a 0–1' : 'sin recortar a 0–1'}`,
    asOf: (epoch) => `época ${count(epoch)}`,
    log: 'Eje de la pérdida logarítmico',
    curve: 'Gráfico',
    batch: 'lote',
    batchTitle: (epoch) => `Pérdida por lote, época ${count(epoch)}`,
    batchSummary: (epoch, first, last, n) =>
      `Gráfico de la pérdida de cada lote de la época ${count(epoch)}: ${loss(first)} al principio, ${loss(last)} en el lote ${count(n)}`,
  },
  runs: {
    title: 'Intentos',
    now: 'actual',
    again: (name, place) => `${name} (${place})`,
    numbers: (n) => `${count(n)} ${plural(n, 'número', 'números')}`,
    noNoise: 'sin ruido',
    without: (attribute) => `sin ${attribute}`,
    run: 'intento',
    mse: 'MSE de prueba',
    epochs: 'épocas',
    seconds: 'segundos de cálculo',
    flat: (since) => `plana desde la ${count(since)}`,
    falling: 'aún baja',
    asOf: (epoch) => `época ${count(epoch)}`,
    notDrawn: (reason, name) =>
      ({
        loss: `se mide con ${name}: no está en el gráfico`,
        penalty: 'otra penalización: no está en el gráfico',
        data: 'otras imágenes de prueba: no está en el gráfico',
      })[reason],
    yardstick:
      'El MSE de prueba, el error cuadrático medio, compara todos los entrenamientos; val_loss, solo los de una misma pérdida.',
    pictures: (noun, name) => `${noun === 'digit' ? 'Los dígitos' : 'Las imágenes'} según: ${name}`,
    copy: 'Copiar como CSV',
    copied: 'Copiado',
    copyByHand: 'La página no puede copiar: selecciona y copia esto.',
    clear: 'Olvidar los anteriores',
  },
  misspelt: ({attribute, meant}) =>
    `${attribute} no es un atributo de este elemento. ¿Querías escribir ${meant}?`,
  rows: {
    group: (name, shown) => (shown === null ? name : `${name}, vista de la época ${count(shown)}`),
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
    ofClass: (noun, label) => (noun === 'digit' ? `diez ${digitsNamed(label)}` : `diez de la clase ${label}`),
    random: 'diez al azar',
    byIndex: 'por número',
    another: 'Otros diez',
    places: 'Números en el conjunto de prueba',
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
    none: sight.pick,
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
    code: ({units, zeros, largest, unit, few}) =>
      few
        ? `Código de ${count(units)} ${plural(units, 'número', 'números')}: ${few.map((value) => fixed(value, 2)).join('; ')}.`
        : `Código de ${count(units)} ${plural(units, 'número', 'números')}, ${count(zeros)} a cero; el mayor es ${loss(largest)}, unidad ${count(unit)}.`,
  },
  slider: {
    name: sight.epoch,
    label: 'Época mostrada',
    value: (epoch, value) => `época ${count(epoch)}${value === null ? '' : `, val_loss ${loss(value)}`}`,
    isNow: 'ahora',
    toNow: 'Volver al presente',
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
    epochsKept: ({every, kept, epochs: all, bytes, mostBytes}) => {
      const which =
        every === null ? `${count(kept)} de ${count(all)}` : every === 1 ? 'todas' : `1 de ${count(every)}`;
      return `guardadas ${which}: ${fixed(bytes / 1e6, 1)} de ${fixed(mostBytes / 1e6, 0)}\u00a0MB`;
    },
    worker: {
      'author-url': 'worker de worker-base',
      'author-port': 'worker de la propia página',
      'own-url': 'worker del archivo de la biblioteca',
      blob: 'worker de una copia en memoria',
      page: 'en el hilo de la propia página: no se pudo iniciar ningún worker',
    },
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
  failure,
  unfit,
  notice: {
    startedOver: 'Empieza de nuevo; lo anterior se conserva.',
    page: 'Aquí no se pudo iniciar ningún worker: entrenar es más lento.',
    workerBase: 'Los archivos de worker-base no se pudieron iniciar: entrenar es más lento.',
  },
};
