import {AeNoiseDemo} from '../components/noise-demo/ae-noise-demo.ts';
import {define} from './define.ts';

define('ae-noise-demo', AeNoiseDemo);

export {AeNoiseDemo};
