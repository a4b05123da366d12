import type {FailureCode} from './failure-codes.ts';

export type Values = Readonly<Record<string, string | number>>;

/** A failure as it crosses the port: plain data. */
export interface Failure {
  readonly code: FailureCode;
  readonly values: Values;
}

/** The same as something to throw. */
export class FailureError extends Error {
  readonly failure: Failure;
  /** One that another copy of the library has thrown is one, too. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return (error as Error | null)?.name === 'FailureError' && 'failure' in (error as object);
  }
  constructor(code: FailureCode, values: Values = {}) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'FailureError';
    this.failure = {code, values};
  }
}

/** Why nobody answers who asks a run that is over. */
export const runEnded = (): DOMException => new DOMException('The run has ended.', 'AbortError');

/** Any thrown thing as a failure. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return {code: 'internal', values: {message: error instanceof Error ? error.message : String(error)}};
}
