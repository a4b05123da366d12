import type {Group, LaterGroup, LaterLoads, Messages, OwnShellGroup, Spoken} from './messages/groups.ts';
import {speakAs} from './format.ts';
import {compose, fetchGroup, languagesOf, lost, type OwnLanguage} from './registry.ts';

type Loads = {readonly [G in OwnShellGroup]: () => Promise<Pick<Messages, G>>} & {
  readonly shell: () => Promise<Pick<Messages, 'shell'> & {readonly later: LaterLoads}>;
};

/**
 * Where our own languages have what is said before anybody acts, each group in a file of its own. Where the others are, a
 * language's first words bring with them: a page that speaks one language pays for no other's list.
 */
const loads: Readonly<Record<string, Loads>> = {
  en: {
    shell: () => import('./en/first.ts'),
    noiseShell: () => import('./en/noise-shell.ts'),
    mapShell: () => import('./en/map-shell.ts'),
    worstShell: () => import('./en/worst-shell.ts'),
    summaryShell: () => import('./en/summary-shell.ts'),
  },
  es: {
    shell: () => import('./es/first.ts'),
    noiseShell: () => import('./es/noise-shell.ts'),
    mapShell: () => import('./es/map-shell.ts'),
    worstShell: () => import('./es/worst-shell.ts'),
    summaryShell: () => import('./es/summary-shell.ts'),
  },
} satisfies Record<OwnLanguage, Loads>;

async function load<G extends keyof Messages>(name: string, group: G): Promise<Pick<Messages, G>> {
  const first: Partial<Record<keyof Messages, () => Promise<unknown>>> = loads[name];
  const all = group in first ? first : (await loads[name].shell()).later;
  return all[group as LaterGroup]!() as Promise<Pick<Messages, G>>;
}

function speaks<G extends Group>(
  tables: Partial<Messages>,
  groups: readonly G[],
): tables is Partial<Messages> & Spoken<G> {
  return tables.shell !== undefined && groups.every((group) => tables[group]);
}

/** These groups, and what every element says; null where they are not at hand: then {@link loadMessages} is to be awaited. */
export function messagesFor<G extends Group>(tag: string, groups: readonly G[]): Spoken<G> | null {
  speakAs(tag);
  const tables = compose(languagesOf(tag));
  return speaks(tables, groups) ? tables : null;
}

/**
 * Fetches these groups of a language, and what every element says; of English where its own cannot be had.
 * @throws TypeError where neither can: the page is offline
 */
export async function loadMessages<G extends Group>(tag: string, groups: readonly G[]): Promise<Spoken<G>> {
  lost.clear();
  for (;;) {
    const name = languagesOf(tag)[0];
    const fetchOne = <K extends keyof Messages>(group: K) => fetchGroup(name, group, () => load(name, group));
    await Promise.all([fetchOne('shell'), ...groups.map((group) => fetchOne(group))]);
    const found = messagesFor(tag, groups);
    if (found) return found;
    if (lost.has('en')) throw lost.get('en');
  }
}
