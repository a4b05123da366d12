/** The part of Trusted Types that is used here; a script url is opaque, but a worker takes it like a string. */
interface Factory {
  createPolicy(
    name: string,
    rules: {readonly createScriptURL: (url: string) => string},
  ): {createScriptURL(url: string): string};
}

/** A page that has `trusted-types` in its policy must allow this name. */
const policyName = 'ae-elements';

type Trust = (url: string) => string;
let trust: Trust | null = null;
/** What the page answered when it took a url of ours that is not marked for none of its own: it takes no other. */
let untrusted: unknown = null;

/** Marks urls as scripts of ours where the page asks for that and allows it; leaves them as they are elsewhere. */
function trusted(): Trust {
  if (trust) return trust;
  const {trustedTypes} = globalThis as {readonly trustedTypes?: Factory};
  try {
    // A policy can be made once; a name that the page does not allow throws.
    const policy = trustedTypes?.createPolicy(policyName, {createScriptURL: (url) => url});
    trust = policy ? (url) => policy.createScriptURL(url) : String;
  } catch {
    trust = String;
  }
  return trust;
}

/** A worker from a url of ours. @throws TypeError, or SecurityError, where the page does not allow it */
export function workerFrom(url: string | URL, options?: WorkerOptions): Worker {
  const mark = trusted();
  if (untrusted) throw untrusted;
  try {
    return new Worker(mark(String(url)), options);
  } catch (error) {
    // Each one that is refused is reported to the page's author.
    if (mark === String && 'trustedTypes' in globalThis && error instanceof TypeError) untrusted = error;
    throw error;
  }
}

/**
 * A worker from `new Worker(new URL(…))` as bundlers recognise it, which leaves no place for a trusted url between the
 * two: so the literal is read for its url first, at once and without starting anything.
 */
export function workerOf(start: () => Worker): Worker {
  if (!('trustedTypes' in globalThis)) return start();
  const {Worker: original} = globalThis;
  let read: ConstructorParameters<typeof Worker> | null = null;
  try {
    globalThis.Worker = new Proxy(original, {
      construct(_, parameters: ConstructorParameters<typeof Worker>) {
        read = parameters;
        return {};
      },
    });
    start();
  } finally {
    globalThis.Worker = original;
  }
  return read ? workerFrom(...(read as ConstructorParameters<typeof Worker>)) : start();
}
