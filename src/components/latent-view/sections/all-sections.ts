import {html, type CSSResult, type TemplateResult} from 'lit';
import {Inspector} from '../../parts/inspector/inspector.ts';
import {stylesOf} from '../../parts/part.ts';
import {NeighboursSection} from './neighbours-section.ts';
import {ScoresSection} from './scores-section.ts';
import type {Parts, Scene} from './section-context.ts';
import {TableSection} from './table-section.ts';
import {ViewSettings} from './view-settings.ts';

/** What the details say of the map: fetched when somebody opens them. */
export class AllSections {
  /** The selected picture. */
  readonly inspector: Inspector;
  readonly settings: ViewSettings;
  readonly styles: readonly CSSResult[];
  readonly #table: TableSection;
  readonly #sections: readonly {render(scene: Scene): TemplateResult}[];

  constructor(parts: Parts) {
    this.inspector = new Inspector(parts.host, parts.tell);
    this.settings = new ViewSettings(parts.host);
    this.styles = stylesOf([this.inspector]);
    this.#table = new TableSection(parts);
    this.#sections = [new ScoresSection(parts), new NeighboursSection(parts), this.#table];
  }

  render(scene: Scene): TemplateResult {
    return html`${this.#sections.map((part) => part.render(scene))} ${this.#table.files(scene)}`;
  }
}
