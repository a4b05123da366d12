/** The worker of tfjs's webgl backend. */
import {createWebglEngine} from '../engine/tfjs/webgl.ts';
import {serve, type Port} from '../serve.ts';

serve(self as unknown as Port, {webgl: createWebglEngine}, {pieceMs: 12, onPage: false});
