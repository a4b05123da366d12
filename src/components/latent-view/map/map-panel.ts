import {html, nothing, type TemplateResult} from 'lit';
import type {PartHost} from '../../base/content.ts';
import type {MapView} from '../map-view.ts';
import {BoxSize} from '../../parts/controls/box-size.ts';
import {Part} from '../../parts/part.ts';
import {classStyles} from '../class-styles.ts';
import {zoomButtons} from '../zoom-buttons.ts';
import {dataKey, select} from '../../parts/controls/selection.ts';
import type {ImageStore} from '../image-store.ts';
import type {Embedding} from '../projector.ts';
import {FrameTurn} from './frame-turn.ts';
import {keysHeard} from './key-list.ts';
import {lostColours, type Lost} from './lost-kinds.ts';
import {lostStyles} from './lost-styles.ts';
import {classColours} from '../class-count.ts';
import type {MapContext} from './map-context.ts';
import {MapDrawing} from './map-drawing.ts';
import {MapKeyboard} from './map-keyboard.ts';
import {MapLayout} from './map-layout.ts';
import {MapPointer} from './map-pointer.ts';
import {MapOutline} from './outline.ts';
import type {MapStateStore} from './map-state.ts';

/** What is said of the map, and drawn on it, beside its points. */
export interface MapFacts {
  readonly name: string;
  /** Whether another embedding than the one that is shown is on its way. */
  readonly busy: boolean;
  /** In place of points. */
  readonly empty: TemplateResult | typeof nothing;
  /** Where a picture from outside falls. */
  readonly outOfSamplePoint: readonly [number, number] | null;
  /** What points show in place of their classes. */
  readonly lost: Lost | null;
  /** What lies over the map: choices of axes, results of tools. */
  readonly over: TemplateResult;
}

/** The map: points on canvas, names and numbers over them; moved, zoomed, and read with pointer, fingers and keys. */
export class MapPanel extends Part<MapView, readonly [MapFacts]> {
  static override readonly styles = [classStyles, lostStyles];
  readonly #stateStore: MapStateStore;
  readonly #size = new BoxSize(() => this.redraw());
  readonly #layout = new MapLayout(() => this.#size.width);
  readonly #drawing: MapDrawing;
  readonly #outline: MapOutline;
  readonly #pointer: MapPointer;
  readonly #keyboard: MapKeyboard;
  readonly #turn = new FrameTurn((at) => {
    const moving = this.#layout.step(at);
    this.#drawNow();
    if (moving) this.#drawSoon();
  });
  #box: HTMLElement | null = null;

  #outOfSamplePoint: MapFacts['outOfSamplePoint'] = null;
  #lost: Lost | null = null;
  #busy = false;

  readonly #drawn: (layout: MapLayout) => void;

  /**
   * @param tell says it in the live region
   * @param drawn called with every frame, for what is laid over the map
   */
  constructor(
    host: PartHost,
    stateStore: MapStateStore,
    images: ImageStore,
    tell: (text: string) => void,
    drawn: (layout: MapLayout) => void,
  ) {
    super(host);
    this.#drawn = drawn;
    this.#stateStore = stateStore;
    const redraw = () => this.#drawSoon();
    const context: MapContext = {
      layout: this.#layout,
      stateStore,
      view: () => this.view,
      tell,
      choose: (index) => select(host, dataKey(this.view!.recipe), {split: 'test', index}),
      redraw,
    };
    this.#drawing = new MapDrawing(host, this.#layout, stateStore, images, redraw);
    this.#outline = new MapOutline(context);
    this.#pointer = new MapPointer(host, context, this.#outline);
    this.#keyboard = new MapKeyboard(context, this.#outline);
  }

  /** A new frame of the map; null where there is none. */
  show(embedding: Embedding | null): void {
    this.#layout.show(embedding);
    this.#drawSoon();
  }

  #drawSoon(): void {
    this.#turn.ask();
  }

  /** The whole map again. */
  home(): void {
    this.#layout.zoom?.reset();
  }

  protected override template(
    view: MapView,
    {name, busy, empty, outOfSamplePoint, lost, over}: MapFacts,
  ): TemplateResult {
    this.#outOfSamplePoint = outOfSamplePoint;
    this.#lost = lost;
    this.#busy = busy;
    const {under} = this.#drawing;
    const {map: say} = view.messages;
    const {tool} = this.#stateStore.state;
    this.#outline.follow(tool);
    const act = (factor: number) => () => this.#layout.zoom?.scale(factor);
    return html`<div class="map-box">
      <div
        class="map ${tool === 'point' ? '' : 'drawing'}"
        part="map"
        role="application"
        tabindex="0"
        aria-label=${name}
        aria-roledescription=${say.role}
        aria-describedby="map-keys"
        aria-busy=${busy}
        @transitionrun=${this.#themeChanged}
        @keydown=${this.#keyboard.pressed}
        @pointerdown=${this.#pointer.pressed}
        @pointermove=${this.#pointer.moved}
        @pointerup=${this.#pointer.released}
        @pointercancel=${this.#pointer.cancelled}
        @pointerleave=${this.#pointer.left}
        @click=${this.#pointer.clicked}
      >
        <canvas aria-hidden="true"></canvas>
        ${under ? html`<canvas class="under ${under}" aria-hidden="true"></canvas>` : nothing}
        <svg aria-hidden="true"></svg>
        <span class="inks" aria-hidden="true"
          ><i class="paper"></i
          ><i class="ground"></i
          >${Array.from({length: classColours + 1}, (_, i) => html`<i class="ink-${i}"></i>`)}${
            lost ? Array.from({length: lostColours}, (_, i) => html`<i class="lost-${i}"></i>`) : nothing
          }</span
        >
      </div>
      ${empty} ${over} ${zoomButtons(say, [act(1.6), act(1 / 1.6), () => this.#layout.fit()])}
      <p class="heard" id="map-keys">${keysHeard(view)}</p>
    </div>`;
  }

  protected override draw(): void {
    this.#watch(this.host.renderRoot.querySelector<HTMLElement>('.map'));
    if (this.#box) this.#drawSoon();
  }

  protected override gone(): void {
    this.#watch(null);
  }

  hostDisconnected(): void {
    this.#size.observe(null);
    this.#drawing.end();
    this.#turn.cancel();
  }

  #watch(box: HTMLElement | null): void {
    this.#box = box;
    this.#size.observe(box);
    this.#pointer.follow(box);
  }

  #drawNow(): void {
    const {view} = this;
    if (!this.#box?.isConnected || !view || this.#layout.side === 0) return;
    this.#drawing.draw(this.#box, view, {
      outOfSamplePoint: this.#outOfSamplePoint,
      lasso: this.#outline.line,
      corners: this.#outline.corners,
      lost: this.#lost,
      busy: this.#busy,
    });
    this.#drawn(this.#layout);
  }

  readonly #themeChanged = (event: TransitionEvent): void => {
    if (event.propertyName !== 'color' && event.propertyName !== 'background-color') return;
    this.#drawing.clear();
    this.#drawSoon();
  };
}
