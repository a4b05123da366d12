/** The worker of tfjs's wasm backend. */
import {createWasmEngine} from '../engine/tfjs/wasm.ts';
import {serve, type Port} from '../serve.ts';

serve(self as unknown as Port, {wasm: createWasmEngine}, {pieceMs: 12, onPage: false});
