import {html} from 'lit';
import type {View} from '../base/content.ts';
import {BatchPanel} from '../parts/loss-chart/batch-panel.ts';
import {curveSection} from '../parts/loss-chart/curve-section.ts';
import {factsList} from '../parts/loss-chart/facts.ts';
import {guessNote, heardOfGuess, judgedGuess, shownGuess} from '../parts/loss-chart/guess-result.ts';
import {ChartPanel} from '../parts/loss-chart/loss-chart-panel.ts';
import {partsStyles} from '../parts/loss-chart/parts-styles.ts';
import {threeParts} from '../parts/loss-chart/three-parts.ts';
import {section} from '../parts/details/section.ts';
import {DigitChoice} from '../parts/digits/digit-choice.ts';
import {DigitsRow} from '../parts/digits/digits-row.ts';
import {WorstRow} from '../parts/digits/worst-row.ts';
import {asShown} from '../parts/epoch-slider/as-of.ts';
import {Inspector} from '../parts/inspector/inspector.ts';
import {inRunFrame} from '../parts/run-frame.ts';
import {RunsSection} from '../parts/runs/runs-section.ts';
import {Yardstick} from '../parts/runs/yardstick.ts';
import {curvePanel} from './trainer-body.ts';

/** The trainer at work: pictures, sentence, chart, figures. */
export const createContent = inRunFrame(({host, open, tell, mark, drawn, runMessage}) => {
  const digits = new DigitsRow(host, () => open('digit'));
  const chart = new ChartPanel(host);
  const batches = new BatchPanel(host);
  const choice = new DigitChoice(host, digits);
  const inspector = new Inspector(host, tell);
  const worst = new WorstRow(host, () => open('digit'));
  const yardstick = new Yardstick(host);
  const runs = new RunsSection(host, chart, yardstick, mark);
  /** What the guess was worth stands before what is said of every run. */
  const judged = (view: View) => {
    const words = judgedGuess(host, view);
    return words === null ? null : {code: 'guess', words};
  };
  return {
    heard(events, view) {
      const said = heardOfGuess(host, events, view);
      if (said) tell(said);
    },
    parts: [digits, chart, batches, choice, inspector, worst, runs],
    styles: [partsStyles],
    body: (view) => html`
      ${digits.render(drawn.pictures(view))} ${runMessage(view, judged(view))} ${yardstick.render(view)}
    `,
    panels: {
      curve: (view) =>
        curvePanel({
          chart: chart.render(view, shownGuess(host, view)),
          facts:
            view.snapshot.history.epoch.length === 0
              ? threeParts(view)
              : factsList(asShown(view), mark, guessNote(host, view)),
        }),
      digit: (view) => html`${inspector.render(drawn.pictures(view))} ${choice.render(view)}`,
      worst(view) {
        const title = view.messages.run.worst.title(view.noun);
        return section(title, 'worst', worst.render(view, {count: 10, title}));
      },
      runs: (view) => html`${chart.render(view, shownGuess(host, view))} ${runs.render(view)}`,
      more: (view) => html`${curveSection(view, chart)} ${batches.render(view)}`,
    },
  };
});
