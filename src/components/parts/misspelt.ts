import leven from 'leven';

/** An attribute that nobody has, and the one that was probably meant. */
export interface Misspelt {
  readonly attribute: string;
  readonly meant: string;
}

/** So many letters may be wrong in a long name; in one of up to four, one. */
const mostWrong = 2;

/**
 * Attributes of an element that are nearly, but not quite, one of its own. Those of the author's and of frameworks are
 * left alone: nothing is said of a name that is like none of ours, or that every element has.
 */
export function misspeltAttributes(element: HTMLElement): readonly Misspelt[] {
  const own = (element.constructor as {observedAttributes?: readonly string[]}).observedAttributes ?? [];
  const known = [...own, 'worker-base'];
  return element.getAttributeNames().flatMap((attribute) => {
    // What is written like one of HTML's is one of HTML's: nonce is not noise.
    if (known.includes(attribute) || attribute in HTMLElement.prototype || /^(data|aria)-/.test(attribute))
      return [];
    const near = known
      .map((meant) => ({meant, wrong: leven(attribute, meant, {maxDistance: mostWrong + 1})}))
      .filter(({meant, wrong}) => wrong <= (meant.length > 4 ? mostWrong : 1))
      .sort((a, b) => a.wrong - b.wrong);
    return near.slice(0, 1).map(({meant}) => ({attribute, meant}));
  });
}
