import type {QueryName} from '../../../protocol/queries.ts';
import {checkpoint} from './checkpoint.ts';
import {codes} from './codes.ts';
import {decode} from './decode.ts';
import {drawn} from './drawn.ts';
import {encode} from './encode.ts';
import {evaluate} from './evaluate.ts';
import {images} from './images.ts';
import {layer} from './layer.ts';
import {memory} from './memory.ts';
import {noiseCurve} from './noise-curve.ts';
import type {QueryRow} from './query.ts';
import {reconstruct} from './reconstruct.ts';
import {save} from './save.ts';
import {units} from './units.ts';
import {worst} from './worst.ts';

/** Every query has its answer here, or nothing compiles. */
export const queries: {readonly [K in QueryName]: QueryRow<K>} = {
  checkpoint,
  codes,
  decode,
  drawn,
  encode,
  evaluate,
  images,
  layer,
  memory,
  noiseCurve,
  reconstruct,
  save,
  units,
  worst,
};
