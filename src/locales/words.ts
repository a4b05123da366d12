import type {Group, Messages, Spoken} from './messages/groups.ts';
import {compose, fetchGroup, fetchShell, lost, languagesOf} from './registry.ts';

/** Where our own languages have their groups, each in a file of its own. */
const loads: Readonly<Record<string, {readonly [G in Group]: () => Promise<Pick<Messages, G>>}>> = {
  en: {
    run: () => import('./en/run.ts'),
    noise: () => import('./en/noise.ts'),
    map: () => import('./en/map.ts'),
  },
  es: {
    run: () => import('./es/run.ts'),
    noise: () => import('./es/noise.ts'),
    map: () => import('./es/map.ts'),
  },
};

function speaks<G extends Group>(
  tables: Partial<Messages>,
  groups: readonly G[],
): tables is Partial<Messages> & Spoken<G> {
  return tables.shell !== undefined && groups.every((group) => tables[group]);
}

/** These groups, or null where they are not at hand: then {@link loadMessages} is to be awaited. */
export function messagesFor<G extends Group>(tag: string, groups: readonly G[]): Spoken<G> | null {
  const tables = compose(languagesOf(tag));
  return speaks(tables, groups) ? tables : null;
}

/**
 * Fetches these groups of a language; of English where its own cannot be had.
 * @throws TypeError where neither can: the page is offline
 */
export async function loadMessages<G extends Group>(tag: string, groups: readonly G[]): Promise<Spoken<G>> {
  lost.clear();
  for (;;) {
    const name = languagesOf(tag)[0];
    const fetchOne = (group: G) => fetchGroup(name, group, loads[name][group]);
    await Promise.all([fetchShell(name), ...groups.map(fetchOne)]);
    const found = messagesFor(tag, groups);
    if (found) return found;
    if (lost.has('en')) throw lost.get('en');
  }
}

/** What is said in a language; where its words are not at hand, they are fetched, and those of before speak meanwhile. */
export type Words<G extends Group> = (tag: string) => Spoken<G>;

/**
 * What an element says once somebody has acted.
 * @throws TypeError where no words can be fetched
 */
export async function loadWords<G extends Group>(tag: string, groups: readonly G[]): Promise<Words<G>> {
  let spoken = await loadMessages(tag, groups);
  // One that cannot be fetched is not tried again and again.
  let tried = tag;
  return (now) => {
    const found = messagesFor(now, groups);
    if (found) spoken = found;
    else if (now !== tried) {
      tried = now;
      void loadMessages(now, groups).catch(() => undefined);
    }
    return spoken;
  };
}
