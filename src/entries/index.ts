import './ae-latent-view.ts';
import './ae-noise-demo.ts';
import './ae-trainer.ts';

export * from '../components/index.ts';
