/** What a compressed stream is rejected with that cannot be read. */
export const damaged = Symbol('damaged');
/** What it is rejected with where it ends before its own end. */
export const cutShort = Symbol('cut short');
