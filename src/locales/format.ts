/** Numbers as a language writes them. Spaces inside a quantity do not break. */
export interface Format {
  /** A count: 60,000. */
  readonly count: (value: number) => string;
  /** A loss, with the four decimals Keras prints; three significant figures where those would say little. */
  readonly loss: (value: number) => string;
  /** A number with this many decimals. */
  readonly fixed: (value: number, digits: number) => string;
  /** A share as a percentage: 0.031 as 3.1%. */
  readonly percent: (share: number) => string;
  /** Up to a megabyte as kB, above as MB. */
  readonly bytes: (bytes: number) => string;
  readonly megabytes: (bytes: number) => string;
  readonly duration: (seconds: number) => string;
  readonly plural: (count: number, one: string, other: string) => string;
}

/** A setting as an author would write it: 0.001, 1e8. */
export function asWritten(value: string | number | undefined): string {
  if (typeof value !== 'number') return value ?? '?';
  const size = Math.abs(value);
  return size >= 1e6 || (size > 0 && size < 1e-5) ? value.toExponential().replace('e+', 'e') : String(value);
}

/** As which region a language was spoken last, `es-MX`. */
const regions: Partial<Record<string, string>> = {};

/** From now on the language of this tag writes its numbers as the tag's region does. */
export function speakAs(tag: string): void {
  regions[tag.slice(0, 2)] = /^..-([a-z]{2}|\d{3})$/i.test(tag) ? tag : undefined;
}

const nbsp = '\u00a0';

export function formatFor(language: string): Format {
  const numbers = new Map<string, Intl.NumberFormat>();
  const written = (value: number, options: Intl.NumberFormatOptions): string => {
    const tag = regions[language] ?? language;
    const key = tag + JSON.stringify(options);
    let format = numbers.get(key);
    if (!format) numbers.set(key, (format = new Intl.NumberFormat(tag, options)));
    // A minus is as long as a figure.
    const text = format.format(value).replaceAll('-', '−');
    // Between thousands a space that is narrow and does not break, as the Academy has it; Intl has a point.
    return /^es($|-es)/i.test(tag) ? text.replaceAll('.', '\u202f') : text;
  };
  const fixed = (value: number, digits: number) => {
    // What rounds to nothing has no sign.
    const seen = Math.abs(value) * 10 ** digits < 0.5 ? 0 : value;
    return written(seen, {minimumFractionDigits: digits, maximumFractionDigits: digits});
  };
  const count = (value: number) => written(value, {maximumFractionDigits: 0});
  const megabytes = (bytes: number) => {
    const size = bytes / 1e6;
    return fixed(size, size < 99.95 ? 1 : 0) + nbsp + 'MB';
  };
  const rules = new Intl.PluralRules(language);
  return {
    count,
    fixed,
    loss(value) {
      // A squared rounding error of single precision is none.
      const size = Math.abs(value) < 1e-15 ? 0 : Math.abs(value);
      if (!Number.isFinite(value)) return '–';
      if (size >= 1e6 || (size > 0 && size < 1e-5))
        return written(value, {notation: 'scientific', maximumSignificantDigits: 3});
      if (size >= 0.001 && size < 10) return fixed(value, 4);
      return size === 0 ? '0' : written(value, {minimumSignificantDigits: 3, maximumSignificantDigits: 3});
    },
    percent(share) {
      const size = Math.abs(share);
      const digits = size < 0.0995 ? 1 : 0;
      return written(share, {style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits});
    },
    megabytes,
    bytes: (bytes) => (bytes < 999_500 ? count(bytes / 1000) + nbsp + 'kB' : megabytes(bytes)),
    duration(seconds) {
      const whole = Math.max(1, Math.round(seconds));
      if (whole < 90) return `${count(whole)}${nbsp}s`;
      const minutes = Math.round(whole / 60);
      if (minutes < 90) return `${count(minutes)}${nbsp}min`;
      return `${count(Math.round(minutes / 60))}${nbsp}h`;
    },
    plural: (value, one, other) => (rules.select(value) === 'one' ? one : other),
  };
}
