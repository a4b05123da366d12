/** The page's half of the library, as the driver uses it. */
export {openSession} from '../../../src/session/session.ts';
export {acquire, release, workerCount} from '../../../src/session/workers.ts';
export {readRun, savedFrom} from '../../../src/session/reading.ts';
