import {html, type TemplateResult} from 'lit';
import type {NotesMessages} from '../../locales/messages/notes.ts';
import {fields} from '../../recipe/fields.ts';
import type {ShellView} from './content.ts';
import {fire} from './events.ts';
import type {LanguageController} from './language-controller.ts';
import type {Link} from './link-controller.ts';

// What only an element needs that shows another one's network: it is fetched with the first link.

/** Elements and links of which it was told, once. */
const told = new WeakSet<HTMLElement | Link>();

/** Tells author and page what is to be told of a link. */
export function tell(host: HTMLElement, link: Link, language: Pick<LanguageController, 'note'>): void {
  warnOfUnused(host);
  if (!told.has(link)) language.note((_, words) => fireLink(host, link, words));
  told.add(link);
}

/** Says in the console which recipe attributes a linked element has for nothing: the recipe is the other's. */
function warnOfUnused(host: HTMLElement): void {
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

/** Fires `ae-error` where a link leads to no network and never will; one to an element that may still come does not. */
function fireLink(host: HTMLElement, link: Link, notes?: NotesMessages): void {
  if (link.kind === 'own' || link.kind === 'linked' || link.kind === 'missing') return;
  const message = notes?.link[link.kind](link.name) ?? link.name;
  fire(host, 'ae-error', {code: `link-${link.kind}`, message, attribute: 'for'});
}

/** Whether an element comes after another one, or after the host around it: one that is linked to is never further in. */
function isAfter(other: Element, element: Element): boolean {
  let at: Element | undefined = element;
  while (at && at.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_DISCONNECTED)
    at = (at.getRootNode() as Partial<ShadowRoot>).host;
  return Boolean(at && at.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** What a linked element calls the other's network, and says while there is none. */
export function whereabouts(
  {run, snapshot, messages: {notes}, linkedTo: id}: ShellView,
  element: HTMLElement,
): Pick<ShellView, 'linkedTo' | 'untrained'> | null {
  if (id === null || !notes) return null;
  const {host} = run;
  const below = isAfter(host, element);
  const {name, untrained, go} = notes.linked;
  const linkedTo = name(below);
  const sentence = untrained(linkedTo.charAt(0).toUpperCase() + linkedTo.slice(1));
  return {linkedTo, untrained: snapshot.status === 'idle' ? untrainedLine(sentence, go, host) : null};
}

/** That there is no network yet, and the way to where it is trained. */
const untrainedLine = (sentence: string, go: string, host: HTMLElement): TemplateResult =>
  html`<div class="room">
    <p class="say" part="moment">
      <bdi>${sentence}</bdi>
      <button
        class="quiet go"
        part="button"
        type="button"
        @click=${() => {
          host.scrollIntoView();
          host.shadowRoot?.querySelector('button')?.focus({preventScroll: true});
        }}
      >
        ${go}
      </button>
    </p>
  </div>`;
