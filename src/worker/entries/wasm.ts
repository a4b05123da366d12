/** The worker of tfjs's wasm backend. */
import {createWasmEngine} from '../engine/tfjs/wasm.ts';
import {serve, type Port} from '../serve.ts';

declare const self: Port;
serve(self, {wasm: createWasmEngine}, {pieceMs: 12, onPage: false});
