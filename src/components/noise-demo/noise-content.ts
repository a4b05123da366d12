import {html, nothing, type TemplateResult} from 'lit';
import {modelSummaries} from '../../network/summary.ts';
import {networkOf} from '../../recipe/derive.ts';
import type {TestNoise} from '../../recipe/test-noise.ts';
import type {View} from '../base/content.ts';
import {memoizeLast} from '../parts/controls/memoize.ts';
import {asShown} from '../parts/epoch-slider/as-of.ts';
import {curveSection} from '../parts/loss-chart/curve-section.ts';
import {factsList} from '../parts/loss-chart/facts.ts';
import {ChartPanel} from '../parts/loss-chart/loss-chart-panel.ts';
import {trainerStyles} from '../parts/loss-chart/loss-chart-shell-styles.ts';
import {section} from '../parts/details/section.ts';
import {inRunFrame} from '../parts/run-frame.ts';
import {RunsSection} from '../parts/runs/runs-section.ts';
import {Yardstick} from '../parts/runs/yardstick.ts';
import {summaryStyles} from '../parts/summary/summary-styles.ts';
import {summaryTable} from '../parts/summary/summary-table.ts';
import {IdleNoise} from './noise-sight.ts';
import {levelStyles} from './level-styles.ts';
import {NoiseCurvePanel} from './noise-curve-panel.ts';
import {noiseExplanations, noiseSentence} from './noise-explanations.ts';
import {NoiseRows} from './noise-rows.ts';
import {noiseStyles} from './noise-styles.ts';
import {trainedRecipe, type NoiseView} from './noise-view.ts';
import {WithoutNoisePanel} from './without-noise-panel.ts';
import {RunWithoutNoise} from './run-without-noise.ts';
import {testNoiseControlOf} from './test-noise-control.ts';
import {Stage} from './stage.ts';
import {TrainingDigits} from './training-digits.ts';

/** The layers of its encoder, folded. */
function encoderSummary({recipe, messages}: View<never>): TemplateResult {
  const [, encoder] = modelSummaries(networkOf(recipe));
  return html`<details class="summary">
    <summary><code dir="ltr">encoder.summary()</code></summary>
    ${summaryTable(encoder, messages.shell.format)}
  </details>`;
}

/** The denoiser at work: a digit to paint on, rows, errors, test noise, and under the tabs what the noise does. */
export const createContent = inRunFrame<'noiseShell' | 'level' | 'noise', TestNoise>(
  ({host, tell, mark, drawn, message, runMessage}) => {
    /** The reader wants a network trained without noise beside this one. */
    let comparing = false;
    const testNoise = testNoiseControlOf(host);
    const idle = new IdleNoise(host);
    const rows = new NoiseRows(host, testNoise);
    const training = new TrainingDigits(host);
    const runWithoutNoise = new RunWithoutNoise(host);
    const recipeOf = memoizeLast(trainedRecipe);
    const asTrained = (view: NoiseView): NoiseView => ({
      ...view,
      recipe: recipeOf(view.recipe, view.snapshot.trainedNoise),
    });
    const curve = new NoiseCurvePanel(host, rows, testNoise, runWithoutNoise);
    const stage = new Stage(host, rows, testNoise, tell);
    const train = () => {
      comparing = true;
      host.requestUpdate();
    };
    const withoutNoise = new WithoutNoisePanel(host, {runWithoutNoise, rows, testNoise, curve, train});
    const chart = new ChartPanel(host);
    const yardstick = new Yardstick(host);
    const runs = new RunsSection(host, chart, yardstick, mark);
    /** The errors of the ten as ratios, for who is used to those. */
    const decibels = (view: NoiseView): TemplateResult | typeof nothing => {
      const {title, said} = view.messages.noise.ratios;
      const errors = rows.errors(view);
      return errors
        ? section(title, 'noise-ratios', html`<p class="caption"><bdi>${said(errors)}</bdi></p>`)
        : nothing;
    };
    return {
      parts: [idle, stage, rows, training, curve, withoutNoise, chart, runs],
      styles: [trainerStyles, levelStyles, noiseStyles, summaryStyles],
      body(now) {
        const measured = asTrained(now);
        const view = drawn.pictures(measured);
        const {snapshot, own} = view;
        runWithoutNoise.follow(now, own.comparePlain || comparing);
        if (!snapshot.samples) return html`${idle.render(view, runMessage(now))}`;
        // The rows are of the epoch that is shown; what stopped the run is said whichever that is.
        const pictures = html`${stage.render(view)} ${rows.render(view, stage.verdict(view))}`;
        const seen = {errors: rows.errors(view), level: testNoise.level(view), curves: curve.known(view)};
        const {explanations, turn} = noiseExplanations(asTrained(asShown(now)), seen);
        return html`
          ${pictures} ${message.render(now, explanations, turn, noiseSentence(now))}
          ${testNoise.render(view, stage.offer(view))} ${yardstick.render(now)}
        `;
      },
      panels: {
        curve: (view) =>
          drawn.pictures(view).snapshot.samples ? curve.render(asTrained(view)) : idle.curve(view),
        training: (view) => training.render(asTrained(view)),
        // Of the ten pictures, or what stands for them.
        plain: (view) => withoutNoise.render(drawn.pictures(asTrained(view))),
        runs: (view) => html`
          <div class="split">${chart.render(view)} ${factsList(asShown(view), mark)}</div>
          ${runs.render(view)}
        `,
        more: (view) => html`
          ${encoderSummary(view)} ${decibels(asTrained(view))} ${curveSection(view, chart)}
          ${view.snapshot.epoch > 0 ? curve.table(asTrained(view)) : nothing}
        `,
      },
    };
  },
);
