import type {CreateSight} from '../base/shell.ts';
import {IdleDigits} from '../parts/digits/idle-digits.ts';
import {IdleChart} from '../parts/loss-chart/idle-chart.ts';
import {partsStyles} from '../parts/loss-chart/parts-styles.ts';
import {threeParts} from '../parts/loss-chart/three-parts.ts';
import {stylesOf} from '../parts/part.ts';
import {curvePanel, trainerBody} from './trainer-body.ts';

/**
 * The trainer that somebody looks at, before anybody acts: real digits, the axes of the chart to come, and the three
 * parts of an autoencoder.
 */
export const createSight: CreateSight = (host) => {
  const digits = new IdleDigits(host);
  const chart = new IdleChart(host);
  return {
    styles: [...stylesOf([digits, chart]), partsStyles],
    idle: (view) => trainerBody(view, digits.render(view)),
    panel: (view) => curvePanel({chart: chart.render(view), facts: threeParts(view)}),
  };
};
