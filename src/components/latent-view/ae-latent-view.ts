import {html, type CSSResultGroup, type TemplateResult} from 'lit';
import {mapAttributes, parseMapChoice} from '../../recipe/map-choice.ts';
import type {Complaint} from '../../recipe/parse.ts';
import {barStyles} from '../base/bar-styles.ts';
import {digitsStyles} from '../parts/digits/digits-styles.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';
import {frameStyles} from '../base/frame-styles.ts';
import {mapStyles} from './map-shell-styles.ts';
import {complaintsPanel, firstStory} from '../base/problem.ts';
import type {CreateContent, ShellView} from '../base/content.ts';
import {storyStyles} from '../base/message-styles.ts';
import {themeStyles} from '../base/theme-styles.ts';
import {TrainingElement} from '../base/training-element.ts';

/**
 * The latent space as a map: every point is a test digit where its code puts it, every place in between decodes to a
 * picture. It shows the network of the element that `for` names or that encloses it; by itself it trains one with a
 * code of two numbers. While a network trains, the map follows.
 *
 * @tagname ae-latent-view
 *
 * @fires {CustomEvent<TrainBeginDetail>} ae-train-begin - As `ae-trainer` fires it, where it trains its own network.
 * @fires {CustomEvent<ProgressDetail>} ae-progress - Likewise.
 * @fires {CustomEvent<EpochEndDetail>} ae-epoch-end - Likewise.
 * @fires {CustomEvent<GoalDetail>} ae-goal - Likewise.
 * @fires {CustomEvent<TrainEndDetail>} ae-train-end - Likewise.
 * @fires {CustomEvent<RecipeChangeDetail>} ae-recipe-change - Likewise.
 * @fires {CustomEvent<SelectDetail>} ae-select - The reader selected a digit: `{dataset, split, index}`.
 * @fires {CustomEvent<ErrorDetail>} ae-error - Something stands in the way: `{code, message, attribute?}`.
 *
 * @attr {string} for - Id of the element whose network it shows.
 * @attr {number} points - Test images on the map; 2000, at most 60,000.
 * @attr {string} view - `code`, `pca`, `umap` or `tsne`; `code` for a code of up to two numbers, else `pca`.
 * @attr {string} source - What projections are made of: `code`, or for comparison `pixels`.
 *
 * @slot fallback - Shown where this element cannot run, and in print when nothing has been trained.
 *
 * @csspart map - The square map.
 * @csspart pictures - The pictures beside it.
 * @csspart legend - The classes.
 * @csspart view-menu - The choice of view.
 *
 * @cssprop [--ae-class-0] - Colour of the points of class 0; likewise `--ae-class-1` to `--ae-class-9`.
 */
export class AeLatentView extends TrainingElement<'map'> {
  static override styles: CSSResultGroup = [
    themeStyles,
    frameStyles,
    barStyles,
    digitsStyles,
    storyStyles,
    mapStyles,
  ];
  static override readonly recipeDefaults = {
    'hidden-units': '128,64',
    'encoding-dim': '2',
    'code-activation': 'linear',
    'output-activation': 'sigmoid',
    optimizer: 'adam',
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...mapAttributes];
  }

  protected override readonly messages = ['run', 'map'] as const;

  protected override get ownComplaints(): readonly Complaint[] {
    return parseMapChoice((name) => this.getAttribute(name)).complaints;
  }

  protected override async loadContent(): Promise<CreateContent<'run' | 'map'>> {
    return (await import('./latent-content.ts')).createContent;
  }

  protected override idle(view: ShellView): TemplateResult {
    const {messages, snapshot, recipe} = view;
    const wrong = this.ownComplaints;
    const figure = (words: string) =>
      html`<figure>
        <div class="tile" part="digit"></div>
        <figcaption>${words}</figcaption>
      </figure>`;
    return html`
      <div class="map-head"></div>
      <div class="place">
        <div class="map-box">
          <div class="map" part="map" role="img" aria-label=${messages.shell.map.empty}></div>
          <p class="await" aria-hidden="true"><bdi>${messages.shell.map.empty}</bdi></p>
        </div>
        <div class="pictures" part="pictures">
          ${figure(messages.shell.pictures.original)} ${figure(messages.shell.pictures.reconstruction)}
          ${figure(messages.shell.map.place)}
        </div>
      </div>
      <div class="legend"></div>
      ${wrong.length > 0 ? complaintsPanel(view, wrong) : firstStory(view, shellExplanation(snapshot, recipe))}
      <div class="epochs"></div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ae-latent-view': AeLatentView;
  }
}
