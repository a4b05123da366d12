import type {MapMessages, MapExplanation} from '../messages/map.ts';
import type {Noun, Sentences} from '../messages/shared.ts';
import {digitsNamed} from './digits.ts';
import {mapTools} from './map-tools.ts';
import {shell} from './shell.ts';

const {count, percent, fixed, plural, duration} = shell.format;
const one: Record<Noun, string> = {digit: 'dígito', picture: 'imagen'};
const plurals: Record<Noun, string> = {digit: 'dígitos', picture: 'imágenes'};
const a: Record<Noun, string> = {digit: 'un dígito', picture: 'una imagen'};
/** Two decimals where there is room for them. */
const signed = (value: number) => fixed(value, Math.abs(value) < 10 ? 2 : 1);
const {kinds} = mapTools;

const say: Sentences<MapExplanation> = {
  'map-code': () => 'El propio código, sin proyección: lo que está cerca se dibuja parecido.',
  'map-line': () => 'Un número, de izquierda a derecha; las filas solo separan las clases.',
  'map-two-of': (facts) =>
    `Dos de ${count(facts.width)} números: lo que aquí se junta puede diferir en los otros.`,
  'map-pca': (facts) =>
    facts.share === null
      ? 'PCA es una sombra plana: lo que aquí se junta puede estar lejos.'
      : `Una sombra plana, ${percent(facts.share)} de la varianza: lo junto puede estar lejos.`,
  'map-turned': (facts) =>
    `PCA solo gira este código: aquí está el ${percent(facts.share)} de su varianza, no se pierde nada.`,
  'map-collapsed': (facts) =>
    `El código ha colapsado: todo lugar dibuja lo mismo.${facts.linear ? '' : ' Prueba code-activation linear.'}`,
  'map-distances': (facts) =>
    `En un mapa ${kinds[facts.kind]} dicen poco las distancias entre grupos y sus tamaños.`,
  'map-pixels': (facts) =>
    `${kinds[facts.kind]} de los propios píxeles, para comparar: aquí no interviene la red.`,
  'map-dead'(facts) {
    const {dead, width} = facts;
    const some = dead.slice(0, 4).join(', ');
    return dead.length > 4
      ? `${count(dead.length)} de ${count(width)} números nunca cambian (muertos): ${some} …`
      : `${plural(dead.length, 'El número', 'Los números')} ${some} del código nunca ${plural(dead.length, 'cambia: muerto', 'cambian: muertos')}.`;
  },
  'map-lost': ({noun, label, mean, k}) =>
    label === null
      ? `De ${k} vecinos de un punto, el mapa pierde ${fixed(mean, 1)} de media.`
      : `${noun === 'digit' ? `Los ${label}` : `Los de la clase ${label}`} salen peor: de ${k} vecinos, el mapa pierde ${fixed(mean, 1)}.`,
  'map-equal': (facts) =>
    facts.noun === 'digit'
      ? 'Todos los dígitos tienen el mismo código: la red no distingue ninguno.'
      : 'Todas las imágenes tienen el mismo código: la red no distingue ninguna.',
  'map-unfit': (facts) =>
    `${count(facts.unfit)} de ${count(facts.count)} códigos no son números y quedan fuera.`,
  'map-few': (facts) =>
    `${count(facts.count)} ${plural(facts.count, one[facts.noun], plurals[facts.noun])}: muy pocos para ver un orden.`,
  'map-refused': (facts) => {
    switch (facts.refusal.refused) {
      case 'not-finite':
        return `${count(facts.refusal.values['count'] ?? 1)} códigos no son números: no se pueden proyectar.`;
      case 'no-points':
        return 'No hay puntos que proyectar.';
      case 'too-few-points':
        return 'Muy pocos puntos para esta proyección.';
      default:
        return 'No se pudo hacer esta proyección.';
    }
  },
};

/** What the map of a latent space says. */
export const map: MapMessages = {
  role: 'mapa',
  name: (noun, n, kind) => `Mapa de ${count(n)} ${plurals[noun]} de prueba: ${kinds[kind]}`,
  waiting: 'Los puntos llegan con los primeros lotes.',
  keys: [
    {keys: 'Flechas', does: 'el punto más cercano en esa dirección'},
    {keys: '0–9', does: 'una clase, con su número en el centro; Av Pág, Re Pág: por ella'},
    {keys: 'Intro', does: 'seleccionar el punto'},
    {keys: 'Lazo, Rectángulo', does: 'las flechas mueven, Intro pone una esquina; otra vez ahí: listo'},
    {keys: 'W', does: 'empezar un camino; en otro punto, terminarlo'},
    {keys: 'Alt + flechas', does: 'mover el lugar que se decodifica'},
    {keys: 'Mayús + flechas', does: 'mover el mapa'},
    {keys: '+, −, Inicio', does: 'acercar, alejar, todo el mapa'},
    {keys: 'Escape', does: 'quitar selección y camino'},
  ],
  looks: {
    noInverse: (kind) =>
      `${kinds[kind]} no lleva de un lugar a un código: no hay nada que decodificar bajo sus puntos.`,
    back: 'Solo puntos',
  },
  classes: 'clase',
  noneThere: 'No hay más puntos en esa dirección.',
  placeHeard: (x, y) => `Lugar ${fixed(x, 2)}; ${fixed(y, 2)}`,
  across: 'horizontal',
  up: 'vertical',
  projection: 'Proyección',
  acts: {
    pause: {label: 'Pausar', full: 'Pausar el mapa'},
    resume: {label: 'Seguir', full: 'Seguir el mapa'},
    stop: {label: 'Parar', full: 'Parar el mapa'},
    again: {label: 'Repetir', full: 'Repetir el mapa'},
  },
  making(stage, share, left) {
    const first = stage === 'neighbours';
    const rest =
      left === null
        ? ''
        : left === 'paused'
          ? ' · en pausa'
          : ` · faltan ${duration(left)}${first ? ', luego ordenar' : ''}`;
    return `${first ? 'buscando vecinos' : 'ordenando'} · ${share}${rest}`;
  },
  stopped: (share) => `parado al ${share}`,
  failed: 'No se pudo hacer el mapa.',
  allClasses: 'Todas',
  placeNumbers: (x, y) => `${signed(x)}; ${signed(y)}`,
  rule: {
    exact: 'este lugar, decodificado',
    'others-point': 'este lugar; los otros números, los del punto',
    'others-mean': 'este lugar; los otros números, su media',
    plane: 'este lugar del plano de PCA, decodificado',
    pixels: 'este lugar del plano de PCA de píxeles; sin red',
    nearest: 'código medio de los 5 puntos más cercanos',
  },
  hints: {
    lasso: 'rodea puntos, o pulsa esquinas',
    box: 'arrastra un marco, o pulsa dos esquinas',
    walk: 'arrastra de un punto a otro, o pulsa los dos',
  },
  company: (noun, label, n, of) =>
    `de los ${count(of)} más cercanos, ${count(n)} ${plural(n, 'es', 'son')} ${noun === 'digit' ? (n === 1 ? `un ${label}` : digitsNamed(label)) : `de la clase ${label}`}`,
  settings: 'Vista',
  noParameters: 'El código se muestra como es.',
  source: 'hecho de',
  sources: {code: 'códigos', pixels: 'píxeles'},
  distance: 'distancia',
  distances: {euclidean: 'euclídea', cosine: 'coseno'},
  distanceHint:
    'Qué es estar cerca para UMAP, t-SNE, vecinos y medidas. El coseno solo compara direcciones, no la fuerza de un código.',
  parameters: {
    neighbours: 'vecinos',
    minDistance: 'distancia mínima',
    perplexity: 'perplejidad',
    iterations: 'iteraciones',
    seed: 'semilla',
  },
  used: (value) => `Se usa ${value}: no hay más puntos.`,
  drawnSample: (n) => `${count(n)} dígitos dibujados aquí`,
  zoom: 'Escala',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  zoomAll: 'Todo el mapa; otra vez: todos los puntos',
  legend: 'Clases',
  classShown: (noun, label) => (noun === 'digit' ? `Mostrar los ${label}` : `Mostrar la clase ${label}`),
  rim: 'marcas en el borde: puntos más lejanos',
  contours: 'dentro de las líneas: el 20, 40, 60, 80 y 95 %',
  trust: {
    badge: 'confianza',
    full: (value) => `Confianza ${value}: mostrar dónde pierde vecinos el mapa`,
    legend: (k) => `perdidos de ${k} vecinos:`,
  },
  scores: {
    title: '¿Qué tan fiable es este mapa?',
    act: 'Medir',
    working: 'Midiendo …',
    hint: 'Fiabilidad: 1 si los k vecinos de cada punto en el mapa ya lo eran antes de dibujarlo; nada dice de si las clases quedan separadas. Exactitud: cuántas veces la mayoría de los k vecinos de un punto es de su clase.',
    map: 'mapa',
    trust: (k) => `fiabilidad, k = ${k}`,
    inMap: (k) => `exactitud en el mapa, k = ${k}`,
    stopped: (share) => `parado al ${share}`,
    inSpace: 'exactitud antes de él',
    seconds: 'segundos',
    sample: 'muestra',
    said: ({k, trust, inMap, inSpace}) =>
      `Fiabilidad ${fixed(trust, 3)} (k = ${k})${inMap === null ? '' : `; la mayoría de los vecinos es de la clase correcta en el ${percent(inMap)} de los puntos`}${inSpace === null ? '' : `, antes del mapa en el ${percent(inSpace)}`}.`,
    table: 'Todo lo medido',
    byClass: (noun, k) => `De los ${k} vecinos de ${a[noun]} en el mapa, cuántos son de su clase`,
  },
  neighbours: {
    title: (noun) => (noun === 'digit' ? 'Vecinos del dígito elegido' : 'Vecinos de la imagen elegida'),
    none: (noun) => `Elige ${a[noun]} en el mapa para ver sus vecinos en código y en píxeles.`,
    inCode: 'en código',
    inPixels: 'en píxeles',
    of: (n, distance) =>
      `Entre las ${count(n)} primeras imágenes de prueba, por ${distance === 'cosine' ? 'el coseno' : 'distancia euclídea'}.`,
    neighbour: (noun, label, rank) =>
      `${rank}: ${label === null ? a[noun] : noun === 'digit' ? `dígito ${label}` : `clase ${label}`}`,
    shared: (n, of) => `${count(n)} de ${count(of)} están en ambas filas.`,
  },
  walk: {
    hint: (noun) => `Ve primero a ${a[noun]}: allí empieza el camino.`,
    end(noun, label, index) {
      const number = `(n.º ${index})`;
      if (label === null) return `${a[noun]} ${number}`;
      return noun === 'digit' ? `un ${label} ${number}` : `una de la clase ${label} ${number}`;
    },
    begun: (from) => `Camino de ${from} a … (pulsa su fin, o W allí)`,
    caption: (from, to) => `De ${from} a ${to}, en línea recta por el código`,
    step: (share) => `${share} del camino`,
    clear: 'Quitar camino',
  },
  region: {
    clear: 'Quitar selección',
    none: 'Ahí no hay puntos.',
    points: (n) => `${count(n)} ${plural(n, 'punto', 'puntos')}`,
    corner: (number) => `Esquina ${count(number)}`,
    summary: (n, shares) =>
      `${count(n)} ${plural(n, 'punto', 'puntos')}${shares.length > 0 ? `: ${shares.map(({label, share}) => `${percent(share)} ${label}`).join(', ')}` : ''}`,
  },
  newcomer: 'La imagen elegida no es uno de estos puntos: la marca un rombo.',
  newcomerNowhere:
    'La imagen elegida no es uno de estos puntos, y este mapa solo coloca aquello de lo que se hizo.',
  table: {
    title: 'El mapa en números',
    summary: (noun, n, classes) =>
      `${count(n)} ${plurals[noun]} de prueba. ${classes
        .map(
          ({label, x, y, spread}) =>
            `${label}: centro ${fixed(x, 2)}; ${fixed(y, 2)}, dispersión ${fixed(spread, 2)}`,
        )
        .join('. ')}${classes.length > 0 ? '.' : ''}`.trimEnd(),
    class: 'clase',
    count: 'puntos',
    spread: 'dispersión',
    dead: (numbers) => `Números muertos del código, iguales para todos: ${numbers.join(', ')}.`,
  },
  files: {
    title: 'Archivos',
    csv: 'CSV',
    vectors: 'vectors.tsv',
    metadata: 'metadata.tsv',
    sprite: 'sprite.png',
    hint: 'Los tres últimos son para el Embedding Projector.',
  },
  say,
};
