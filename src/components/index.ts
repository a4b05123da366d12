// Classes, for those who register or extend them themselves. Nothing here registers anything.
export {AeTrainer} from './ae-trainer.ts';
export type * from './events.ts';
export {registerLocale} from '../locales/registry.ts';
export type {Messages} from '../locales/messages.ts';
export {formatFor, type Format} from '../locales/format.ts';
