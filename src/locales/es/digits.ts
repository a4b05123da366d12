const names = 'ceros unos doses treses cuatros cincos seises sietes ochos nueves'.split(' ');

/** Several digits of a class: treses. */
export const digitsNamed = (label: number): string => names[label] ?? String(label);
