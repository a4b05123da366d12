/** The page for frames, `embed.html`: one element, as its address asks for it. */
import '../entries/index.ts';
import {askedOf} from './asked.ts';
import {tellHeight} from './height.ts';

/** Language and colours of the page around, as it may tell them: `{type: 'ae-page', lang, colorScheme}`. */
interface PageAround {
  readonly type: 'ae-page';
  readonly lang?: unknown;
  readonly colorScheme?: unknown;
}

const schemes: readonly unknown[] = ['light', 'dark', 'light dark'];
const {documentElement: root} = document;
const wear = (scheme: unknown): void => {
  if (schemes.includes(scheme)) root.style.colorScheme = scheme as string;
};

const search = new URLSearchParams(location.search);
const asked = askedOf(
  search,
  (tag) =>
    (customElements.get(tag) as {observedAttributes?: readonly string[]} | undefined)?.observedAttributes ??
    null,
  {baseURI: document.baseURI, origin: location.origin},
);
wear(search.get('color-scheme'));
root.lang = search.get('lang') ?? root.lang;
addEventListener('message', ({source, data}: MessageEvent<PageAround | null>) => {
  if (source !== parent || source === window || data?.type !== 'ae-page') return;
  wear(data.colorScheme);
  if (typeof data.lang === 'string') root.lang = data.lang;
});

if (asked) {
  const element = document.createElement(asked.tag);
  // It speaks the page's language, which the page around may change.
  for (const [name, value] of Object.entries(asked.attributes))
    if (name !== 'lang') element.setAttribute(name, value);
  document.body.append(element);
} else document.body.append(`There is no <${search.get('tag')}>.`);
for (const {name, reason} of asked?.refused ?? [])
  console.warn(
    reason === 'unknown'
      ? `<${asked!.tag}> has no attribute ${name}.`
      : `${name} leads to another site; this page takes files of its own alone.`,
  );
tellHeight(window, document.body);
