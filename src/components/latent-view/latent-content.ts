import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {MapChoice} from '../../recipe/map-choice.ts';
import {asShown} from '../parts/epoch-slider/as-of.ts';
import {dataNeeded, drawnHere, hasData} from '../parts/data-needed/data-needed.ts';
import {hasNetwork} from '../../session/snapshot.ts';
import {epochSlider} from '../parts/epoch-slider/epoch-slider.ts';
import {loadMessages} from '../../locales/words.ts';
import {adoptLater} from '../base/adopt-styles.ts';
import {section} from '../parts/details/section.ts';
import {dataKey, SelectionController, selectionOf} from '../parts/controls/selection.ts';
import {inRunFrame, type Panels, type RunContent, type RunTools} from '../parts/run-frame.ts';
import type {PartHost} from '../base/content.ts';
import {languageOf} from '../base/language-of.ts';
import type {MapView} from './map-view.ts';
import {isBusy} from './busy.ts';
import {Collapse} from './collapse.ts';
import {firstKind} from './first-kind.ts';
import {ImageStore} from './image-store.ts';
import {aroundMapStyles} from './around-map-styles.ts';
import {chipStyles} from './chip-styles.ts';
import {latentStyles} from './latent-styles.ts';
import {toolStyles} from './tool-styles.ts';
import {idleLegend} from './idle-buttons.ts';
import {classesOf, legend} from './legend.ts';
import {IdleMap} from './idle-map.ts';
import {MapHead} from './map-head.ts';
import {MapSpace} from './map-space.ts';
import {mapExplanations, mapSentence} from './map-explanations.ts';
import {KeyList} from './map/key-list.ts';
import {LinkedMaps} from './map/linked-maps.ts';
import {lookChip} from './map/look.ts';
import {MapPanel} from './map/map-panel.ts';
import {MapStateStore} from './map/map-state.ts';
import {regionChip} from './map/region.ts';
import type {Walk} from './map/walk.ts';
import {Rest} from './map/rest.ts';
import type {Trust} from './map/trust.ts';
import {OutOfSampleSelection} from './out-of-sample-selection.ts';
import {CodeSource, dimensionsOf, isMany, type Points} from './points.ts';
import {Projector} from './projector.ts';
import {LazyModule} from '../parts/controls/lazy-module.ts';
import type {AllSections} from './sections/all-sections.ts';
import type {Parts, Scene} from './sections/section-context.ts';
import {SideImages} from './side-images.ts';
import {firstChoice, fitting, type ViewChoice} from './view-choice.ts';
import {axisChoices, makingChip} from './view-menu.ts';

/** A map that has not changed for so long is at rest, in milliseconds. */
const restMs = 1000;

/** The latent view at work: the map and what stands beside it. */
class LatentContent
  implements RunContent<'run' | 'mapShell' | 'mapTools' | 'map', MapChoice>, ReactiveController
{
  readonly parts: readonly object[];
  readonly styles = [latentStyles, aroundMapStyles, chipStyles, toolStyles];
  readonly #tools: RunTools;
  readonly #host: PartHost;
  readonly #codes: CodeSource;
  readonly #images: ImageStore;
  readonly #stateStore: MapStateStore;
  readonly #linked: LinkedMaps;
  readonly #projector: Projector;
  readonly #space: MapSpace;
  readonly #head: MapHead;
  readonly #map: MapPanel;
  /** Until there are points. */
  readonly #idle: IdleMap;
  /** Fetched with the first end of one. */
  readonly #walk: LazyModule<Walk>;
  /** Fetched when a map that has something to lose is at rest. */
  readonly #trust: LazyModule<Trust>;
  readonly #rest: Rest;
  readonly #keyList: KeyList;
  readonly #side: SideImages;
  readonly #collapse: Collapse;
  #judged: Points | null = null;
  #judging: ReturnType<typeof setTimeout> | undefined;
  readonly #outOfSample: OutOfSampleSelection;
  readonly #sections: LazyModule<AllSections>;
  /** While it is on the page. */
  #view: MapView | null = null;
  /** What the reader chose; before that, what the attributes say. */
  #chosen: ViewChoice | null = null;
  #first: ViewChoice | null = null;
  #hadPoints = false;

  constructor(tools: RunTools) {
    this.#tools = tools;
    const {host, tell, mark} = tools;
    this.#host = host;
    this.#codes = new CodeSource(host);
    this.#images = new ImageStore(host);
    this.#stateStore = new MapStateStore((changed) => {
      this.#linked.tell(changed);
      host.requestUpdate();
    });
    this.#linked = new LinkedMaps(this.#stateStore);
    this.#projector = new Projector(host, (embedding) => this.#map.show(embedding));
    this.#space = new MapSpace(host, this.#images, this.#projector);
    this.#head = new MapHead(host);
    this.#idle = new IdleMap(host);
    this.#map = new MapPanel(host, this.#stateStore, this.#images, tell, (layout) => {
      this.#walk.here?.place(layout);
      this.#side.place(layout);
    });
    const update = () => host.requestUpdate();
    this.#walk = new LazyModule(
      host,
      async () => new (await import('./map/walk.ts')).Walk(host, this.#stateStore),
      update,
    );
    this.#keyList = new KeyList(host);
    this.#collapse = new Collapse(host);
    this.#side = new SideImages(host, this.#stateStore, this.#images);
    this.#outOfSample = new OutOfSampleSelection(host, this.#projector, this.#images);
    const parts: Parts = {
      host,
      tell,
      mark,
      stateStore: this.#stateStore,
      images: this.#images,
      projector: this.#projector,
    };
    this.#trust = new LazyModule(host, async () => new (await import('./map/trust.ts')).Trust(parts), update);
    this.#rest = new Rest(restMs, update);
    this.#sections = new LazyModule(
      host,
      async () => {
        const [{AllSections}] = await Promise.all([
          import('./sections/all-sections.ts'),
          // What is not accepted is said in them.
          loadMessages(languageOf(host), ['notes']).catch(() => undefined),
        ]);
        return new AllSections(parts);
      },
      (sections) => {
        adoptLater(host, sections.styles);
        host.requestUpdate();
      },
    );
    this.parts = [this.#head, this.#idle, this.#map, this.#side];
    new SelectionController(host);
    host.addController(this);
  }

  body(now: MapView): TemplateResult {
    const view = this.#tools.drawn.images(now);
    this.#view = view;
    const {messages, snapshot, noun} = view;
    const {map: say, mapTools} = messages;
    const choice = this.#choice(view);
    const points = this.#codes.newest(view);
    const embedding = points ? this.#projector.embedding : null;
    const then = asShown(view);
    // Of very many points that is found out once they are drawn.
    const isJudged = points !== null && (!isMany(points) || this.#judged === points);
    const collapsed = isJudged ? this.#collapse.isFound(view, points) : null;
    const trust = embedding && this.#trust.here;
    const lost = trust?.explanation(view, embedding!) ?? null;
    const explanations = [
      ...(lost ? [lost] : []),
      ...mapExplanations(then, choice, points, embedding, this.#projector.state, collapsed),
    ];
    const place = this.#outOfSample.placeOn(view, embedding);
    const outOfSample = this.#outOfSample.shownOn(view);
    const acts = {choose: (part: Partial<ViewChoice>) => this.#choose(choice, part)};
    const missing = hasNetwork(snapshot) && !hasData(view);
    const walk = this.#stateStore.state.walk[0] === null ? null : this.#walk.get();
    const map = this.#map.render(view, {
      name: points ? say.name(noun, points.count, choice.kind) : messages.mapShell.empty,
      busy: isBusy(points, choice, embedding, this.#projector.state, this.#live(view)),
      empty: points
        ? nothing
        : html`${this.#idle.render(view)}
            <div class="await">
              ${
                missing
                  ? dataNeeded(view)
                  : html`<p><bdi>${snapshot.status === 'error' ? nothing : say.waiting}</bdi></p>`
              }
            </div>`,
      outOfSamplePoint: place ?? null,
      lost: trust?.lost(embedding!) ?? null,
      over: html`${points ? axisChoices(view, choice, points, embedding, acts) : nothing}
        ${embedding ? html`${walk?.render(view, embedding)} ${this.#side.lens(view, embedding)}` : nothing}
        <div class="chips">
          ${trust?.render(view, embedding!) ?? nothing} ${makingChip(view, this.#projector)}
          ${points ? lookChip(view, choice, this.#stateStore) : nothing}
          ${
            embedding
              ? html`${walk?.chip(view, embedding)} ${regionChip(view, embedding, this.#stateStore)}`
              : nothing
          }
        </div>`,
    });
    const head = this.#head.render({
      say: mapTools,
      noun,
      kind: choice.kind,
      state: this.#stateStore.state,
      acts: {
        view: (kind) => this.#choose(choice, {kind}),
        // What was looked at would lie over what is drawn.
        tool: (tool) => this.#stateStore.update({tool, place: null, pin: null}),
        look: (look) => this.#stateStore.update({look}),
      },
      keys: this.#keyList.render(view),
    });
    return html`
      <div class="map-stage">
        ${head}
        <div class="place">
          ${map} ${this.#side.render(view, embedding, outOfSample && {...outOfSample, place: place ?? null})}
        </div>
        ${
          embedding
            ? legend(say, noun, classesOf(embedding.points.labels), {
                state: this.#stateStore.state,
                update: (part) => this.#stateStore.update(part),
              })
            : idleLegend
        }
      </div>
      ${epochSlider(now)} ${this.#tools.message.render(view, explanations, 0, mapSentence(view))}
      ${
        place === undefined
          ? nothing
          : html`<p class="caption"><bdi>${place ? say.newcomer : say.newcomerNowhere}</bdi></p>`
      }
    `;
  }

  readonly panels: Panels<'run' | 'mapShell' | 'mapTools' | 'map', MapChoice> = {
    digit: (now) => {
      const {view, scene} = this.#scene(now);
      // What is not looked at is not fetched.
      if (selectionOf(dataKey(view.recipe))) return this.#sections.get()?.digit(view, scene) ?? nothing;
      return html`<p class="caption"><bdi>${view.messages.run.inspector.none(view.noun)}</bdi></p>`;
    },
    trust: (now) => {
      const {view, scene} = this.#scene(now);
      const sections = this.#sections.get();
      return (
        (scene && sections?.trust(scene)) ??
        html`<p class="caption"><bdi>${view.messages.map.waiting}</bdi></p>`
      );
    },
    more: (now) => {
      const {view, scene} = this.#scene(now);
      const choice = this.#choice(view);
      const acts = {choose: (part: Partial<ViewChoice>) => this.#choose(choice, part)};
      const settings = this.#sections.get()?.settings.render(view, choice, scene?.embedding ?? null, acts);
      return html`
        ${view.drawnHere ? drawnHere(view) : nothing}
        ${settings ? section(view.messages.map.settings, 'view-settings', settings) : nothing}
        ${scene ? this.#sections.here?.more(scene) : nothing}
      `;
    },
  };

  /** What the sections under the tabs are about; no scene before there is a map. */
  #scene(now: MapView): {readonly view: MapView; readonly scene: Scene | null} {
    const view = this.#tools.drawn.images(now);
    const embedding = this.#codes.newest(view) ? this.#projector.embedding : null;
    return {view, scene: embedding && {view, embedding, live: this.#live(view)}};
  }

  hostUpdate(): void {
    this.#view = null;
  }

  hostDisconnected(): void {
    this.#rest.follow(null);
    this.#linked.follow(null);
  }

  hostUpdated(): void {
    const view = this.#view;
    if (!view) return;
    this.#linked.follow(view.run.host);
    this.#codes.follow(view, view.own.points);
    const points = this.#codes.newest(view);
    if (!points) {
      if (this.#hadPoints) this.#map.show(null);
      this.#hadPoints = false;
    } else this.#hadPoints = true;
    const choice = this.#choice(view);
    this.#projector.follow(
      points,
      choice,
      points && this.#space.measured(view, points, choice),
      this.#live(view),
    );
    // A task of its own: of 60,000 points it takes long.
    this.#judging ??= setTimeout(() => {
      this.#judging = undefined;
      this.#judge();
    });
    this.#measureAtRest(view, points, choice);
  }

  #judge(): void {
    if (!this.#view) return;
    this.#collapse.follow(this.#view, this.#projector.embedding);
    const points = this.#codes.newest(this.#view);
    if (!points || !isMany(points) || this.#judged === points) return;
    dimensionsOf(points);
    this.#judged = points;
    this.#host.requestUpdate();
  }

  /** How far to trust a map that has rested; where it is the code itself, there is nothing to lose. */
  #measureAtRest(view: MapView, points: Points | null, choice: ViewChoice): void {
    const {embedding, state} = this.#projector;
    const live = this.#live(view);
    const settled = points && !live && !isBusy(points, choice, embedding, state, live) ? embedding : null;
    this.#rest.follow(settled);
    const loses = settled && (choice.kind !== 'code' || settled.points.width > 2);
    if (loses && this.#rest.has(settled)) this.#trust.get()?.follow(view, settled);
  }

  /** Whether the points are about to change. */
  #live({snapshot, run}: MapView): boolean {
    return snapshot.status === 'training' && run.shown === null;
  }

  #choice({recipe, own}: MapView): ViewChoice {
    const width = recipe.encodingDim;
    const chosen = this.#chosen;
    if (chosen) return (this.#chosen = fitting(chosen, width));
    const {source, distance} = own;
    const kind = firstKind(own, width);
    const first = this.#first;
    if (first?.kind === kind && first.source === source && first.distance === distance) return first;
    return (this.#first = {...firstChoice, kind, source, distance});
  }

  #choose(choice: ViewChoice, part: Partial<ViewChoice>): void {
    this.#chosen = {...choice, ...part};
    if (part.kind !== undefined) this.#map.home();
    // A place of one map means nothing on another.
    this.#stateStore.update({place: null, looked: null, pin: null, outline: null});
    this.#host.requestUpdate();
  }
}

export const createContent = inRunFrame<'mapShell' | 'mapTools' | 'map', MapChoice>(
  (tools) => new LatentContent(tools),
);
