import {html, type TemplateResult} from 'lit';
import {idleAxes} from '../../../charts/idle-axes.ts';
import type {PartHost, ShellView} from '../../base/content.ts';
import {BoxSize} from '../controls/box-size.ts';
import {Part} from '../part.ts';
import {expectedLosses, expectedMeanImageLoss} from './expected-losses.ts';
import {askedGuess, guessHandle, type AskedGuess} from './guess.ts';
import {guessStyles} from './guess-styles.ts';
import {axesStyles} from './axes-styles.ts';

/** Draws the axes of the chart before there is a loss. */
export function drawIdleAxes(
  svg: SVGSVGElement,
  {recipe, noun, messages}: ShellView,
  {width, height}: Pick<BoxSize, 'width' | 'height'>,
  guess: AskedGuess | null = null,
): void {
  const {chart, format} = messages.shell;
  idleAxes(svg, {
    width,
    height,
    epochs: recipe.epochs,
    losses: expectedLosses(recipe),
    mean: expectedMeanImageLoss(recipe),
    guess,
    text: {
      epoch: chart.epoch,
      up: messages.shell.chart.up(recipe.loss),
      mean: chart.meanImage(noun),
      loss: (value) => format.fixed(value, 2),
      value: format.loss,
      count: format.count,
    },
  });
}

/** The chart before anybody acts: its axes, and what an average of all pictures would come to. */
export class IdleChart extends Part<ShellView> {
  static override readonly styles = [axesStyles, guessStyles];
  readonly #size: BoxSize;

  constructor(host: PartHost) {
    super(host);
    this.#size = new BoxSize(() => this.redraw());
  }

  protected override template(view: ShellView): TemplateResult {
    return html`<div class="asking">
      <div class="chart" part="chart" role="img" aria-label=${view.messages.shell.chart.empty}>
        <svg aria-hidden="true" width="100%" height="100%"></svg>
      </div>
      ${guessHandle(this.host, view)}
    </div>`;
  }

  protected override draw(view: ShellView): void {
    const box = this.host.renderRoot.querySelector('.chart');
    this.#size.observe(box);
    const svg = box?.querySelector('svg');
    if (svg && this.#size.width > 0) drawIdleAxes(svg, view, this.#size, askedGuess(this.host, view));
  }

  protected override gone(): void {
    this.#size.observe(null);
  }
}
