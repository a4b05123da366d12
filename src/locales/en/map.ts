import type {MapMessages, MapExplanation} from '../messages/map.ts';
import type {Noun, Sentences} from '../messages/shared.ts';
import {mapTools} from './map-tools.ts';
import {shell} from './shell.ts';

const {count, percent, fixed, plural, duration} = shell.format;
const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};
const ofClass = (noun: Noun, label: number) => (noun === 'digit' ? `${label}s` : `of class ${label}`);
/** Two decimals where there is room for them. */
const signed = (value: number) => fixed(value, Math.abs(value) < 10 ? 2 : 1);
const {kinds} = mapTools;

const say: Sentences<MapExplanation> = {
  'map-code': () => 'The code itself, nothing projected: what lies close is drawn alike.',
  'map-line': () => 'One number, from left to right; the rows only keep the classes apart.',
  'map-two-of': (facts) =>
    `Two of ${count(facts.width)} numbers: what meets here may be far apart in the others.`,
  'map-pca': (facts) =>
    facts.share === null
      ? 'PCA is a flat shadow: what meets here may be apart in depth.'
      : `A flat shadow, ${percent(facts.share)} of the variance: what meets here may be apart.`,
  'map-turned': (facts) =>
    `PCA only turns this code: ${percent(facts.share)} of its variance is here, nothing is lost.`,
  'map-collapsed': (facts) =>
    `The code has collapsed: every place draws the same.${facts.linear ? '' : ' Try code-activation linear.'}`,
  'map-distances': (facts) =>
    `Distances between groups, and their sizes, mean little in a ${kinds[facts.kind]} map.`,
  'map-pixels': (facts) =>
    `${kinds[facts.kind]} of the pixels themselves, for comparison: no network had a part in it.`,
  'map-dead'(facts) {
    const {dead, width} = facts;
    const some = dead.slice(0, 4).join(', ');
    return dead.length > 4
      ? `${count(dead.length)} of ${count(width)} numbers never change (dead): ${some} …`
      : `${plural(dead.length, 'Number', 'Numbers')} ${some} of the code never ${plural(dead.length, 'changes', 'change')}: dead.`;
  },
  'map-lost': ({noun, label, mean, k}) =>
    label === null
      ? `On average the map loses ${fixed(mean, 1)} of a point’s ${k} nearest neighbours.`
      : `${noun === 'digit' ? `The ${label}s` : `Those of class ${label}`} fare worst: of ${k} nearest neighbours the map loses ${fixed(mean, 1)}.`,
  'map-equal': (facts) => `Every ${facts.noun} has the same code: the network tells none of them apart.`,
  'map-unfit': (facts) =>
    `${count(facts.unfit)} of ${count(facts.count)} codes are not numbers and are left out.`,
  'map-few': (facts) =>
    `${count(facts.count)} ${plural(facts.count, facts.noun, plurals[facts.noun])}: too few to show any order.`,
  'map-refused': (facts) => {
    switch (facts.refusal.refused) {
      case 'not-finite':
        return `${count(facts.refusal.values['count'] ?? 1)} codes are not numbers: they cannot be projected.`;
      case 'no-points':
        return 'There are no points to project.';
      case 'too-few-points':
        return 'Too few points for this projection.';
      default:
        return 'This projection could not be made.';
    }
  },
};

/** What the map of a latent space says. */
export const map: MapMessages = {
  role: 'map',
  name: (noun, n, kind) => `Map of ${count(n)} test ${plurals[noun]}: ${kinds[kind]}`,
  waiting: 'Points come with the first batches.',
  keys: [
    {keys: 'Arrows', does: 'nearest point in that direction'},
    {keys: '0–9', does: 'a class, whose bold number is at its middle; Page Down, Page Up: through it'},
    {keys: 'Enter', does: 'select the point'},
    {keys: 'Lasso, Box', does: 'arrows move, Enter sets a corner; there again: done'},
    {keys: 'W', does: 'begin a walk; at another point, end it'},
    {keys: 'Alt + arrows', does: 'move the place that is decoded'},
    {keys: 'Shift + arrows', does: 'move the map'},
    {keys: '+, −, Home', does: 'zoom in, zoom out, whole map'},
    {keys: 'Escape', does: 'clear selection and walk'},
  ],
  looks: {
    noInverse: (kind) =>
      `${kinds[kind]} has no way back from a place to a code: there is nothing to decode under its points.`,
    back: 'Dots alone',
  },
  classes: 'class',
  noneThere: 'No point further in this direction.',
  placeHeard: (x, y) => `Place ${fixed(x, 2)}, ${fixed(y, 2)}`,
  across: 'across',
  up: 'up',
  projection: 'Projection',
  acts: {
    pause: {label: 'Pause', full: 'Pause map'},
    resume: {label: 'Continue', full: 'Continue map'},
    stop: {label: 'Stop', full: 'Stop map'},
    again: {label: 'Again', full: 'Make the map again'},
  },
  making(stage, share, left) {
    const first = stage === 'neighbours';
    const rest =
      left === null
        ? ''
        : left === 'paused'
          ? ' · paused'
          : ` · ${duration(left)} left${first ? ', then arranging' : ''}`;
    return `${first ? 'finding neighbours' : 'arranging'} · ${share}${rest}`;
  },
  stopped: (share) => `stopped at ${share}`,
  failed: 'The map could not be made.',
  allClasses: 'All',
  placeNumbers: (x, y) => `${signed(x)}, ${signed(y)}`,
  rule: {
    exact: 'this place, decoded',
    'others-point': 'this place; other numbers as in the point',
    'others-mean': 'this place; other numbers at their mean',
    plane: 'this place on PCA’s plane, decoded',
    pixels: 'this place on PCA’s plane of pixels; no network',
    nearest: 'mean code of the 5 nearest points, decoded',
  },
  hints: {
    lasso: 'draw round points, or press corners',
    box: 'drag a box, or press two corners',
    walk: 'drag from one point to another, or press both',
  },
  company: (noun, label, n, of) =>
    `${count(of)} nearest: ${count(n)} ${noun === 'digit' ? 'are ' : ''}${ofClass(noun, label)}`,
  settings: 'View',
  noParameters: 'The code is shown as it is.',
  source: 'made of',
  sources: {code: 'codes', pixels: 'pixels'},
  distance: 'distance',
  distances: {euclidean: 'Euclidean', cosine: 'cosine'},
  distanceHint:
    'What near means to UMAP, t-SNE, neighbours and scores. Cosine compares directions only, not how strong a code is.',
  parameters: {
    neighbours: 'neighbours',
    minDistance: 'minimum distance',
    perplexity: 'perplexity',
    iterations: 'iterations',
    seed: 'seed',
  },
  used: (value) => `${value} used: there are no more points.`,
  drawnSample: (n) => `${count(n)} digits drawn here`,
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomAll: 'Whole map; again: every point',
  legend: 'Classes',
  classShown: (noun, label) => (noun === 'digit' ? `Show digit ${label}` : `Show class ${label}`),
  rim: 'ticks at the rim: points further out',
  contours: 'inside the lines: 20, 40, 60, 80 and 95% of them',
  trust: {
    badge: 'trust',
    full: (value) => `Trust ${value}: show where the map loses neighbours`,
    legend: (k) => `of ${k} nearest, lost:`,
  },
  scores: {
    title: 'How far to trust this map',
    act: 'Measure',
    working: 'Measuring …',
    hint: 'Trustworthiness: 1 where the k neighbours of each point on the map were its neighbours before it was drawn, too; that says nothing of how well classes are apart. Accuracy: how often most of a point’s k neighbours are of its own class.',
    map: 'map',
    trust: (k) => `trustworthiness, k = ${k}`,
    inMap: (k) => `accuracy on the map, k = ${k}`,
    stopped: (share) => `stopped at ${share}`,
    inSpace: 'accuracy before it',
    seconds: 'seconds',
    sample: 'sample',
    said: ({k, trust, inMap, inSpace}) =>
      `Trustworthiness ${fixed(trust, 3)} (k = ${k})${inMap === null ? '' : `; most neighbours are of the right class for ${percent(inMap)} of the points`}${inSpace === null ? '' : `, before the map for ${percent(inSpace)}`}.`,
    table: 'All that was measured',
    byClass: (noun, k) => `Of a ${noun}’s ${k} neighbours on the map, how many are of its class`,
  },
  neighbours: {
    title: (noun) => `Neighbours of the selected ${noun}`,
    none: (noun) => `Select a ${noun} on the map to see its neighbours in code and in pixels.`,
    inCode: 'in code',
    inPixels: 'in pixels',
    of: (n, distance) =>
      `Among the first ${count(n)} test images, by ${distance === 'cosine' ? 'cosine' : 'Euclidean'} distance.`,
    neighbour: (noun, label, rank) =>
      `${rank}: ${label === null ? `a ${noun}` : noun === 'digit' ? `digit ${label}` : `class ${label}`}`,
    shared: (n, of) => `${count(n)} of ${count(of)} are in both rows.`,
  },
  walk: {
    hint: (noun) => `Go to a ${noun} first: the walk begins there.`,
    end(noun, label, index) {
      const number = `(no. ${index})`;
      if (label === null) return `a ${noun} ${number}`;
      return noun === 'digit'
        ? `${label === 8 ? 'an' : 'a'} ${label} ${number}`
        : `one of class ${label} ${number}`;
    },
    begun: (from) => `Walk from ${from} to … (press its end, or W there)`,
    caption: (from, to) => `From ${from} to ${to}, straight through the code`,
    step: (share) => `${share} of the way`,
    clear: 'Clear walk',
  },
  region: {
    clear: 'Clear selection',
    none: 'No points in there.',
    points: (n) => `${count(n)} ${plural(n, 'point', 'points')}`,
    corner: (number) => `Corner ${count(number)}`,
    summary: (n, shares) =>
      `${count(n)} ${plural(n, 'point', 'points')}${shares.length > 0 ? `: ${shares.map(({label, share}) => `${percent(share)} ${label}`).join(', ')}` : ''}`,
  },
  newcomer: 'The selected picture, not one of these points, is marked by a diamond.',
  newcomerNowhere:
    'The selected picture is not one of these points, and this map places only what it was made of.',
  table: {
    title: 'The map in numbers',
    summary: (noun, n, classes) =>
      `${count(n)} test ${plurals[noun]}. ${classes
        .map(
          ({label, x, y, spread}) =>
            `${label}: centre ${fixed(x, 2)}, ${fixed(y, 2)}, spread ${fixed(spread, 2)}`,
        )
        .join('; ')}${classes.length > 0 ? '.' : ''}`.trimEnd(),
    class: 'class',
    count: 'points',
    spread: 'spread',
    dead: (numbers) => `Dead numbers of the code, the same for all: ${numbers.join(', ')}.`,
  },
  files: {
    title: 'Files',
    csv: 'CSV',
    vectors: 'vectors.tsv',
    metadata: 'metadata.tsv',
    sprite: 'sprite.png',
    hint: 'The last three are for the Embedding Projector.',
  },
  say,
};
