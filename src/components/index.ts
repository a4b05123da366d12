// Classes, for those who register or extend them themselves. Nothing here registers anything.
export {AeLatentView} from './latent-view/ae-latent-view.ts';
export {AeNoiseDemo} from './noise-demo/ae-noise-demo.ts';
export {AeSummary} from './summary/ae-summary.ts';
export {AeTrainer} from './trainer/ae-trainer.ts';
export {AeWorst} from './worst/ae-worst.ts';
export type * from './base/events.ts';
export type {DataArrays, Images} from './base/author-data.ts';
export type {FailureCode} from '../protocol/failure-codes.ts';
export type {EndReason, Status} from '../protocol/events.ts';
export type {Recipe} from '../recipe/recipe.ts';
export {configure, type Configuration} from '../session/configuration.ts';
export {registerLocale} from '../locales/registry.ts';
export type {Messages, PartialMessages} from '../locales/messages/groups.ts';
export {formatFor, type Format} from '../locales/format.ts';
