/** What a page in a frame is asked to show. */
export interface Asked {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What was asked for and is not given, with the reason. */
  readonly refused: readonly {readonly name: string; readonly reason: 'unknown' | 'elsewhere'}[];
}

/** Attributes that lead to files. `dataset` may also be a name. */
const leading: readonly string[] = ['dataset', 'dataset-url', 'weights'];

const isUrl = (name: string, value: string): boolean => name !== 'dataset' || /[/.:]/.test(value);

/**
 * Reads what a frame's address asks for: `tag`, and attributes of that element, its recipe's and its own. Whoever writes the
 * address is not who runs the site: files are taken from this origin alone.
 * @param attributesOf what an element of this tag takes; null where there is none
 * @returns null where no such element is asked for
 */
export function askedOf(
  search: URLSearchParams,
  attributesOf: (tag: string) => readonly string[] | null,
  page: {readonly baseURI: string; readonly origin: string},
): Asked | null {
  const tag = search.get('tag') ?? 'ae-trainer';
  const known = attributesOf(tag);
  if (!known) return null;
  const attributes: Record<string, string> = {};
  const refused: Asked['refused'][number][] = [];
  for (const [name, value] of search) {
    if (name === 'tag' || name === 'color-scheme') continue;
    if (!known.includes(name)) refused.push({name, reason: 'unknown'});
    else if (leading.includes(name) && isUrl(name, value) && !isHere(value, page))
      refused.push({name, reason: 'elsewhere'});
    else attributes[name] = value;
  }
  return {tag, attributes, refused};
}

function isHere(
  value: string,
  {baseURI, origin}: {readonly baseURI: string; readonly origin: string},
): boolean {
  try {
    return new URL(value, baseURI).origin === origin;
  } catch {
    return false;
  }
}
