import type {ReactiveControllerHost} from 'lit';
import type {ShellMessages} from '../../locales/messages/shell.ts';
import type {OwnLanguage} from '../../locales/registry.ts';
import {messagesFor} from '../../locales/words.ts';
import {fire} from './events.ts';
import {languageOf} from './language-of.ts';

type Host = ReactiveControllerHost & HTMLElement;

export type LackWords = readonly [sentence: string, retry: string];

/** What is said where no words could be fetched, either. */
const offline: Readonly<Record<string, LackWords>> = {
  en: ['A part of this library could not be loaded: offline?', 'Try again'],
  es: ['No se pudo cargar una parte de esta biblioteca: ¿sin conexión?', 'Reintentar'],
} satisfies Record<OwnLanguage, LackWords>;

/** That a part of the library is not here, and the way to try again. */
export const lackWordsOf = ({notLoaded, button}: ShellMessages): LackWords => [notLoaded, button.retry];

/** The same in a host's language, whatever of that is here. */
export function lackWords(host: Element): LackWords {
  const tag = languageOf(host);
  const words = messagesFor(tag, []);
  return words ? lackWordsOf(words.shell) : (offline[tag.slice(0, 2)] ?? offline['en']);
}

/** What could not be fetched, by host: each part, and what fetches it again. */
const lacks = new WeakMap<Host, Map<object, () => void>>();

/**
 * A file of the library is gone, or the network is: the host says so where the part would stand, and tells the page. A
 * part is not asked for again until somebody tries.
 * @param again fetches it once more; where that fails, too, it is said again
 */
export function lack(host: Host, part: object, again: () => void): void {
  const parts = lacks.get(host) ?? new Map<object, () => void>();
  lacks.set(host, parts);
  if (parts.size === 0) fire(host, 'ae-error', {code: 'not-loaded', message: lackWords(host)[0]});
  parts.set(part, again);
  host.requestUpdate();
}

/** It came after all. */
export const have = (host: Host, part: object): boolean | undefined => lacks.get(host)?.delete(part);

/** Fetches all that a host lacks; null where it lacks nothing. */
export function retryOf(host: Host): (() => void) | null {
  const parts = lacks.get(host);
  if (!parts?.size) return null;
  return () => {
    const all = [...parts.values()];
    parts.clear();
    for (const again of all) again();
    host.requestUpdate();
  };
}
