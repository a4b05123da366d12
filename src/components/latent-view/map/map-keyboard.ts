import {pointBeyond} from '../../../charts/map-points.ts';
import {pointAtHand} from './current-point.ts';
import type {Embedding} from '../projector.ts';
import {classMiddles} from './class-centroids.ts';
import type {MapContext} from './map-context.ts';
import {keyAct, type KeyAct} from './map-keys.ts';
import {letGo} from './map-state.ts';
import {draws, type MapOutline} from './outline.ts';
import {walkWords} from './walk-words.ts';

/** A key moves the map by two of these shares of its side, and a place by half of one. */
const stepShare = 0.05;

/** What keys do to a map, as {@link keyAct} reads them. Where they go is said, and brought into sight. */
export class MapKeyboard {
  readonly #context: MapContext;

  readonly #outline: MapOutline;

  constructor(context: MapContext, outline: MapOutline) {
    this.#context = context;
    this.#outline = outline;
  }

  readonly pressed = (event: KeyboardEvent): void => {
    const {embedding} = this.#context.layout;
    if (!embedding || !this.#context.view()) return;
    const act = keyAct(event);
    if (!act) return;
    // With nothing to let go of, it is the page's.
    if (act.kind === 'away' && !this.#context.stateStore.update(letGo)) return;
    event.preventDefault();
    if (act.kind !== 'away') this.#act(act, embedding);
  };

  #act(act: Exclude<KeyAct, {kind: 'away'}>, embedding: Embedding): void {
    const {layout, stateStore, choose} = this.#context;
    const {looked, tool} = stateStore.state;
    switch (act.kind) {
      case 'zoom':
        return layout.zoom?.scale(act.factor);
      case 'pan': {
        const step = 2 * stepShare * layout.side;
        return layout.zoom?.by(-act.x * step, act.y * step);
      }
      case 'home':
        return layout.fit();
      case 'choose':
        if (draws(tool)) return this.#setCorner();
        if (tool === 'walk') return this.#walk(embedding);
        if (looked !== null) choose(looked);
        return;
      case 'walk':
        return this.#walk(embedding);
      case 'class':
        return this.#goTo(this.#middleOf(act.label, embedding));
      case 'next':
        return this.#goTo(this.#next(act.by, embedding));
      case 'move':
        return draws(tool) ? this.#movePlace([act.x, act.y]) : this.#move([act.x, act.y]);
      case 'place':
        return this.#movePlace([act.x, act.y]);
    }
  }

  /** Begins a walk at the point at hand; at another point, ends it there. */
  #walk(embedding: Embedding): void {
    const {stateStore, tell, view} = this.#context;
    const {walk: say} = view()!.messages.map;
    const at = pointAtHand(view()!, embedding, stateStore);
    if (at < 0) return tell(say.hint(view()!.noun));
    const [from, to] = stateStore.state.walk;
    const begins = from === null || to !== null || from === at;
    // The lens would lie over what is drawn.
    stateStore.update(begins ? {walk: [at, null]} : {walk: [from, at], place: null, tool: 'point'});
    tell(walkWords(view()!, embedding, stateStore.state)!);
  }

  /** The next drawn point in the order of the test set, of the class of the one that is looked at. */
  #next(by: number, {points: {labels, count}}: Embedding): number {
    const {layout, stateStore} = this.#context;
    const {looked} = stateStore.state;
    const start = looked ?? (by > 0 ? -1 : count);
    for (let i = start + by; i >= 0 && i < count; i += by)
      if (layout.isDrawn(i) && (looked === null || labels?.[i] === labels?.[looked])) return i;
    return -1;
  }

  /** To the nearest point in a direction; at first to the one in the middle of what is in sight. */
  #move(direction: readonly [number, number]): void {
    const {layout, stateStore, tell, view} = this.#context;
    const {looked} = stateStore.state;
    if (looked === null) {
      const half = layout.side / 2;
      this.#goTo(layout.nearest([half, half], Infinity));
      return;
    }
    const {across, down} = layout.lines();
    const found = pointBeyond(layout.places, layout.placeOf(looked), direction, [
      1 / across[0],
      -1 / down[0],
    ]);
    if (found < 0) tell(view()!.messages.map.noneThere);
    this.#goTo(found);
  }

  /** Moves a place between the points by a step; what is drawn goes along. */
  #movePlace([right, up]: readonly [number, number]): void {
    const {layout, stateStore, tell, view} = this.#context;
    const {x, y} = layout.scales;
    const step = (stepShare * layout.side) / 2;
    const [across, down] = this.#pen;
    const to: [number, number] = [x.invert(across + right * step), y.invert(down - up * step)];
    stateStore.update({looked: null, place: to, pin: {looked: null, place: to}});
    layout.reveal(to);
    this.#outline.to(this.#pen);
    const {placeHeard, region} = view()!.messages.map;
    const inside = this.#outline.isOpen ? `; ${region.points(this.#outline.inside.length)}` : '';
    tell(placeHeard(to[0], to[1]) + inside);
  }

  #setCorner(): void {
    // Who draws sees where.
    if (!this.#context.stateStore.state.place) this.#movePlace([0, 0]);
    this.#outline.press(this.#pen);
  }

  /** The place that is at hand, in CSS pixels: at first the middle of what is in sight. */
  get #pen(): readonly [number, number] {
    const {layout, stateStore} = this.#context;
    const {place} = stateStore.state;
    const {x, y} = layout.scales;
    return place ? [x(place[0]), y(place[1])] : [layout.side / 2, layout.side / 2];
  }

  #goTo(index: number): void {
    if (index < 0) return;
    const {layout, stateStore, tell, view} = this.#context;
    const to = layout.placeOf(index);
    stateStore.update({looked: index, place: to, pin: {looked: index, place: to}});
    layout.revealPoint(index);
    const {noun, messages} = view()!;
    const label = layout.embedding!.points.labels?.[index] ?? null;
    tell(messages.run.inspector.named(noun, label, index));
  }

  /** The point nearest to the middle of a class; −1 for none. */
  #middleOf(label: number, {points: {labels}}: Embedding): number {
    const {layout} = this.#context;
    const {places} = layout;
    const middle = classMiddles(places, labels).find((one) => one.label === label);
    if (!middle || !labels) return -1;
    const own = places.map((value, i) => (labels[i >> 1] === label ? value : NaN));
    const {x, y} = layout.scales;
    return layout.nearest([x(middle.x), y(middle.y)], Infinity, own);
  }
}
