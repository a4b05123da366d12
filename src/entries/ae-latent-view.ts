import {AeLatentView} from '../components/latent-view/ae-latent-view.ts';
import {define} from './define.ts';

define('ae-latent-view', AeLatentView);

export {AeLatentView};
