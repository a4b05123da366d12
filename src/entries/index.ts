import './ae-latent-view.ts';
import './ae-noise-demo.ts';
import './ae-summary.ts';
import './ae-trainer.ts';
import './ae-worst.ts';

export * from '../components/index.ts';
