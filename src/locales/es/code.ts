import {formatFor} from '../format.ts';
import type {CodeMessages} from '../messages/code.ts';
import type {Noun} from '../messages/shared.ts';

const {count, fixed, percent, plural} = formatFor('es');
const nouns: Record<
  Noun,
  {readonly the: string; readonly many: string; readonly other: string; readonly none: string}
> = {
  digit: {the: 'del dígito', many: 'los diez dígitos', other: 'El otro dígito', none: 'ningún dígito'},
  picture: {the: 'de la imagen', many: 'las diez imágenes', other: 'La otra imagen', none: 'ninguna imagen'},
};

const named = (label: number | null, noun: Noun) =>
  label === null || noun === 'picture' ? (noun === 'digit' ? 'un dígito' : 'una imagen') : `un ${label}`;

export const code: CodeMessages = {
  bars: (numbers, shown) =>
    shown === numbers
      ? `Código de ${count(numbers)} números`
      : `Los ${count(shown)} mayores de ${count(numbers)} números`,
  unit: (unit) => `número ${count(unit)}`,
  off: 'Apagar',
  isOff: 'apagado',
  isDead: 'nunca se enciende',
  allOff: 'Apagar todos',
  allOn: 'Encender todos',
  own: (noun) => `Código propio ${nouns[noun].the}`,
  random: 'Código al azar',
  says: {
    own: (name) => `El código de este ${name}. Arrastra una barra y la imagen de la derecha se dobla.`,
    changed: (name, numbers) =>
      `El código de este ${name}, con ${count(numbers)} ${plural(numbers, 'número cambiado', 'números cambiados')}.`,
    random: (noun, mean, deviation) =>
      `Números al azar, cada uno por separado en torno a su media (${fixed(mean, 1)} ± ${fixed(deviation, 1)}): casi nunca ${nouns[noun].none}, pues los números de un código real van juntos.`,
    between: (from, to, noun, share) =>
      share === 0.5
        ? `A medio camino entre ${named(from, noun)} y ${named(to, noun)}.`
        : `Al ${percent(share)} del camino de ${named(from, noun)} a ${named(to, noun)}.`,
    empty: 'Un código vacío: lo que se dibuja es solo el sesgo.',
  },
  dead: (dead, all, images, noun, lights) =>
    `${count(dead)} de ${count(all)} nunca ${lights ? plural(dead, 'se enciende', 'se encienden') : plural(dead, 'cambia', 'cambian')} en ${count(images)} ${noun === 'digit' ? 'dígitos' : 'imágenes'} de prueba.`,
  choose: (noun) => (noun === 'digit' ? 'Elige un dígito' : 'Elige una imagen'),
  sum: {
    waiting: 'Las plantillas llegan con los primeros lotes.',
    bias: 'sesgo',
    term: (unit, value) => `${fixed(value, 1)} × número ${count(unit)}`,
    rest: (units) => `los otros ${count(units)}`,
    whole: 'suma',
    output: (activation) => `${activation} de ella`,
    says: (terms, rest) =>
      `Un decodificador de una capa suma plantillas: el sesgo, ${count(terms)} ${plural(terms, 'número', 'números')} por sus imágenes${rest > 0 ? `, y ${count(rest)} más` : ''}. El último paso dobla la suma.`,
    deep: (layers) =>
      `Este decodificador tiene ${count(layers)} capas. Lo que añade un número depende de todos los demás: su imagen no es una suma de plantillas.`,
  },
  between: {
    choose: (noun) => nouns[noun].other,
    share: 'de este código al otro',
    waiting: (noun) =>
      `Elige ${noun === 'digit' ? 'un segundo dígito' : 'una segunda imagen'}: el decodificador dibuja lo que hay en medio.`,
    picture: (share) => `al ${percent(share)} del camino`,
  },
  units: {
    choose: 'Elige un número del código',
    on: (on, mean, most) =>
      `activo en el ${percent(on)}, ${fixed(mean, 1)} de media, ${fixed(most, 1)} como mucho`,
    stencil: 'lo que añade',
    top: (noun) => `${nouns[noun].many} de prueba que más lo encienden`,
    waiting: 'Contando en las imágenes de prueba…',
  },
};
