const hold = (event: Event): void => event.stopPropagation();

/**
 * Fetches what tells an element's keys from the page's when the focus first comes into the element; what is pressed until
 * then is kept. To be heard on the element.
 */
export function focusCame({currentTarget}: Event): void {
  const element = currentTarget as HTMLElement;
  element.addEventListener('keydown', hold);
  void import('./own-keys.ts')
    .then(({keepKeys}) => keepKeys(element))
    .catch(() => undefined)
    .then(() => element.removeEventListener('keydown', hold));
}
