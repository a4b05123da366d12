/** What goes wrong in a page without anybody being told: errors nobody caught, and what is written to the console. */
export class Complaints {
  readonly found: string[] = [];
  readonly #consoleError = console.error;

  constructor() {
    window.addEventListener('error', this.#note);
    window.addEventListener('unhandledrejection', this.#note);
    console.error = (...said: unknown[]) => this.found.push(`console.error: ${said.map(String).join(' ')}`);
  }

  restore(): void {
    window.removeEventListener('error', this.#note);
    window.removeEventListener('unhandledrejection', this.#note);
    console.error = this.#consoleError;
  }

  readonly #note = (event: ErrorEvent | PromiseRejectionEvent): void => {
    const error: unknown = 'reason' in event ? event.reason : (event.error ?? event.message);
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.found.push(`${'reason' in event ? 'unhandled' : 'uncaught'}: ${text}`);
    event.preventDefault();
  };
}
