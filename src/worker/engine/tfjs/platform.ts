import {env} from './core.ts';

/** The little of a platform that kernels need. Nothing is fetched. */
class WorkerPlatform {
  readonly #encoder = new TextEncoder();

  fetch(): Promise<Response> {
    return Promise.reject(new Error('This engine fetches nothing.'));
  }

  now(): number {
    return performance.now();
  }

  encode(text: string): Uint8Array {
    return this.#encoder.encode(text);
  }

  decode(bytes: Uint8Array, encoding: string): string {
    return new TextDecoder(encoding).decode(bytes);
  }

  isTypedArray(a: unknown): a is Float32Array | Int32Array | Uint8Array | Uint8ClampedArray {
    return (
      a instanceof Float32Array ||
      a instanceof Int32Array ||
      a instanceof Uint8Array ||
      a instanceof Uint8ClampedArray
    );
  }
}

/** Gives tfjs a platform of ours, the same on a page and in a worker. */
export function usePlatform(): void {
  env().setPlatform('ae-elements', new WorkerPlatform());
}
