import {lowDigitWays} from './digit-ways-0-4.ts';
import {highDigitWays} from './digit-ways-5-9.ts';
import type {Way} from './ways.ts';

/**
 * How the digits 0–9 are written: the middle line of the pen's way, without slant, width or wobble. See {@link Way} for
 * how the points are read.
 */
export const digitWays: readonly (readonly Way[])[] = [...lowDigitWays, ...highDigitWays];
