import './ae-latent-view.ts';
import './ae-trainer.ts';

export * from '../components/index.ts';
