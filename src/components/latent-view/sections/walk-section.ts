import {html, type TemplateResult} from 'lit';
import {Query} from '../../parts/controls/query.ts';
import {Part} from '../../parts/part.ts';
import {section} from '../../parts/details/section.ts';
import {paintAll} from '../../parts/digits/paint.ts';
import {tile} from '../../parts/digits/image-columns.ts';
import {button} from '../../parts/controls/button.ts';
import {pointAtHand} from '../map/current-point.ts';
import type {Parts, Scene} from './section-context.ts';

const steps = 9;

/** Codes on the straight line between two, ends included, steps × width. */
export function codesBetween(from: Float32Array, to: Float32Array, count: number): Float32Array {
  const codes = new Float32Array(count * from.length);
  for (let s = 0; s < count; s++)
    from.forEach((value, d) => {
      codes[s * from.length + d] = value + (s / (count - 1)) * (to[d] - value);
    });
  return codes;
}

/** From one point to another through the code, decoded on the way. */
export class WalkSection extends Part<Scene> {
  readonly #parts: Parts;
  readonly #decoded: Query<'decode'>;

  constructor(parts: Parts) {
    super(parts.host);
    this.#parts = parts;
    this.#decoded = new Query(parts.host, 'decode');
  }

  protected override template(scene: Scene): TemplateResult {
    const {view, embedding} = scene;
    const {map} = view.messages;
    const {walk: say} = map;
    const {stateStore} = this.#parts;
    const at = pointAtHand(view, embedding, stateStore);
    const [from, to] = this.#ends(scene);
    const name = (index: number) => say.end(view.noun, embedding.points.labels?.[index] ?? null, index);
    const {walk} = stateStore.state;
    return section(
      say.title,
      'walk',
      html`<div class="line">
          ${button(say.from, () => stateStore.update({walk: [at, walk[1]]}), {off: at < 0})}
          ${button(say.to, () => stateStore.update({walk: [walk[0], at]}), {off: at < 0})}
        </div>
        ${
          from !== null && to !== null
            ? html`<ul class="strip walked" role="list" aria-label=${say.caption(name(from), name(to))}>
                  ${Array.from(
                    {length: steps},
                    (_, i) =>
                      html`<li>
                        <div
                          role="img"
                          aria-label=${say.step(view.messages.shell.format.percent(i / (steps - 1)))}
                        >
                          ${tile('digit', 'step')}
                        </div>
                      </li>`,
                  )}
                </ul>
                <p class="caption" aria-hidden="true"><bdi>${say.caption(name(from), name(to))}</bdi></p>`
            : html`<p class="caption"><bdi>${say.hint(view.noun)}</bdi></p>`
        }`,
    );
  }

  protected override draw(scene: Scene): void {
    const [from, to] = this.#ends(scene);
    if (from === null || to === null) return;
    const {view, embedding} = scene;
    const {codes, width, key} = embedding.points;
    const code = (index: number) => codes.subarray(index * width, (index + 1) * width);
    this.#decoded.ask(view.run, [key, from, to, view.run.shown], () => ({
      codes: codesBetween(code(from), code(to), steps),
    }));
    const {answer, answered} = this.#decoded;
    const fits = answer && answered[1] === from && answered[2] === to;
    paintAll(this.host.renderRoot, '.walked canvas', fits ? answer : null);
  }

  #ends({embedding: {points}}: Scene): readonly [number | null, number | null] {
    const {walk} = this.#parts.stateStore.state;
    const there = (index: number | null) => (index !== null && index < points.count ? index : null);
    return [there(walk[0]), there(walk[1])];
  }
}
