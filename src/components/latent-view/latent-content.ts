import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {TrainEvent} from '../../protocol/events.ts';
import type {PointSet} from '../../protocol/analysis.ts';
import {parseMapChoice, type MapChoice} from '../../recipe/map-choice.ts';
import {Announcer} from '../parts/controls/announcer.ts';
import {asShown} from '../parts/epoch-slider/as-of.ts';
import {dataNeeded, hasData, hasNetwork} from '../parts/data-needed/data-needed.ts';
import {aboutRun} from '../parts/details/about-run.ts';
import {detailsStyles} from '../parts/details/details-styles.ts';
import {epochSlider, followArchive} from '../parts/epoch-slider/epoch-slider.ts';
import {EventRelay} from '../parts/controls/event-relay.ts';
import {Inspector} from '../parts/inspector/inspector.ts';
import {inspectorStyles} from '../parts/inspector/inspector-styles.ts';
import {MemoryLine} from '../parts/details/memory-line.ts';
import {nextStyles} from '../parts/explanation/run-message-styles.ts';
import {complaintsPanel, remarksList} from '../base/problem.ts';
import {RunStory} from '../parts/explanation/run-message.ts';
import {runWords} from '../parts/explanation/status-line.ts';
import {section} from '../parts/details/section.ts';
import {SelectionController} from '../parts/controls/selection.ts';
import {SettingsForm} from '../parts/settings/settings-form.ts';
import {settingsStyles} from '../parts/settings/settings-styles.ts';
import {sliderStyles} from '../parts/epoch-slider/slider-styles.ts';
import type {BarWords, Stage, StageHost} from '../base/content.ts';
import type {MapView} from './map-view.ts';
import {isBusy} from './busy.ts';
import {classStyles} from './class-styles.ts';
import {GridSection} from './sections/grid-section.ts';
import {ImageStore} from './image-store.ts';
import {latentStyles} from './latent-styles.ts';
import {legend} from './legend.ts';
import {mapMoments, mapSentence} from './map-explanations.ts';
import {MapPanel} from './map/map-panel.ts';
import {Desk} from './map/map-state.ts';
import {mostPixels, NeighboursSection} from './sections/neighbours-section.ts';
import {Newcomer} from './new-point.ts';
import {CodeSource, type Points} from './points.ts';
import {Projector} from './projector.ts';
import {RegionSection} from './sections/region-section.ts';
import {ScoresSection} from './sections/scores-section.ts';
import type {Parts, Scene} from './sections/section-context.ts';
import {SidePictures} from './side-images.ts';
import {TableSection} from './sections/table-section.ts';
import {firstChoice, fitting, type ViewChoice} from './view-choice.ts';
import {viewMenu} from './view-menu.ts';
import {ViewSettings} from './view-settings.ts';
import {WalkSection} from './sections/walk-section.ts';

/** The latent view at work: the map and what stands beside it. */
class LatentStage implements Stage<'run' | 'map'>, ReactiveController {
  readonly styles = [
    classStyles,
    latentStyles,
    sliderStyles,
    detailsStyles,
    inspectorStyles,
    settingsStyles,
    nextStyles,
  ];
  readonly #host: StageHost;
  readonly #announcer: Announcer;
  readonly #relay: EventRelay;
  readonly #story: RunStory;
  readonly #settings: SettingsForm;
  readonly #inspector: Inspector;
  readonly #memory: MemoryLine;
  readonly #codes: CodeSource;
  readonly #images: ImageStore;
  readonly #desk: Desk;
  readonly #projector: Projector;
  readonly #map: MapPanel;
  readonly #side: SidePictures;
  readonly #newcomer: Newcomer;
  readonly #viewSettings: ViewSettings;
  readonly #walk: WalkSection;
  readonly #grid: GridSection;
  readonly #neighbours: NeighboursSection;
  readonly #region: RegionSection;
  readonly #scores: ScoresSection;
  readonly #table: TableSection;
  #view: MapView | null = null;
  /** What the reader chose; before that, what the attributes say. */
  #chosen: ViewChoice | null = null;
  #first: ViewChoice | null = null;
  #space: {readonly points: Points; readonly source: string; readonly space: PointSet | null} | null = null;
  #hadPoints = false;

  constructor(host: StageHost) {
    this.#host = host;
    this.#announcer = new Announcer(() => host.requestUpdate());
    const tell = (text: string) => this.#announcer.tell(text);
    this.#relay = new EventRelay(host);
    this.#story = new RunStory(host, tell);
    this.#settings = new SettingsForm(host);
    this.#inspector = new Inspector(host, tell);
    this.#memory = new MemoryLine(host);
    this.#codes = new CodeSource(host);
    this.#images = new ImageStore(host);
    this.#desk = new Desk(() => host.requestUpdate());
    this.#projector = new Projector(host, (picture) => this.#map.show(picture));
    this.#map = new MapPanel(host, this.#desk, this.#images, tell);
    this.#side = new SidePictures(host, this.#desk, this.#images);
    this.#newcomer = new Newcomer(host, this.#projector, this.#images);
    const parts: Parts = {host, desk: this.#desk, images: this.#images, projector: this.#projector};
    this.#viewSettings = new ViewSettings(host);
    this.#walk = new WalkSection(parts);
    this.#grid = new GridSection(parts, () => this.#map.sight);
    this.#neighbours = new NeighboursSection(parts);
    this.#region = new RegionSection(parts);
    this.#scores = new ScoresSection(parts);
    this.#table = new TableSection(parts);
    new SelectionController(host);
    host.addController(this);
  }

  get announcement(): string {
    return this.#announcer.text;
  }

  bar(view: MapView): BarWords {
    return runWords(view);
  }

  body(view: MapView): TemplateResult {
    this.#view = view;
    const {messages, snapshot, noun} = view;
    const {map: say} = messages;
    const {complaints} = this.#asked;
    const choice = this.#choice(view);
    const points = this.#codes.newest(view);
    const picture = points ? this.#projector.picture : null;
    const then = asShown(view);
    const moments = mapMoments(then, choice, points, picture, this.#projector.state);
    const newcomer = this.#newcomer.placeOn(view, picture);
    this.#map.newcomer = newcomer ?? null;
    const outsider = this.#newcomer.shownOn(view);
    this.#side.outsider = outsider && {...outsider, place: newcomer ?? null};
    this.#scores.about(view);
    // Unless the details follow.
    this.#inspector.rest();
    for (const part of [this.#walk, this.#grid, this.#neighbours, this.#region]) part.scene = null;
    const acts = {choose: (part: Partial<ViewChoice>) => this.#choose(choice, part)};
    const count = points?.count ?? 0;
    const name = points ? say.name(noun, count, choice.kind) : messages.shell.map.empty;
    const busy = isBusy(points, choice, picture, this.#projector.state, this.#live(view));
    const missing = hasNetwork(snapshot) && !hasData(view);
    const waiting = points
      ? nothing
      : html`<div class="await">${missing ? dataNeeded(view) : html`<p><bdi>${say.waiting}</bdi></p>`}</div>`;
    return html`
      <div class="map-head">
        ${viewMenu(view, choice, points, picture, this.#projector, acts)}
        <span class="sample"
          ><bdi>${points ? say.sample(count, snapshot.data?.testCount ?? count) : nothing}</bdi></span
        >
      </div>
      <div class="place">
        ${this.#map.render(view, name, busy, waiting)} ${this.#side.render(view, picture)}
      </div>
      ${legend(view, picture, this.#desk)}
      ${
        complaints.length > 0
          ? complaintsPanel(view, complaints)
          : this.#story.render(then, moments, 0, mapSentence(view))
      }
      ${
        newcomer === undefined
          ? nothing
          : html`<p class="caption"><bdi>${newcomer ? say.newcomer : say.newcomerNowhere}</bdi></p>`
      }
      ${epochSlider(view)} ${remarksList(view)}
    `;
  }

  details(view: MapView): TemplateResult {
    const names = view.linkedTo === null ? view.recipe.controls : [];
    const points = this.#codes.newest(view);
    const picture = points ? this.#projector.picture : null;
    const choice = this.#choice(view);
    const acts = {choose: (part: Partial<ViewChoice>) => this.#choose(choice, part)};
    const {map: say} = view.messages;
    const scene: Scene | null = picture && {view, picture, live: this.#live(view)};
    return html`<div class="inside">
      ${section(say.settings, 'view-settings', this.#viewSettings.render(view, choice, picture, acts))}
      ${
        scene
          ? html`${this.#scores.render(scene)} ${this.#neighbours.render(scene)} ${this.#walk.render(scene)}
            ${this.#grid.render(scene)} ${this.#region.render(scene)} ${this.#table.render(scene)}
            ${this.#table.files(scene)}`
          : nothing
      }
      ${this.#settings.render(view, names)} ${this.#inspector.render(view)} ${aboutRun(view, this.#memory)}
    </div>`;
  }

  heard(events: readonly TrainEvent[], view: MapView): void {
    this.#announcer.hear(events, view);
    if (events.some(({type}) => type === 'archive')) followArchive(view.trained);
    if (view.linkedTo === null) this.#relay.relay(events, view.messages);
  }

  hostUpdated(): void {
    const view = this.#view;
    if (!view) return;
    this.#codes.follow(view, this.#asked.points);
    const points = this.#codes.newest(view);
    if (!points) {
      if (this.#hadPoints) this.#map.show(null);
      this.#hadPoints = false;
    } else this.#hadPoints = true;
    const choice = this.#choice(view);
    this.#projector.follow(points, choice, points && this.#measured(view, points, choice), this.#live(view));
  }

  /** What the author wants. */
  get #asked(): MapChoice {
    return parseMapChoice((name) => this.#host.getAttribute(name));
  }

  /** Whether the points are about to change. */
  #live({snapshot, trained}: MapView): boolean {
    return snapshot.status === 'training' && trained.shown === null;
  }

  #choice({recipe}: MapView): ViewChoice {
    const width = recipe.encodingDim;
    const chosen = this.#chosen;
    if (chosen) return (this.#chosen = fitting(chosen, width));
    const {view, source, distance} = this.#asked;
    const kind = view ?? (width <= 2 ? 'code' : 'pca');
    const first = this.#first;
    if (first?.kind === kind && first.source === source && first.distance === distance) return first;
    return (this.#first = {...firstChoice, kind, source, distance});
  }

  #choose(choice: ViewChoice, part: Partial<ViewChoice>): void {
    this.#chosen = {...choice, ...part};
    if (part.kind !== undefined) this.#map.home();
    // A place of one map means nothing on another.
    this.#desk.update({place: null, looked: null, pin: null});
    this.#host.requestUpdate();
  }

  #measured(view: MapView, points: Points, choice: ViewChoice): PointSet | null {
    const space = this.#spaceOf(view, points, choice);
    return space && Projector.measured(space, choice);
  }

  /** What is projected; null while pixels are on their way. */
  #spaceOf(view: MapView, points: Points, {source, kind}: ViewChoice): PointSet | null {
    if (source === 'code' || kind === 'code') return Projector.codeSpace(points);
    const {data} = view.snapshot;
    const count = Math.min(points.count, mostPixels);
    if (this.#space?.points === points && this.#space.source === source) return this.#space.space;
    const before = this.#space?.source === source ? this.#space.space : null;
    const mine = (this.#space = {points, source, space: before});
    this.#images.all(view.trained, data, count).then(
      (images) => {
        if (this.#space !== mine) return;
        this.#space = {...mine, space: this.#projector.pixelSpace(images, data, count)};
        this.#host.requestUpdate();
      },
      () => {
        if (this.#space === mine) this.#space = null;
      },
    );
    return before;
  }
}

export const createStage = (host: StageHost): Stage<'run' | 'map'> => new LatentStage(host);
