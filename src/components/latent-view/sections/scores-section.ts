import {html, nothing, type TemplateResult} from 'lit';
import type {MapScores} from '../../../protocol/analysis.ts';
import {difference} from '../../../recipe/derive.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import {Part} from '../../parts/part.ts';
import {section} from '../../parts/details/section.ts';
import type {MapView} from '../map-view.ts';
import {classColours} from '../class-count.ts';
import {button} from '../../parts/controls/button.ts';
import {scoresOf} from '../measure.ts';
import type {ProjectorState} from '../projector.ts';
import {scoresStyles} from './scores-styles.ts';
import type {Parts, Scene} from './section-context.ts';
import {firstChoice, parametersOfKind, type ViewChoice} from '../view-choice.ts';

const maxRows = 8;

interface Row {
  readonly name: string;
  readonly scores: MapScores;
  readonly seconds: number | null;
  /** The run it was measured in, and where that stood. */
  readonly data: unknown;
  readonly recipe: Recipe;
  readonly epoch: number;
  /** Of the epochs that were behind. */
  readonly valLoss: readonly number[];
}

/** Whether a row is of the run that is shown: the same data and network, and an epoch that is part of its history. */
function isOf({data, recipe, epoch, valLoss}: Row, {snapshot, recipe: now}: MapView): boolean {
  const {history} = snapshot;
  const behind = epoch <= Math.max(snapshot.epoch, history.loss.length);
  const sameRun = valLoss.every((loss, i) => loss === history.valLoss[i]);
  return data === snapshot.data && behind && sameRun && difference(recipe, now).change !== 'reset';
}

/** How far the map is to be trusted, measured on a sample that is stated; one line for each map that was measured. */
export class ScoresSection extends Part<Scene> {
  static override readonly styles = [scoresStyles];
  readonly #parts: Parts;
  #rows: readonly Row[] = [];
  #working = false;

  constructor(parts: Parts) {
    super(parts.host);
    this.#parts = parts;
  }

  protected override template(scene: Scene): TemplateResult {
    const {view, embedding, live} = scene;
    // What was measured of another run, or of other data, goes with it.
    this.#rows = this.#rows.filter((row) => isOf(row, view));
    const {messages} = view;
    const {format} = messages.shell;
    const {scores: say} = messages.map;
    const ready = !live && !this.#working && ['done', 'stopped'].includes(this.#parts.projector.state.phase);
    const [first] = this.#rows;
    // What another map came to stands in the table alone.
    const shown = nameOf(view, embedding.choice, this.#parts.projector.state);
    const own = this.#rows.find(({name}) => name === shown);
    const number = (value: number | null, digits: number) =>
      value === null ? '–' : format.fixed(value, digits);
    return section(
      say.title,
      'scores',
      html`<div class="line">
          ${button(this.#working ? say.working : say.act, () => void this.#measure(scene), {
            off: !ready || Boolean(own),
          })}
        </div>
        ${
          first
            ? html`${own ? this.#said(own.scores, view) : nothing}
                ${own ? byClass(own.scores, view) : nothing}
                <details class="summary">
                  <summary><bdi>${say.table}</bdi></summary>
                  <div class="scroll wide" tabindex="0" role="region" aria-label=${say.title}>
                    <table>
                      <thead>
                        <tr>
                          <th scope="col">${say.map}</th>
                          <th scope="col">${say.trust(first.scores.trustworthinessK)}</th>
                          <th scope="col">${say.inMap(first.scores.accuracyK)}</th>
                          <th scope="col">${say.inSpace}</th>
                          <th scope="col">${say.seconds}</th>
                          <th scope="col">${say.sample}</th>
                        </tr>
                      </thead>
                      <tbody>
                        ${this.#rows.map(
                          ({name, scores, seconds}) =>
                            html`<tr>
                              <th scope="row"><bdi>${name}</bdi></th>
                              <td>${number(scores.trustworthiness, 3)}</td>
                              <td>${number(scores.mapAccuracy, 3)}</td>
                              <td>${number(scores.spaceAccuracy, 3)}</td>
                              <td>${number(seconds, 1)}</td>
                              <td>${format.count(scores.count)}</td>
                            </tr>`,
                        )}
                      </tbody>
                    </table>
                  </div>
                </details>`
            : nothing
        }
        <p class="caption"><bdi>${say.hint}</bdi></p>`,
    );
  }

  #said(scores: MapScores, {messages}: MapView): TemplateResult | typeof nothing {
    const {mark} = this.#parts;
    const {trustworthiness: trust, trustworthinessK: k, mapAccuracy: inMap, spaceAccuracy: inSpace} = scores;
    // Of few points it is not defined.
    if (trust === null) return nothing;
    return html`<p><bdi>${mark(messages.map.scores.said({k, trust, inMap, inSpace}), messages)}</bdi></p>`;
  }

  async #measure({view, embedding}: Scene): Promise<void> {
    const {choice, projection} = embedding;
    const {projector, host} = this.#parts;
    const {state} = projector;
    this.#working = true;
    host.requestUpdate();
    try {
      const {data} = view.snapshot;
      const scores = await scoresOf(this.#parts, view, embedding);
      if (!scores) return;
      const name = nameOf(view, choice, state);
      const seconds = projection ? projection.elapsedMs / 1000 : null;
      const {recipe, snapshot} = view;
      const {epoch, history} = snapshot;
      const row = {name, scores, seconds, data, recipe, epoch, valLoss: history.valLoss.slice()};
      this.#rows = [row, ...this.#rows].slice(0, maxRows);
    } catch {
      // The worker or the run has ended; the button is there again.
    } finally {
      this.#working = false;
      host.requestUpdate();
    }
  }
}

/** How well each class keeps together, as bars in its colour. */
function byClass({byClass: classes, accuracyK}: MapScores, {messages, noun}: MapView) {
  if (!classes) return nothing;
  const {map, shell} = messages;
  return html`<figure class="by-class" part="by-class">
    <figcaption><bdi>${map.scores.byClass(noun, accuracyK)}</bdi></figcaption>
    <ul>
      ${classes.map(
        ({label, share}) =>
          html`<li>
            <b>${label}</b>
            <i class="ink-${label % classColours}" .style=${`--share: ${share}`}></i>
            <span>${shell.format.percent(share)}</span>
          </li>`,
      )}
    </ul>
  </figure>`;
}

/** All that makes a map another one: its view, what it is of, by which distance, what differs from the usual, when. */
function nameOf({messages, run, snapshot}: MapView, choice: ViewChoice, state: ProjectorState): string {
  const {map: say, mapTools} = messages;
  const {format} = messages.shell;
  const {kind, source, distance, dims, components} = choice;
  const pair = kind === 'code' ? dims : kind === 'pca' ? components : null;
  const others = parametersOfKind[kind].filter((one) => choice[one] !== firstChoice[one]);
  return [
    mapTools.kinds[kind],
    ...(pair && pair.join() !== '0,1' ? [pair.map((one) => one + 1).join('–')] : []),
    ...(kind === 'code' ? [] : [say.sources[source]]),
    ...(distance === 'euclidean' ? [] : [say.distances[distance]]),
    ...others.map((one) => `${say.parameters[one]} ${choice[one]}`),
    messages.run.chart.readEpoch(run.shown ?? snapshot.epoch),
    ...(state.phase === 'stopped' ? [say.scores.stopped(format.percent(state.progress))] : []),
  ].join(' · ');
}
