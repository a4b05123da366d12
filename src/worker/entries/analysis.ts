/** The worker of projections, neighbours and scores. */
import {serveAnalysis} from '../analysis/serve.ts';
import type {Port} from '../serve.ts';

serveAnalysis(self as unknown as Port, {pieceMs: 12});
