import {unpackLevels} from '../../../pixels/levels.ts';
import {firstDigits} from './first-digits.ts';

let unpacked: Uint8Array | null = null;

/** The library's own ten digits: bytes, 784 each. */
export const ownTen = (): Uint8Array => (unpacked ??= unpackLevels(firstDigits));
