import {FailureError} from '../../protocol/errors.ts';

/**
 * Whether a failure says that there is no such file. A server without CORS on its error pages seems unreachable, one
 * that keeps its list of files to itself refuses what is not there, and one that answers everything sends a page. Bytes
 * of no known kind are none of these: they are the file, damaged.
 */
export function saysAbsent(error: unknown): error is FailureError {
  if (!(error instanceof FailureError)) return false;
  const {code, values} = error.failure;
  return (
    code === 'data-not-found' ||
    (code === 'data-not-images' && values.found !== undefined) ||
    (code === 'data-refused' && Number(values.status) < 500) ||
    (code === 'data-unreachable' && values.reason === 'no-answer')
  );
}

/** How much a failure tells. */
function weight({failure}: FailureError): number {
  if (failure.code === 'data-mismatch') return 3;
  if (failure.code === 'data-unreachable') return 0;
  return failure.code === 'data-not-found' ? 1 : 2;
}

/** Of the failures of several places the one that tells most: the first such. */
export const tellingMost = (before: FailureError | null, error: FailureError): FailureError =>
  before && weight(before) >= weight(error) ? before : error;
