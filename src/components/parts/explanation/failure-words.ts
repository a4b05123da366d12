import type {Spoken} from '../../../locales/messages/groups.ts';
import type {Failure} from '../../../protocol/errors.ts';
import {dataSetOf} from '../../../recipe/datasets.ts';
import type {Recipe} from '../../../recipe/recipe.ts';

/**
 * What went wrong. Of a data set with a name a reader is told the name and which server it was; an author's own copy is
 * named in full, for who can mend it.
 */
export function failureWords(
  {run}: Spoken<'run'>,
  {code, values}: Failure,
  {dataset, datasetUrl}: Recipe,
): string {
  const name = dataSetOf(dataset)?.title;
  if (!name || !code.startsWith('data-')) return run.failure[code](values);
  const url = String(values['url'] ?? '');
  const host = datasetUrl === null && /^https?:\/\/([^/]+)/.exec(url)?.[1];
  return run.failure[code]({...values, name, ...(host && {url: host})});
}
