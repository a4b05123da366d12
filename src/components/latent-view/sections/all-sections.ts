import {html, nothing, type CSSResult, type TemplateResult} from 'lit';
import type {View} from '../../base/content.ts';
import {Inspector} from '../../parts/inspector/inspector.ts';
import {stylesOf} from '../../parts/part.ts';
import {NeighboursSection} from './neighbours-section.ts';
import {ScoresSection} from './scores-section.ts';
import type {Parts, Scene} from './section-context.ts';
import {TableSection} from './table-section.ts';
import {ViewSettings} from './view-settings.ts';

/** What stands under the tabs of the map: fetched when somebody opens one. */
export class AllSections {
  readonly settings: ViewSettings;
  readonly styles: readonly CSSResult[];
  readonly #inspector: Inspector;
  readonly #table: TableSection;
  readonly #scores: ScoresSection;
  readonly #neighbours: NeighboursSection;

  constructor(parts: Parts) {
    this.#inspector = new Inspector(parts.host, parts.tell);
    this.settings = new ViewSettings(parts.host);
    this.#table = new TableSection(parts);
    this.#scores = new ScoresSection(parts);
    this.#neighbours = new NeighboursSection(parts);
    this.styles = stylesOf([this.#inspector, this.#scores]);
  }

  /** The selected picture, and its neighbours on the map. */
  digit(view: View, scene: Scene | null): TemplateResult {
    return html`${this.#inspector.render(view)} ${scene ? this.#neighbours.render(scene) : nothing}`;
  }

  /** How far the map can be trusted. */
  trust(scene: Scene): TemplateResult {
    return this.#scores.render(scene);
  }

  more(scene: Scene): TemplateResult {
    return html`${this.#table.render(scene)} ${this.#table.files(scene)}`;
  }
}
