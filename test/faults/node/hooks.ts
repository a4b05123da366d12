/** What stands between the library and its world inside a bundle, where the driver can reach it. */
export interface Hooks {
  /** The thread's time that work on images takes. */
  charge(images: number): void;
  /** A piece of work begins, which may take longer than it should. */
  beginPiece(): void;
  /** Whether there is memory for another model. */
  hasMemory(): boolean;
  readonly engines: {onLost?: (() => void) | undefined}[];
  readonly stores: {readonly held: readonly string[]}[];
  /** Models made and not yet freed. */
  models: number;
}
