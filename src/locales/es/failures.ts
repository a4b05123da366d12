import type {Values} from '../../protocol/errors.ts';
import type {RunMessages} from '../messages/run.ts';
import {quoted, quotedUrl} from '../complaints.ts';
import {shell, written} from './shell.ts';

const {count, bytes, megabytes} = shell.format;

const host = (values: Values) => {
  const url = String(values['url'] ?? '');
  return url === '' ? 'La dirección de los datos' : quotedUrl(url);
};

/** What became of a file; of a data set with a name, that is what could not be loaded. */
const loading =
  (what: (values: Values) => string, why: (values: Values) => string = () => '') =>
  (values: Values) =>
    (values['name']
      ? `No se pudo cargar ${values['name']} (${host(values)} ${what(values)})${why(values)}.`
      : `${host(values)} ${what(values)}${why(values)}.`) + folderHint(values);

/** A server that knows no reader often leads to a form. */
const signIn = ({place}: Values) =>
  place ? `: el servidor llevó a ${quoted(String(place))} (¿una página para iniciar sesión?)` : '';

const folderHint = (values: Values) => (values['hint'] === 'folder' ? ' Una carpeta termina en /.' : '');

/** Why an engine cannot run here. */
export const unfit: RunMessages['unfit'] = {
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

/** What went wrong. */
export const failure: RunMessages['failure'] = {
  'attribute-invalid': (v) => `El atributo ${v['attribute'] ?? ''} tiene un valor que no se acepta.`,
  'recipe-impossible': () => 'Esta red no se puede entrenar: es demasiado grande para este dispositivo.',
  'data-not-found': loading(
    () => 'no se encontró',
    (v) => `: el servidor respondió ${v['status'] ?? 404}${v['names'] ? `; se buscó ${v['names']}` : ''}`,
  ),
  'data-refused': loading(
    () => 'no se puede obtener',
    (v) => `: el servidor respondió ${v['status'] ?? 500}`,
  ),
  'data-unreachable': loading(
    () => 'no respondió',
    () => ': no hay conexión, o esta página no puede leer de allí',
  ),
  'data-interrupted': loading(
    (v) => `se cortó tras ${bytes(Number(v['loaded'] ?? 0))}`,
    () => ': se perdió la conexión',
  ),
  'data-not-images': loading(
    (v) => `no es un archivo de imágenes${v['found'] ? `, sino ${String(v['found']).toUpperCase()}` : ''}`,
    signIn,
  ),
  'data-magic': loading(
    (v) =>
      `es un archivo IDX, pero no de bytes en ${v['dimensions'] ?? 3} dimensiones, número mágico ${v['magic'] ?? 'desconocido'}`,
  ),
  'data-shape': loading(
    (v) => `contiene imágenes de ${v['height']}×${v['width']} píxeles; deben ser de 28×28`,
  ),
  'data-gzip': loading(
    () => 'está dañado',
    () => ': no se puede descomprimir',
  ),
  'data-short': loading(
    () => 'termina antes de tiempo',
    (v) => `: ${count(Number(v['got'] ?? 0))} de los ${count(Number(v['wanted'] ?? 0))} bytes que promete`,
  ),
  'data-too-large': loading(
    (v) => `es más grande de lo que dice, o de lo que cabe, ${megabytes(Number(v['limit'] ?? 0))}`,
  ),
  'data-count': loading(() => 'no contiene las imágenes pedidas, o imágenes y etiquetas no coinciden'),
  'data-mismatch': loading(
    (v) => `no contiene ${v['name'] ?? v['dataset'] ?? 'el conjunto de datos'}`,
    () => ': su contenido no es el publicado',
  ),
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
  'run-invalid': (v) => `${host(v)} no sirve como entrenamiento guardado: ${runReason(v)}${signIn(v)}.`,
  'not-loaded': () => shell.notLoaded,
  'engine-unfit': (v) => `El motor ${v['engine'] ?? ''} no puede trabajar aquí: ${unfitWords(v)}.`,
  'engine-lost': () => 'Se perdió el contexto gráfico; sigue otro motor.',
  'worker-lost': () => 'El worker terminó; otro sigue desde allí.',
  'worker-refused': () => 'No se pudo iniciar ningún worker, así que aquí no se puede entrenar nada.',
  'engine-memory': (v) =>
    `El motor ${v['engine'] ?? ''} no tiene memoria para ${count(Number(v['parameters'] ?? 0))} parámetros en este dispositivo.`,
  diverged: (v) =>
    `La pérdida creció sin límite en la época ${v['epoch'] ?? '?'}, lote ${v['batch'] ?? '?'}, con tasa de aprendizaje ${written(v['learningRate'])}.` +
    (v['kept'] === 0 ? '' : ' Se conservan los últimos pesos buenos.'),
  internal: (v) => `Algo falló en la biblioteca: ${quoted(String(v['message'] ?? 'desconocido'))}`,
};
