import {AeNoiseDemo} from '../components/ae-noise-demo.ts';
import {define} from './define.ts';

define('ae-noise-demo', AeNoiseDemo);

export {AeNoiseDemo};
