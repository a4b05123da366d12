import type {FirstMessages} from '../locales/messages.ts';
import {ownKey} from '../recipe/own-data.ts';
import {dataName} from './noun.ts';
import type {View} from './stage.ts';

/** Data by name, and whose network it is where that is not the element's own. */
export function chipText({recipe, snapshot, messages, linkedTo}: View<FirstMessages>): string {
  const {dataset} = recipe;
  const {data} = snapshot;
  const name =
    ownKey(dataset) !== null
      ? messages.details.own
      : dataset === 'digits'
        ? messages.details.builtIn
        : data
          ? messages.details.dataChip(
              data.kind === 'url' ? data.name : dataName(data.kind),
              data.trainCount,
              data.testCount,
              data.fromCache,
            )
          : dataName(dataset);
  return linkedTo === null ? name : `${linkedTo} · ${name}`;
}
