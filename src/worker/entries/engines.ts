/** The worker inside the library's one file: the fused engine, and the plain one for pages that allow no WebAssembly. */
import {createPlainEngine} from '../engine/plain/plain.ts';
import {createSimdEngine} from '../engine/simd/engine.ts';
import {momentsOf} from '../engine/simd/kernels.ts';
import {serve, type Port} from '../serve.ts';

declare const self: Port;
serve(
  self,
  {
    plain: () => createPlainEngine(),
    simd: () => createSimdEngine('simd'),
    'simd-relaxed': () => createSimdEngine('simd-relaxed'),
  },
  {pieceMs: 12, onPage: false, findMoments: momentsOf},
);
