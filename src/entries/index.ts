import './ae-trainer.ts';

export * from '../components/index.ts';
