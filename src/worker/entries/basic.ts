/** The small worker: the plain engine, and the look at this machine's WebGL that decides whether another is fetched. */
import {createPlainEngine} from '../engine/plain/plain.ts';
import {serve, type Port} from '../serve.ts';

declare const self: Port;
serve(self, {plain: () => createPlainEngine()}, {pieceMs: 12, onPage: false});
