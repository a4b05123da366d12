/** A number as Python writes a float. */
export function float(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A text that cannot end a comment: what an author wrote may have lines. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** A text in single quotes, as JavaScript is mostly written. */
export const single = (text: string): string => `'${text}'`;

/** A text in double quotes, as Python and JavaScript both read it. */
export const quoted = (text: string): string => JSON.stringify(text);
