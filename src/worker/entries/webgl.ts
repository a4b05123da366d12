/** The worker of tfjs's webgl backend. */
import {createWebglEngine} from '../engine/tfjs/webgl.ts';
import {serve, type Port} from '../serve.ts';

declare const self: Port;
serve(self, {webgl: createWebglEngine}, {pieceMs: 12, onPage: false});
