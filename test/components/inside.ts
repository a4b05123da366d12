/*
 * What tests look for inside the elements where no part, role, attribute or element names it: classes, each named here
 * and nowhere else. Nobody is promised these. Who renames one in src/ renames it here; who can do without one does.
 */

/** In the elements' own templates. */
export const inside = {
  /** The run in words, under the last tab. */
  about: '.about',
  /** A line of small print below what it is about. */
  caption: '.caption',
  /** Room for the epoch slider, where it has a row: a part only once there are epochs to go back to. */
  epochsRoom: '.epochs',
  /** Room for the errors of the ten pictures: a part only once they are known. */
  figuresRoom: '.figures-room',
  /** Tabs, what they show, and the data chip, below everything else. */
  foot: '.foot',
  /** The way to the network that is shown. */
  go: '.go',
  /** All that stands above the map. */
  mapHead: '.map-head',
  /** What an answer needs that nobody has loaded, with the offer to load it. */
  needed: '.needed',
  /** The names of rows of pictures. */
  rowNames: '.rows-labels > span',
  /** Of how many images the map is. */
  sample: '.sample',
  /** The sentence that counts, among others. */
  say: '.say',
  /** Bar and progress. */
  top: '.top',
  /** The tools under the digit to paint on: noise, rubbing out, restoring. */
  tools: '.tools button',
  /** A place for a picture that nobody knows yet. */
  unknown: '.unknown',
  /** The buttons that zoom the map: a group with a name only once there are points. */
  zoom: '.zoom',
} as const;

/** In the chart of losses: src/charts/loss-chart.ts and tooltip.ts have these names for the style sheet. */
export const inChart = {
  earlier: '[part~="chart"] path.earlier:not(.leader)',
  epochName: '[part~="chart"] svg > text.tick',
  epochNumbers: '[part~="chart"] svg > g.axis:nth-of-type(2) text',
  grid: '[part~="chart"] line.grid',
  guess: '[part~="chart"] text.guess:not(.value)',
  lifted: '[part~="chart"] path.lifted:not(.leader)',
  linear: '[part~="chart"] line.linear',
  mean: '[part~="chart"] line.mean',
  reading: '[part~="chart"] .reading',
  rest: '[part~="chart"] line.rest',
  shown: '[part~="chart"] line.shown',
  thumb: '[part~="chart"] circle.thumb',
  tooltip: '[part~="chart"] .tooltip',
  tooltipEpoch: '[part~="chart"] .tooltip .epoch',
  val: '[part~="chart"] path.val:not(.above, .leader)',
} as const;

/** In the charts of noise: src/charts/noise-chart.ts and idle-noise-chart.ts. */
export const inNoiseChart = {
  /** One of `model`, `plain`, `nothing`, `pca` and `filter`. */
  curve: (name: string) => `[part~="noise-chart"] path.${name}`,
  /** Where the slider stands, before any training. */
  now: '[part~="noise-curve"] line.now',
  trained: '[part~="noise-chart"] line.trained',
  turn: '[part~="noise-chart"] circle.turn',
} as const;

/** On the map: src/charts/map-overlay.ts. */
export const inMap = {
  /** One of the axes: its numbers and, where it has one, its name. */
  axis: '.ticks',
  axisName: '.axis',
  axisTexts: '.ticks text',
  corners: '.corner',
  cross: '.cross',
  faintNames: '.names text.faint',
  lasso: '.lasso',
  looked: '.looked',
  names: '.names text',
  outOfSample: '.out-of-sample',
  selected: '.selected',
  /** What is drawn under the points. */
  under: 'canvas.under',
  walk: '.walk',
} as const;
