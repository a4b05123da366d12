import type {Projection, ProjectionParameters} from '../protocol/analysis.ts';

/** Pictures kept for a reader who switches back; the oldest goes first. One of 10,000 points is 80 kB. */
const maxResults = 16;

/** Whole pictures, by the points they are of and the parameters that made them. */
export class ProjectionResults {
  readonly #results = new Map<string, Projection>();

  get(key: string, parameters: ProjectionParameters): Projection | null {
    return this.#results.get(resultKey(key, parameters)) ?? null;
  }

  keep(key: string, parameters: ProjectionParameters, projection: Projection): void {
    this.#results.set(resultKey(key, parameters), projection);
    for (const oldest of [...this.#results.keys()].slice(0, Math.max(0, this.#results.size - maxResults)))
      this.#results.delete(oldest);
  }

  clear(): void {
    this.#results.clear();
  }
}

/** Where a picture starts and what it is turned onto does not change what it is a picture of. */
function resultKey(key: string, parameters: ProjectionParameters): string {
  const {method, components, neighbours, minDistance, epochs, perplexity, iterations, seed} = parameters;
  // PCA's axes mean something: turned, it is another picture.
  const turned = method === 'pca' && parameters.alignTo !== undefined && parameters.alignBy !== 'signs';
  return JSON.stringify([
    key,
    method,
    components,
    neighbours,
    minDistance,
    epochs,
    perplexity,
    iterations,
    seed,
    turned,
  ]);
}
