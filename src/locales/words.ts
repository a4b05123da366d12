import type {Group, Messages, Spoken} from './messages/groups.ts';
import {speakAs} from './format.ts';
import {compose, fetchGroup, languagesOf, lost, type OwnLanguage} from './registry.ts';

type Loads = {readonly [G in keyof Messages]: () => Promise<Pick<Messages, G>>};

/** Where our own languages have their groups, each in a file of its own. */
const loads: Readonly<Record<string, Loads>> = {
  en: {
    shell: () => import('./en/shell.ts'),
    noiseShell: () => import('./en/noise-shell.ts'),
    mapShell: () => import('./en/map-shell.ts'),
    notes: () => import('./en/notes.ts'),
    settings: () => import('./en/settings.ts'),
    sight: () => import('./en/sight.ts'),
    run: () => import('./en/run.ts'),
    level: () => import('./en/level.ts'),
    noise: () => import('./en/noise.ts'),
    mapTools: () => import('./en/map-tools.ts'),
    map: () => import('./en/map.ts'),
    worstShell: () => import('./en/worst-shell.ts'),
    worst: () => import('./en/worst.ts'),
  },
  es: {
    shell: () => import('./es/shell.ts'),
    noiseShell: () => import('./es/noise-shell.ts'),
    mapShell: () => import('./es/map-shell.ts'),
    notes: () => import('./es/notes.ts'),
    settings: () => import('./es/settings.ts'),
    sight: () => import('./es/sight.ts'),
    run: () => import('./es/run.ts'),
    level: () => import('./es/level.ts'),
    noise: () => import('./es/noise.ts'),
    mapTools: () => import('./es/map-tools.ts'),
    map: () => import('./es/map.ts'),
    worstShell: () => import('./es/worst-shell.ts'),
    worst: () => import('./es/worst.ts'),
  },
} satisfies Record<OwnLanguage, Loads>;

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
    const fetchOne = <K extends keyof Messages>(group: K) => fetchGroup(name, group, loads[name][group]);
    await Promise.all([fetchOne('shell'), ...groups.map((group) => fetchOne(group))]);
    const found = messagesFor(tag, groups);
    if (found) return found;
    if (lost.has('en')) throw lost.get('en');
  }
}
