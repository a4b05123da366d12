/**
 * Registers an element. The first to take a name keeps it; a second copy of the library of another version says so.
 * Does nothing where there are no custom elements, as in Node.
 */
export function define(name: string, element: CustomElementConstructor & {readonly version: string}): void {
  if (typeof customElements === 'undefined') return;
  const taken: (CustomElementConstructor & {readonly version?: string}) | undefined =
    customElements.get(name);
  if (!taken) customElements.define(name, element);
  else if (taken !== element && taken.version !== element.version) {
    console.warn(
      `<${name}> is already registered${taken.version ? ` by version ${taken.version}` : ''}; version ${element.version} is not used.`,
    );
  }
}
