import type {ErrorFacts, Likeness, NoiseMessages, Piece} from '../messages/noise.ts';
import {kinds, rule, written} from './level.ts';
import {named} from './run.ts';
import {shell} from './shell.ts';

const {count, loss, percent, plural, fixed} = shell.format;

const decibels = (meanSquared: number) => `${fixed(10 * Math.log10(1 / meanSquared), 1)} dB`;

/** Lo idéntico no tiene razón. */
const ratios = ({error, similarity}: Likeness, named: boolean) =>
  error === 0
    ? 'idéntico'
    : `${named ? 'PSNR ' : ''}${decibels(error)}, ${named ? 'SSIM ' : ''}${fixed(similarity, 2)}`;

function figures({before: first, after: then}: ErrorFacts): Piece[] {
  const before = first.error;
  const said: Piece[] = [{figure: loss(before)}, ` (${ratios(first, true)}) antes`];
  if (then === null) return [...said, '.'];
  const after = then.error;
  const better = after < before;
  said.push(', ', {figure: loss(after), good: better}, ` (${ratios(then, before === 0)}) después`);
  if (before === after) return [...said, ': sin cambio.'];
  if (before === 0) return [...said, ': daño a lo que estaba limpio.'];
  if (after === 0) return [...said, '.'];
  const gain = fixed(Math.abs(10 * Math.log10(before / after)), 1);
  return [...said, `: ${gain} dB ${better ? 'mejor' : 'peor'}.`];
}

export const noise: NoiseMessages = {
  reconstructed: 'redibujado',
  drawnCaption: 'Dibujados aquí: limpios, con ruido, sin él',
  caption: (noun, shown) =>
    noun === 'digit'
      ? `Dígitos de prueba: limpios, con ruido, sin él${shown === null ? '' : ` en la época ${count(shown)}`}`
      : `Imágenes de prueba: limpias, con ruido, sin él${shown === null ? '' : ` en la época ${count(shown)}`}`,
  group: (noun) =>
    noun === 'digit'
      ? 'Diez dígitos de prueba: limpios, con ruido y sin él'
      : 'Diez imágenes de prueba: limpias, con ruido y sin él',
  picture: (noun, label) => `${named(noun, label)}: original, con ruido y sin ruido`,
  figures: (facts) => ['MSE medio ', ...figures(facts)],
  own: (name, facts) => [`${name}: `, ...figures(facts)],
  ownNone: (noun) => `Elige ${noun === 'digit' ? 'un dígito' : 'una imagen'} para ver sus cifras.`,
  tabs: {training: 'Ejemplos', curve: 'Curva', spoil: 'Estropear', plain: 'Sin ruido'},
  tabList: 'Más sobre el ruido',
  training: {
    caption: (noun, epoch, trained) =>
      trained
        ? `${noun === 'digit' ? 'Los primeros dígitos' : 'Las primeras imágenes'} de entrenamiento en la época ${count(epoch)} (ruido ${rule(trained)}). Cada época sortea ruido nuevo; lo que hay que dibujar está limpio.`
        : `${noun === 'digit' ? 'Los primeros dígitos' : 'Las primeras imágenes'} de entrenamiento: esta red no ve ruido.`,
    picture: (noun, label) => `${named(noun, label)}: original y como se usa al entrenar`,
    next: (epoch) => `Ruido de la época ${count(epoch)}`,
  },
  curve: {
    denoiser: 'con ruido',
    plain: 'sin ruido',
    pca: (rank) => `PCA, ${count(rank)}`,
    filter: 'filtro lineal',
    bestFilter: 'mejor filtro lineal',
    trainedAt: 'entrenada',
    measuring: (noun) =>
      noun === 'digit'
        ? 'Midiendo los errores de 1000 dígitos de prueba …'
        : 'Midiendo los errores de 1000 imágenes de prueba …',
    waiting: 'La curva llega con la primera época.',
    harm: {
      never: () => 'En todos los niveles medidos la red mejora a no hacer nada.',
      always: () => 'En todos los niveles medidos sería mejor no hacer nada.',
      below: (facts) => `Por debajo de ${fixed(facts.level, 2)} hace daño: allí es mejor no hacer nada.`,
      above: (facts) => `Por encima de ${fixed(facts.level, 2)} hace daño: allí es mejor no hacer nada.`,
      outside: (facts) =>
        `Ayuda de ${fixed(facts.low, 2)} a ${fixed(facts.high, 2)}; fuera es mejor no hacer nada.`,
      between: (facts) =>
        `De ${fixed(facts.low, 2)} a ${fixed(facts.high, 2)} es mejor no hacer nada; fuera ayuda.`,
    },
    summary: (kind, images, harm) =>
      `Gráfico del error cuadrático medio según el ruido ${kinds[kind]}, ${count(images)} imágenes de prueba. ${harm}`,
    table: 'La curva en cifras',
    level: 'ruido',
  },
  spoil: {
    canvas: (name) => `${name}, para estropear: las flechas mueven el pincel, Espacio pinta`,
    mode: 'Pincel',
    noise: 'añadir ruido',
    rub: 'borrar',
    clear: 'Restaurar',
    spoiled: 'estropeado',
    repaired: 'reparado',
    hint: 'Pinta en la imagen de la izquierda con ratón, dedo, lápiz o teclas.',
    inside: (pixels) => `dentro, ${count(pixels)} ${plural(pixels, 'píxel', 'píxeles')}`,
    outside: 'fuera',
    beforeAfter: (before, after) => `${loss(before)} → ${after === null ? '–' : loss(after)}`,
    everywhere: (outside) =>
      `Esta red solo ha visto ruido por todas partes: fuera de la zona estropeada, donde nada estaba mal, deja un error de ${loss(outside)}.`,
    range: (low, high) => `Entrenar en el intervalo ${written(low)}–${written(high)}`,
    heard: (row, column, pixels) =>
      `Fila ${row}, columna ${column}. ${count(pixels)} ${plural(pixels, 'píxel estropeado', 'píxeles estropeados')}.`,
  },
  plain: {
    intro:
      '¿Qué aporta el ruido al entrenar? La misma red puede entrenarse al lado sin ruido, con todos los demás ajustes iguales.',
    itself: 'Esta red se entrenó sin ruido: es ella misma la de comparación.',
    train: 'Entrenarla sin ruido',
    progress: (epoch, of) => `La red sin ruido lleva ${count(epoch)} de ${count(of)} épocas.`,
    row: 'sin ruido',
    picture: (noun, label) => `${named(noun, label)} con ruido, redibujado por la red entrenada sin ruido`,
    caption: ({epoch, kind, factor, denoiser, plain, better, share: by}) => {
      const at = `Con ruido ${kinds[kind]} ${written(factor)}, tras ${count(epoch)} ${plural(epoch, 'época', 'épocas')} cada una, el error de la entrenada con ruido es ${loss(denoiser)}; el de la otra, ${loss(plain)}: `;
      const share = percent(by);
      if (better === null) return `${at}sin diferencia apreciable.`;
      return better === 'denoiser'
        ? `${at}el ruido al entrenar lo baja un ${share}.`
        : `${at}aquí es mejor entrenar sin ruido, por un ${share}.`;
    },
    clean: ({denoiser, plain}) =>
      `Con imágenes limpias: ${loss(denoiser)} y ${loss(plain)}; ${denoiser > plain ? 'ahí es mejor la entrenada sin ruido' : 'tampoco ahí es peor la entrenada con ruido'}.`,
  },
  stages: {
    title: 'Las tres etapas',
    corrupt: 'corromper',
    encode: 'codificar',
    decode: 'decodificar',
    values: '784 valores',
    noisyValues: '784 valores con ruido',
    code: (units) => `código, ${count(units)} ${plural(units, 'número', 'números')}`,
    output: '784 valores de nuevo',
    described: (name, trained, code) =>
      `${name}: corrompido (${trained}), codificado${code ? ` en ${count(code.units)} números, ${count(code.zeros)} a cero, el mayor ${loss(code.largest)}` : ''}, decodificado`,
    summary: 'encoder.summary()',
  },
};
