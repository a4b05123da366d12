import type {Corruption} from '../../numerics/corruption.ts';
import type {NoiseKind} from '../../recipe/test-noise.ts';
import type {ErrorFacts, Likeness, NoiseExplanation, NoiseMessages, Piece} from '../messages/noise.ts';
import type {Sentences} from '../messages/shared.ts';
import {kinds, level, levels} from './level.ts';
import {named} from './run.ts';
import {shell, written} from './shell.ts';

const {count, loss, percent, plural, fixed} = shell.format;
/** Behind the word for noise. */
const ofKind = (kind: NoiseKind) => (kind === 'masking' ? 'de ' : '') + kinds[kind];
const rule = (one: Corruption) => `${ofKind(one.kind)} ${levels(one)}`;
const decibels = (meanSquared: number) => `${fixed(10 * Math.log10(1 / meanSquared), 1)} dB`;

/** Lo idéntico no tiene razón. */
const ratios = ({error, similarity}: Likeness, named: boolean) =>
  error === 0
    ? 'idéntico'
    : `${named ? 'PSNR ' : ''}${decibels(error)}, ${named ? 'SSIM ' : ''}${fixed(similarity, 2)}`;

const shares: readonly (readonly [number, string])[] = [
  [1 / 10, 'una décima parte'],
  [1 / 5, 'una quinta parte'],
  [1 / 4, 'una cuarta parte'],
  [1 / 3, 'un tercio'],
  [1 / 2, 'la mitad'],
  [2 / 3, 'dos tercios'],
  [3 / 4, 'tres cuartas partes'],
];
/** How much of an error is left, in a word where one is near enough. */
const left = (share: number) => {
  const near = shares.find(([value]) => Math.abs(value - share) < 0.02);
  if (!near) return `queda el ${percent(share)}`;
  return `${near[0] > 0.5 ? 'quedan' : 'queda'} cerca de ${near[1]}`;
};

function figures({before: {error: before}, after: then, mean}: ErrorFacts): Piece[] {
  const said: Piece[] = [{figure: loss(before)}];
  if (then === null) return [...said, '.'];
  const after = then.error;
  // Neither good nor bad is what hardly changes anything, or is no better than the mean picture for everything.
  const isGood = after < 0.95 * before && after < (mean ?? Infinity);
  const good = isGood ? true : after > before ? false : undefined;
  said.push(' → ', {figure: loss(after), ...(good !== undefined && {good})});
  if (before === after) return [...said, ': sin cambio.'];
  if (before === 0) return [...said, ': daño a lo que estaba limpio.'];
  if (after === 0) return [...said, ': no queda nada de él.'];
  return after < before
    ? [...said, `: ${left(after / before)}.`]
    : [...said, `: ${fixed(after / before, 2)} veces lo de antes; hace daño.`];
}

function decibelsOf({before: first, after: then}: ErrorFacts): string {
  const before = first.error;
  if (then === null) return `${ratios(first, true)}.`;
  const after = then.error;
  const said = `${ratios(first, true)} antes, ${ratios(then, before === 0)} después`;
  if (before === 0 || after === 0 || before === after) return `${said}.`;
  const gain = fixed(Math.abs(10 * Math.log10(before / after)), 1);
  return `${said}: ${gain} dB ${after < before ? 'mejor' : 'peor'}.`;
}

const say: Sentences<NoiseExplanation> = {
  'noise-harm': (facts) =>
    facts.noun === 'digit'
      ? 'Estos diez dígitos salen peor de lo que entran: la red hace daño.'
      : 'Estas diez imágenes salen peor de lo que entran: la red hace daño.',
  'noise-none': () => 'Se entrenó sin ruido: nada le enseñó a quitarlo.',
  'above-filter': (facts) =>
    `Con ruido ${ofKind(facts.kind)} ${written(facts.factor)} gana el mejor filtro lineal, que no usa épocas.`,
  'below-filter': (facts) =>
    `Con ruido ${ofKind(facts.kind)} ${written(facts.factor)} la red supera al mejor filtro lineal.`,
  'noise-level': (facts) =>
    `Entrenada solo con ruido ${rule(facts.rule)}: busca ese ruido en todo lo que ve.`,
  'noise-range': (facts) => `Entrenada con ruido ${rule(facts.rule)}: ha visto poco ruido y mucho.`,
};

export const noise: NoiseMessages = {
  reconstructed: 'redibujado',
  drawnCaption: 'Dibujados aquí: limpios, con ruido, sin él',
  caption: (noun, shown) =>
    noun === 'digit'
      ? `Dígitos de prueba: limpios, con ruido, limpiados${shown === null ? '' : ` en la época ${count(shown)}`}`
      : `Imágenes de prueba: limpias, con ruido, limpiadas${shown === null ? '' : ` en la época ${count(shown)}`}`,
  group: (noun) =>
    noun === 'digit'
      ? 'Diez dígitos de prueba: limpios, con ruido y limpiados'
      : 'Diez imágenes de prueba: limpias, con ruido y limpiadas',
  picture: (noun, label) =>
    `${named(noun, label)}: ${noun === 'digit' ? 'limpio, con ruido y limpiado' : 'limpia, con ruido y limpiada'}`,
  say,
  unlike: (tested, trained) => `Entrenada con ruido ${ofKind(trained)}, probada con ruido ${ofKind(tested)}.`,
  figures: (facts) => ['Error medio ', ...figures(facts)],
  own: (name, facts) => [`${name}: `, ...figures(facts)],
  ownNone: (noun) => `Elige ${noun === 'digit' ? 'un dígito' : 'una imagen'} para ver sus cifras.`,
  trainWith: (kind, factor) => `Entrenar con ${kinds[kind]} ${level.amount(kind, factor)}`,
  ratios: {title: 'Los diez en decibelios', said: decibelsOf},
  training: {
    caption: (noun, epoch, trained) =>
      trained
        ? `${noun === 'digit' ? 'Los primeros dígitos' : 'Las primeras imágenes'} de entrenamiento en la época ${count(epoch)} (ruido ${rule(trained)}). Cada época sortea ruido nuevo; lo que hay que dibujar está limpio.`
        : `${noun === 'digit' ? 'Los primeros dígitos' : 'Las primeras imágenes'} de entrenamiento: esta red no ve ruido.`,
    picture: (noun, label) => `${named(noun, label)}: original y como se usa al entrenar`,
    next: (epoch) => `Ruido de la época ${count(epoch)}`,
  },
  curve: {
    denoiser: 'entrenada con ruido',
    plain: 'entrenada sin ruido',
    pca: (rank) => `PCA, ${count(rank)}`,
    filter: (other) => (other ? `filtro lineal para ${kinds[other]}` : 'filtro lineal'),
    bestFilter: (trained) => `mejor filtro lineal para ${kinds[trained.kind]} ${levels(trained)}`,
    trainedAt: 'entrenada aquí',
    measuring: (noun) =>
      noun === 'digit'
        ? `Midiendo los errores de ${count(1000)} dígitos de prueba …`
        : `Midiendo los errores de ${count(1000)} imágenes de prueba …`,
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
      several: ({helps}) => {
        const said = helps.map(([from, to]) =>
          from === null
            ? `hasta ${fixed(to!, 2)}`
            : `${to === null ? 'desde' : 'de'} ${fixed(from, 2)}${to === null ? '' : ` a ${fixed(to, 2)}`}`,
        );
        return `Ayuda ${said.join(' y ')}; fuera es mejor no hacer nada.`;
      },
    },
    summary: (kind, images, harm) =>
      `Gráfico del error cuadrático medio según el ruido ${ofKind(kind)}, ${count(images)} imágenes de prueba. ${harm}`,
    table: 'La curva en cifras',
    level: 'ruido',
  },
  spoil: {
    inside: (pixels) => `donde pintaste, ${count(pixels)} ${plural(pixels, 'píxel', 'píxeles')}`,
    outside: 'en lo demás',
    beforeAfter: (before, after) => `${loss(before)} → ${after === null ? '–' : loss(after)}`,
    everywhere: (outside) =>
      `Esta red solo ha visto ruido por todas partes: fuera de la zona dañada, donde nada estaba mal, deja un error de ${loss(outside)}.`,
    range: (low, high) => `Entrenar en el intervalo ${written(low)}–${written(high)}`,
    heard: (row, column, pixels) =>
      `Fila ${row}, columna ${column}. ${count(pixels)} ${plural(pixels, 'píxel dañado', 'píxeles dañados')}.`,
  },
  plain: {
    intro:
      '¿Qué aporta el ruido al entrenar? La misma red puede entrenarse al lado sin ruido, con todos los demás ajustes iguales.',
    itself: 'Esta red se entrenó sin ruido: es ella misma la de comparación.',
    train: 'Entrenarla sin ruido',
    waits: 'La red sin ruido se entrena junto a esta, época a época: pulsa Entrenar.',
    progress: (epoch, of) => `La red sin ruido lleva ${count(epoch)} de ${count(of)} épocas.`,
    row: 'entrenada sin ruido',
    picture: (noun, label) => `${named(noun, label)} con ruido, redibujado por la red entrenada sin ruido`,
    caption: ({epoch, kind, factor, denoiser, plain, better, share: by}) => {
      const at = `Con ruido ${ofKind(kind)} ${written(factor)}, tras ${count(epoch)} ${plural(epoch, 'época', 'épocas')} cada una, el error de la entrenada con ruido es ${loss(denoiser)}; el de la otra, ${loss(plain)}: `;
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
    described: (name, trained, code) =>
      `${name}: corrompido (${trained}), codificado${code ? ` en ${count(code.units)} números, ${count(code.zeros)} a cero, el mayor ${loss(code.largest)}` : ''}, decodificado`,
  },
};
