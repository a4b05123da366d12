import {AeSummary} from '../components/summary/ae-summary.ts';
import {define} from './define.ts';

define('ae-summary', AeSummary);

export {AeSummary};
