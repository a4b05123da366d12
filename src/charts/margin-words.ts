/** Of 12 px type, on average: names are cut by it. */
const characterWidth = 6.3;

/** With less than this right of the plot, in pixels, values are told where the picture has none. */
const roomForValues = 120;

/** Between the plot's right side and the words beside it, in pixels. */
export const besidePlot = 12;

/** How many characters have room, in pixels. */
export const charactersIn = (room: number): number => room / characterWidth;

export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** A line's name, cut where it must be, and its value, or nothing where there is no room for that. */
export function marginWords(room: number, text: string, value: string): readonly [string, string] {
  const figure = room < roomForValues ? '' : value;
  return [cut(text, charactersIn(room) - (figure ? figure.length + 1 : 0)), figure];
}
