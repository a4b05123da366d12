import {AeCode} from '../components/code/ae-code.ts';
import {define} from './define.ts';

define('ae-code', AeCode);

export {AeCode};
