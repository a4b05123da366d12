import {AeTrainer} from '../components/ae-trainer.ts';
import {define} from './define.ts';

define('ae-trainer', AeTrainer);

export {AeTrainer};
