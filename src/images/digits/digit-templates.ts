import {lowDigitTemplates} from './digit-templates-0-4.ts';
import {highDigitTemplates} from './digit-templates-5-9.ts';
import type {StrokeTemplate} from './stroke-templates.ts';

/**
 * How the digits 0–9 are written: the middle lines of their strokes, without slant, width or wobble. See {@link StrokeTemplate} for
 * how the points are read.
 */
export const digitTemplates: readonly (readonly StrokeTemplate[])[] = [
  ...lowDigitTemplates,
  ...highDigitTemplates,
];
