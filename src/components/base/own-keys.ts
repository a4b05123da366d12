/** Keys that a browser works a control by, by its `type`, or what it is where it has none; others scroll what they are on. */
const used: Readonly<Record<string, RegExp>> = {
  button: /^( |Enter)$/,
  summary: /^( |Enter)$/,
  checkbox: /^ $/,
  range: /^(Arrow|Page|Home|End)/,
  'select-one': /^(.$|Enter|Arrow|Page|Home|End)/,
  // Whatever is typed.
  text: /^(?!Escape|Tab|F\d)/,
  textarea: /^(?!Escape|Tab|F\d)/,
};
const scrolls = /^( |Arrow|Page|Home|End)/;

/** Keys that were kept when they went down. */
const held = new Set<string>();

/** Whether a key is worked with here: one of our own handlers has taken it, or the browser will. */
function isOurs(event: KeyboardEvent, at: HTMLElement & {readonly type?: string}): boolean {
  const {key, ctrlKey, metaKey, altKey, defaultPrevented} = event;
  if (defaultPrevented) return true;
  // On some keyboards signs are typed with Alt, or with AltGr, which some systems tell as Ctrl and Alt.
  const isShortcut = ctrlKey || metaKey || (altKey && key.length > 1);
  if (isShortcut && !event.getModifierState('AltGraph')) return false;
  return (used[at.type ?? at.localName] ?? scrolls).test(key);
}

function kept(event: Event): void {
  const {currentTarget, target, type} = event;
  const [at] = event.composedPath();
  // An author's own, around or inside it.
  if (target !== currentTarget || at === target) return;
  if (event instanceof KeyboardEvent) {
    const name = event.code || event.key;
    const isOwn = type === 'keydown' ? isOurs(event, at as HTMLElement) : held.has(name);
    if (type === 'keydown' && isOwn) held.add(name);
    else if (type !== 'keypress') held.delete(name);
    if (!isOwn) return;
  }
  event.stopPropagation();
}

/**
 * Keeps keys that a control of an element uses, and all that is typed into its fields, from the page around it, whose
 * shortcuts they may be. What is not used, the page hears: Escape with nothing to close, shortcuts with Ctrl, Alt or Meta.
 */
export function keepKeys(element: HTMLElement): void {
  for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste'])
    element.addEventListener(type, kept);
}
