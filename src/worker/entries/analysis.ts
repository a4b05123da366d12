/** The worker of projections, neighbours and scores. */
import {serveAnalysis} from '../analysis/serve.ts';
import {nearestNeighbours} from '../engine/simd/kernels.ts';
import type {Port} from '../serve.ts';

declare const self: Port;
serveAnalysis(self, {pieceMs: 12, findNeighbours: nearestNeighbours});
