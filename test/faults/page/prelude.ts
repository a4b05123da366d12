/** What a worker runs before its own code: memory that can be refused, and a clock that can be rounded. */
const text = `
  const {prototype} = WebAssembly.Memory;
  const {grow} = prototype;
  const now = performance.now.bind(performance);
  let [refusals, roundedTo] = [0, 0];
  prototype.grow = function (pages) {
    if (refusals > 0) {
      refusals--;
      throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
    }
    return grow.call(this, pages);
  };
  performance.now = () => (roundedTo > 0 ? Math.floor(now() / roundedTo) * roundedTo : now());
  addEventListener('message', (event) => {
    if (event.data?.type !== 'ae-trouble') return;
    event.stopImmediatePropagation();
    refusals = event.data.refusals ?? refusals;
    roundedTo = event.data.roundedTo ?? roundedTo;
  });
`;

const urls = new Map<string, string>();

/** The url of a script that runs this first, then what is at the given one. */
export function prelude(url: string | URL, options?: WorkerOptions): string {
  const own = new URL(url, document.baseURI).href;
  const known = urls.get(own);
  if (known) return known;
  const load =
    options?.type === 'module' ? `import(${JSON.stringify(own)});` : `importScripts(${JSON.stringify(own)});`;
  const made = URL.createObjectURL(new Blob([text, load], {type: 'text/javascript'}));
  // A text's own url is used once.
  if (!own.startsWith('blob:')) urls.set(own, made);
  return made;
}
