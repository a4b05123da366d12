import {configuration} from '../../session/configuration.ts';

/** Where a host's worker files lie, if not beside the library's own: as it says, its class, or the page. */
export const workerBaseOf = (host: HTMLElement): string | null =>
  host.getAttribute('worker-base') ??
  (host.constructor as {readonly workerBase?: string | null}).workerBase ??
  configuration().workerBase ??
  null;
