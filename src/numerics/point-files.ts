/**
 * Points as files: a table of comma-separated values, and the three that TensorFlow's Embedding Projector loads
 * (https://projector.tensorflow.org): vectors, metadata and a sprite of thumbnails. Pure functions of arrays.
 */

/** A field as RFC 4180 wants it; a text that a spreadsheet would take for a formula is marked as text. */
function field(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of equal length under their names, lines ended as RFC 4180 wants them. */
export function csv(names: readonly string[], rows: Iterable<readonly (string | number)[]>): string {
  const lines = [names.map(field).join(',')];
  for (const row of rows) lines.push(row.map(field).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** count × width values, one vector a line, without a heading. Values have the digits that a float32 needs. */
export function vectorsTsv(values: Float32Array, width: number): string {
  const lines: string[] = [];
  for (let from = 0; from < values.length; from += width)
    lines.push(Array.from(values.subarray(from, from + width), shortest).join('\t'));
  return `${lines.join('\n')}\n`;
}

/** The shortest decimal that is this float32 again; nine digits always are. */
function shortest(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(Number(value.toPrecision(9)));
}

/**
 * One line a vector. The Projector takes the first line for headings where there are several columns, and for a vector
 * where there is one. Tabs and line ends within a field become spaces.
 */
export function metadataTsv(names: readonly string[], rows: Iterable<readonly (string | number)[]>): string {
  const line = (fields: readonly (string | number)[]) =>
    fields.map((value) => String(value).replace(/[\t\r\n]+/g, ' ')).join('\t');
  const lines = names.length > 1 ? [line(names)] : [];
  for (const row of rows) lines.push(line(row));
  return `${lines.join('\n')}\n`;
}

export interface Sprite {
  /** Pixels to a side: the Projector wants a square, and no more than 8,192. */
  readonly side: number;
  /** side × side × 4 bytes, red, green, blue, opacity. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Thumbnails shown: all, or as many as fit. */
  readonly count: number;
}

export const largestSprite = 8192;

/**
 * Thumbnails row by row, dark on light as ink on paper.
 * @param images bytes of count images, size × size each; 0 is paper
 */
export function spriteOf(images: Uint8Array, size: number): Sprite {
  const all = images.length / (size * size);
  const columns = Math.min(Math.max(1, Math.ceil(Math.sqrt(all))), Math.floor(largestSprite / size));
  const count = Math.min(all, columns * columns);
  const side = columns * size;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let image = 0; image < count; image++) {
    const left = (image % columns) * size;
    const top = Math.floor(image / columns) * size;
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) {
        const at = 4 * ((top + y) * side + left + x);
        pixels.fill(255 - images[(image * size + y) * size + x], at, at + 3);
      }
  }
  return {side, pixels, count};
}
