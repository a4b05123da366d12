import {isDrawn} from '../../recipe/datasets.ts';
import {authorDataKey} from '../../recipe/author-data.ts';
import {dataName} from './noun.ts';
import type {ShellView} from './content.ts';

/** Data by name, and whose network it is where that is not the element's own. */
export function chipText({recipe, snapshot, messages, linkedTo}: ShellView): string {
  const {dataset} = recipe;
  const {data} = snapshot;
  const {details} = messages.shell;
  const plainName =
    authorDataKey(dataset) !== null ? details.own : data?.kind === 'url' ? data.name : dataName(dataset);
  const name = isDrawn(dataset)
    ? details.titles[dataset]
    : // How many there are the other says.
      data && linkedTo === null
      ? details.dataChip(plainName, data.trainCount, data.testCount, data.fromCache)
      : plainName;
  return !linkedTo ? name : `${linkedTo} · ${name}`;
}
