import {AeWorst} from '../components/worst/ae-worst.ts';
import {define} from './define.ts';

define('ae-worst', AeWorst);

export {AeWorst};
