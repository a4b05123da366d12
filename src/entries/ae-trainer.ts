import {AeTrainer} from '../components/trainer/ae-trainer.ts';
import {define} from './define.ts';

define('ae-trainer', AeTrainer);

export {AeTrainer};
