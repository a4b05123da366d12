/** The worker of tfjs's webgpu backend. */
import {createWebgpuEngine} from '../engine/tfjs/webgpu.ts';
import {serve, type Port} from '../serve.ts';

declare const self: Port;
serve(self, {webgpu: createWebgpuEngine}, {pieceMs: 12, onPage: false});
