import type {Fitness} from '../../protocol/protocol.ts';

/** Renderers that are programs, not graphics cards; a card's name never holds these words. */
const software = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether this worker gets a hardware WebGL2 context, found out without loading an engine. */
export function probeWebgl(): Fitness {
  if (typeof OffscreenCanvas === 'undefined') return {fit: false, reason: 'no-webgl'};
  const open = (options: WebGLContextAttributes) => new OffscreenCanvas(1, 1).getContext('webgl2', options);
  const gl = open({failIfMajorPerformanceCaveat: true});
  if (!gl) return {fit: false, reason: open({}) ? 'software-webgl' : 'no-webgl'};
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  const floats = gl.getExtension('EXT_color_buffer_float');
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  if (software.test(renderer)) return {fit: false, reason: 'software-webgl'};
  return floats ? {fit: true, detail: renderer} : {fit: false, reason: 'no-float32'};
}
