import {FailureError, type Failure, type Values} from '../protocol/errors.ts';
import {failureCodes} from '../protocol/failure-codes.ts';

/** What was thrown on the other side of a port, where only an error's name and message come through, as what it was. */
export function errorFromPort(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof DOMException) return thrown;
  const {name, message} = thrown;
  if (name === 'FailureError') {
    const at = message.indexOf(' ');
    const code = failureCodes.find((known) => known === message.slice(0, at));
    if (code) return new FailureError(code, JSON.parse(message.slice(at)) as Values);
  }
  return name === 'AbortError' || name === 'InvalidStateError' ? new DOMException(message, name) : thrown;
}

export const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';

/** A failure as something to throw. */
export const errorOf = ({code, values}: Failure): FailureError => new FailureError(code, values);
