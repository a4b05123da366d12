import {createWasmEngine} from '../../../../src/worker/engine/tfjs/wasm.ts';
import {describeEngineBehaviour} from './engine-behaviour.ts';

describeEngineBehaviour('tfjs on WebAssembly', createWasmEngine(), {losses: 2e-5, values: 1e-5});
