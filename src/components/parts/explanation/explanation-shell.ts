import type {ShellExplanation} from '../../../locales/messages/shell.ts';
import {downloadBytes} from '../../../recipe/download.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import type {Snapshot} from '../../../session/snapshot.ts';
import {dataName, nounOf} from '../../base/noun.ts';

/** What can be said before the first epoch: what waits, and what it will cost. */
export function shellExplanation(
  {status, data}: Pick<Snapshot, 'status' | 'data'>,
  recipe: Recipe,
): ShellExplanation {
  if (status === 'loading') return {code: 'loading'};
  const bytes = data ? 0 : downloadBytes(recipe);
  if (bytes) return {code: 'download', name: dataName(recipe.dataset), bytes};
  const noun = nounOf(recipe);
  if (recipe.noise !== 'none') return {code: 'idle-noise', noun};
  return {code: 'idle', noun, codeUnits: recipe.encodingDim};
}
