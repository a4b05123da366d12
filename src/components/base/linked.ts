import {fields} from '../../recipe/fields.ts';

/** Those who were told, once. */
const told = new WeakSet<HTMLElement>();

/** Says in the console which recipe attributes a linked element has for nothing: the recipe is the other's. */
export function warnOfUnused(host: HTMLElement): void {
  // Those that concern what an element shows are its own.
  const unused = fields
    .filter(({change, attribute}) => change !== 'view' && host.hasAttribute(attribute))
    .map(({attribute}) => attribute);
  if (unused.length === 0 || told.has(host)) return;
  told.add(host);
  console.warn(
    `<${host.localName} for> shows another element's network; its own ${unused.join(', ')} ${unused.length > 1 ? 'are' : 'is'} not used.`,
  );
}
