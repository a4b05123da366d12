import {expect} from '@open-wc/testing';
import {AeLatentView} from '../../../src/components/index.ts';
import {setSelection} from '../../../src/components/parts/controls/selection.ts';
import {codePlaces, firstChoice} from '../../../src/components/latent-view/view-choice.ts';
import {runUntil} from '../fake-session.ts';
import {inMap, inside} from '../inside.ts';
import {
  atRest,
  chooseView,
  chosenView,
  key,
  lastAsked,
  latentReplies,
  latentStage,
  madeMap,
  mapAfter,
  playLatent,
  markAt,
  latentTabs,
  openLatentTab,
  pictureOf,
  press,
  ring,
  settleLatent,
  shownBy,
  tap,
  turnToView,
  type CodeOf,
  type LatentStage,
  type Picture,
  classNames,
  making,
} from './helpers.ts';

/** What the map's canvas shows: pixels that are not the ground. */
function inked(on: LatentStage): number {
  const canvas = on.find<HTMLCanvasElement>('[part~="map"] canvas');
  const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  const words = new Uint32Array(data.buffer);
  return words.reduce((sum, word) => sum + Number(word !== words[0]), 0);
}
const names = (on: LatentStage) => classNames(on).map((one) => one.textContent);
/** The names with their places, as the map has them. */
const placedNames = (on: LatentStage) => classNames(on)[0]!.parentElement!.innerHTML;
const word = (on: LatentStage) => on.text('[part~="moment"] bdi');
const ruleSaid = (on: LatentStage) => on.text('[part~="pictures"] p bdi');

describe('ae-latent-view: from tag to map', () => {
  it('has a recipe of its own: 784-128-64-2-64-128-784, linear code, sigmoid output, adam', async () => {
    const on = await latentStage();
    const {hiddenUnits, encodingDim, codeActivation, outputActivation, optimizer} = on.element.recipe;
    expect([hiddenUnits, encodingDim, codeActivation, outputActivation, optimizer]).to.deep.equal([
      [128, 64],
      2,
      'linear',
      'sigmoid',
      'adam',
    ]);
  });

  it('shows an empty square with its name before anybody acts, and downloads nothing', async () => {
    const on = await latentStage();
    expect(on.sessions).to.have.length(0);
    const {width, height} = on.find('[part~="map"]').getBoundingClientRect();
    expect(width).to.be.closeTo(height, 1);
    expect(on.find('[part~="map"]').ariaLabel).to.not.equal('');
    expect(on.all('[part~="legend"] button:enabled')).to.have.length(0);
  });

  for (const lang of ['en', 'es'])
    it(`keeps its room when the run begins, when the map comes and when it is done (${lang})`, async () => {
      for (const width of [700, 560, 468, 360, 320, 250]) {
        const on = await latentStage({lang}, {width});
        const before = on.element.offsetHeight;
        await playLatent(on);
        expect(on.element.offsetHeight, `${width} px, no points yet`).to.equal(before);
        on.element.remove();
        const then = await latentStage({lang}, {width});
        await mapAfter(then, {status: 'training'});
        expect(then.element.offsetHeight, `${width} px, a map`).to.equal(before);
        then.session.say([{type: 'status', status: 'done'}]);
        await settleLatent(then);
        expect(then.element.offsetHeight, `${width} px, done`).to.equal(before);
        then.element.remove();
      }
    });

  it('keeps its ten digits where no points come, and promises none', async () => {
    const on = await latentStage();
    await playLatent(on);
    expect(on.element.shadowRoot!.textContent).to.contain('first batches');
    on.session.say([
      {type: 'failure', failure: {code: 'data-unreachable', values: {url: 'https://example.org/'}}},
      {type: 'status', status: 'error'},
    ]);
    await settleLatent(on);
    const inks = on
      .all<HTMLCanvasElement>('[aria-hidden] > canvas[width="28"]')
      .map((canvas) => getComputedStyle(canvas).color);
    expect(new Set(inks).size).to.equal(10);
    expect(on.text('[part~="pictures"]')).to.contain('?');
    expect(on.element.shadowRoot!.textContent).to.not.contain('first batches');
  });

  it('keeps it whatever is said of a place, to 250 px, in either language', async () => {
    for (const lang of ['en', 'es'])
      for (const width of [700, 480, 360, 320, 250]) {
        const on = await latentStage(
          {lang, 'encoding-dim': '5', view: 'code'},
          {width, reply: latentReplies({width: 5})},
        );
        const room = on.find('[part~="pictures"]').offsetHeight;
        await mapAfter(on);
        await key(on, '2');
        expect(ruleSaid(on)).to.match(/other numbers as in the point|los otros números, los del punto/);
        expect(on.find('[part~="pictures"]').offsetHeight, `${lang} ${width}`).to.equal(room);
        on.element.remove();
      }
  });

  it('says what stopped the run, whatever epoch is shown', async () => {
    const on = await latentStage();
    await mapAfter(on, {epochs: 3, status: 'training'});
    const values = {epoch: 4, batch: 2, learningRate: 3, kept: 3};
    on.session.say([
      {type: 'epoch-weights', epochs: [0, 1, 2, 3], bytes: 4, mostBytes: 9},
      {type: 'failure', failure: {code: 'diverged', values}},
      {type: 'status', status: 'error'},
    ]);
    await settleLatent(on);
    const slider = on.find<HTMLInputElement>('[part="epoch-slider"]');
    slider.value = '1';
    slider.dispatchEvent(new Event('input', {bubbles: true}));
    await settleLatent(on);
    expect(on.text('[part~="status"]')).to.match(/^As of epoch 1/);
    expect(on.text('[part="problem"] p')).to.match(/^The loss grew beyond all bounds in epoch 4/);
  });

  it('shows a point for each test image it asked for, names ten classes, says which sample', async () => {
    const on = await latentStage({points: '150'});
    await mapAfter(on);
    expect(lastAsked(on, 'codes').count).to.equal(150);
    expect(on.find('[part~="map"]').ariaLabel).to.equal('Map of 150 test digits: Code');
    expect(names(on)).to.deep.equal(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(on.text(inside.sample)).to.equal('first 150 of 10,000 test images');
    expect(inked(on)).to.be.above(150 * 8);
    // Every class's name stands where its points are: 0 at the right, 5 at the left.
    const [zero, five] = [0, 5].map((label) => classNames(on)[label]!.getBoundingClientRect().left);
    expect(zero).to.be.above(five! + 200);
  });

  it('takes as many points as the author wants, up to 60,000', async () => {
    for (const points of ['1', '60000']) {
      const on = await latentStage({points});
      await mapAfter(on);
      expect(lastAsked(on, 'codes').count).to.equal(Number(points));
      on.element.remove();
    }
  });

  it('names what is wrong with its own attributes, before and after somebody has acted, and trains nothing', async () => {
    const on = await latentStage({points: '0', view: 'cubism'});
    expect(on.text('[part~="problem"], [part~="notice"]')).to.contain('points').and.to.contain('cubism');
    expect(
      on.fired.filter(({type}) => type === 'ae-error').map(({detail}) => detail['attribute']),
    ).to.deep.equal(['points', 'view']);
    on.element.play();
    await settleLatent(on);
    expect(on.sessions.flatMap(({calls}) => calls)).to.not.include('play');
    on.element.removeAttribute('view');
    on.element.setAttribute('points', '50');
    await mapAfter(on);
    expect(names(on)).to.have.length(10);
    on.element.setAttribute('source', 'labels');
    await settleLatent(on);
    expect(on.text('[part~="problem"], [part~="notice"]')).to.contain('labels');
  });

  it('is as sharp as the screen', async () => {
    const on = await latentStage();
    await mapAfter(on);
    const canvas = on.find<HTMLCanvasElement>('[part~="map"] canvas');
    expect(canvas.width).to.be.closeTo(canvas.clientWidth * Math.min(3, devicePixelRatio), 1);
  });

  it('follows while it trains: new codes, new places', async () => {
    let turned = 0;
    const on = await latentStage({}, {reply: latentReplies({codes: (i, d) => ring(i + turned, d)})});
    await mapAfter(on, {status: 'training'});
    const before = markAt(on, inMap.names)!;
    turned = 5;
    const asked = on.session.asked.filter(({name}) => name === 'codes').length;
    // A question a fifth of a second.
    await shownBy(on, () => {
      on.session.say([], {reconstructions: new Float32Array(7840)});
      return on.session.asked.filter(({name}) => name === 'codes').length > asked;
    });
    await shownBy(on, () => Math.abs(markAt(on, inMap.names)![0] - before[0]) > 0.4);
  });

  it('shows the network of the element that `for` names', async () => {
    const own = await latentStage({id: 'named'});
    const linked = await latentStage({for: 'named'});
    await mapAfter(own);
    await settleLatent(linked);
    expect(linked.sessions).to.have.length(0);
    await shownBy(linked, () => names(linked).length === 10);
    expect(linked.all('[part~="controls"] button')).to.have.length(0);
  });

  it('takes colours of classes from the page', async () => {
    const on = await latentStage();
    for (let label = 0; label < 10; label++)
      on.element.style.setProperty(`--ae-class-${label}`, 'rgb(255, 0, 0)');
    await mapAfter(on);
    const canvas = on.find<HTMLCanvasElement>('[part~="map"] canvas');
    const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let red = 0;
    for (let at = 0; at < data.length; at += 4) red += Number(data[at]! > 200 && data[at + 1]! < 60);
    expect(red).to.be.above(500);
  });

  it('is the class that the entry registers', () => {
    expect(AeLatentView.observedAttributes).to.include.members(['points', 'view', 'source', 'for']);
  });
});

describe('ae-latent-view: views', () => {
  it('begins with the code of two numbers, with PCA of more, or as the author says', async () => {
    for (const [attributes, kind] of [
      [{}, 'code'],
      [{'encoding-dim': '8'}, 'pca'],
      [{view: 'umap'}, 'umap'],
    ] as const) {
      const on = await latentStage(attributes, {
        reply: latentReplies({count: 60, width: 'encoding-dim' in attributes ? 8 : 2}),
      });
      await mapAfter(on);
      expect(chosenView(on)).to.equal(kind);
      on.element.remove();
    }
  });

  it('makes each on request, has one line on how not to misread it, and keeps what was made', async function () {
    this.timeout(60_000);
    const on = await latentStage({'encoding-dim': '6'}, {reply: latentReplies({count: 120, width: 6})});
    await mapAfter(on);
    await shownBy(on, () => word(on).includes('%'));
    expect(word(on)).to.match(/^A flat shadow, \d+\.?\d*% of the variance: what meets here may be apart\.$/);
    const marks: Record<string, string> = {};
    for (const kind of ['umap', 'tsne'] as const) {
      await turnToView(on, kind);
      expect(word(on)).to.match(
        /^Distances between groups, and their sizes, mean little in a (UMAP|t-SNE) map/,
      );
      await atRest(on);
      marks[kind] = placedNames(on);
      expect(on.text(inside.mapHead)).to.not.match(/arranging/);
    }
    expect(marks['umap']).to.not.equal(marks['tsne']);
    await turnToView(on, 'code');
    expect(word(on)).to.equal('Two of 6 numbers: what meets here may be far apart in the others.');
    // Kept: nothing is said of a run, and it is the same map at once.
    await chooseView(on, 'umap');
    expect(making(on)).to.equal('');
    expect(placedNames(on)).to.equal(marks['umap']);
  });

  it('says of PCA of two numbers that it only turns them', async () => {
    const on = await latentStage({view: 'pca'}, {reply: latentReplies({count: 60, width: 2})});
    await mapAfter(on);
    await shownBy(on, () => word(on).includes('%'));
    expect(word(on)).to.equal('PCA only turns this code: 100% of its variance is here, nothing is lost.');
  });

  it('says of a code that has collapsed that every place draws the same, whichever way it shows', async () => {
    const said = 'The code has collapsed: every place draws the same.';
    const tiny: CodeOf = (i, d) => -1 + 1e-5 * ring(i, d);
    const reply = latentReplies({count: 60, codes: tiny});
    const near = await latentStage({'code-activation': 'tanh'}, {reply});
    await mapAfter(near);
    expect(word(near)).to.equal(`${said} Try code-activation linear.`);
    // Of a linear code, whose values may be small, the pictures tell.
    const flat = {
      ...latentReplies({count: 60}),
      decode: ({codes}: {codes: Float32Array}) => new Float32Array(392 * codes.length),
    };
    const alike = await latentStage({}, {reply: flat});
    await mapAfter(alike);
    await shownBy(alike, () => word(alike) === said);
    const small = await latentStage({}, {reply});
    await mapAfter(small);
    await shownBy(small, () => word(small) === said, 'its decoder draws all of it alike');
    // A code that tells pictures apart has not, however alike the ten are for the moment.
    const sound = await latentStage({'code-activation': 'tanh'}, {reply: latentReplies({count: 60})});
    await mapAfter(sound);
    await shownBy(sound, () => sound.session.asked.some(({name}) => name === 'decode'));
    expect(word(sound)).to.match(/^The code itself/);
  });

  it('shows any two numbers of the code, and PCA’s components by their share', async () => {
    const on = await latentStage({'encoding-dim': '6'}, {reply: latentReplies({count: 60, width: 6})});
    await mapAfter(on);
    await shownBy(on, () => word(on).includes('%'));
    const selects = () => on.all<HTMLSelectElement>('label > [part="select"]');
    expect(selects()[0]!.options).to.have.length(6);
    const shares = [...selects()[0]!.options].map(({textContent}) =>
      Number(/([\d.]+)%/.exec(textContent.trim())![1]),
    );
    expect(shares.reduce((a, b) => a + b)).to.be.closeTo(100, 1);
    await turnToView(on, 'code');
    selects()[1]!.value = '4';
    selects()[1]!.dispatchEvent(new Event('change', {bubbles: true}));
    await settleLatent(on);
    expect(selects().map(({selectedOptions}) => selectedOptions[0]!.textContent)).to.deep.equal([
      'code 1',
      'code 5',
    ]);
  });

  it('pauses a projection, goes on, stops it, and makes it again', async function () {
    this.timeout(60_000);
    const on = await latentStage({view: 'tsne'}, {reply: latentReplies({count: 1500, width: 2})});
    await mapAfter(on);
    await shownBy(
      on,
      () => /^arranging · \d+\.?\d*% · \d+\s(s|min) left$/.test(making(on)),
      'how long it will take',
    );
    await press(on, 'Pause map');
    expect(making(on)).to.match(/· paused$/);
    await press(on, 'Continue map');
    expect(making(on)).to.not.match(/paused/);
    await press(on, 'Stop map');
    expect(making(on)).to.match(/^stopped at \d+\.?\d*%$/);
    expect(names(on), 'the map stays as it stands').to.have.length(10);
    await press(on, 'Make the map again');
    await shownBy(on, () => making(on).startsWith('arranging'));
  });

  it('cancels a run when another view is chosen', async () => {
    const on = await latentStage({view: 'tsne'}, {reply: latentReplies({count: 1500})});
    await mapAfter(on);
    await shownBy(on, () => making(on) !== '');
    await turnToView(on, 'code');
    expect(making(on)).to.equal('');
    expect(word(on)).to.equal('The code itself, nothing projected: what lies close is drawn alike.');
  });

  it('projects pixels for comparison, and says that no network had a part in it', async function () {
    this.timeout(60_000);
    const on = await latentStage({view: 'pca', source: 'pixels', points: '60'});
    await mapAfter(on);
    await shownBy(on, () => names(on).length === 10);
    expect(word(on)).to.match(/^PCA of the pixels themselves, for comparison: no network/);
    await tap(on, 0.5, 0.5);
    expect(ruleSaid(on)).to.equal('this place on PCA’s plane of pixels; no network');
  });
});

describe('ae-latent-view: any place decodes', () => {
  it('a place of the code decodes exactly: what the cross stands on is what the decoder is given', async () => {
    const on = await latentStage();
    await mapAfter(on);
    await tap(on, 0.5, 0.5);
    const [a, b] = lastAsked(on, 'decode').codes.slice(-2);
    await tap(on, 0.7, 0.3);
    const [c, d] = lastAsked(on, 'decode').codes.slice(-2);
    expect(ruleSaid(on)).to.equal('this place, decoded');
    const at = markAt(on, inMap.cross)!;
    expect(at[0]).to.be.closeTo(0.7, 0.01);
    expect(at[1]).to.be.closeTo(0.3, 0.01);
    // To the right and up is more of both; the map is of equal shares each way.
    expect(c! - a!).to.be.within(1, 4);
    expect(d! - b!).to.be.within(1, 4);
    const ink = (kind: Picture) => {
      const canvas = pictureOf(on, kind);
      return canvas
        .getContext('2d')!
        .getImageData(0, 0, 28, 28)
        .data.reduce((sum, v) => sum + v, 0);
    };
    expect(ink('decoded')).to.be.above(0);
    const first = on.text('[part~="pictures"] figcaption');
    expect(first).to.equal('Digit 0, test index 0');
    expect(ink('original'), 'the digit before stays').to.be.above(0);
    await key(on, '3');
    await tap(on, 0.5, 0.5);
    expect(on.text('[part~="pictures"] figcaption')).to.match(/^Digit 3/);
  });

  it('shows a digit and its reconstruction where a pointer or a finger meets a point', async () => {
    for (const touch of ['mouse', 'touch']) {
      const on = await latentStage();
      await mapAfter(on);
      await key(on, '3');
      const at = markAt(on, inMap.looked)!;
      await key(on, 'Escape');
      expect(markAt(on, inMap.looked)).to.equal(null);
      await tap(on, at[0] + 0.003, at[1], touch);
      expect(markAt(on, inMap.looked)![0]).to.be.closeTo(at[0], 0.01);
      expect(on.text('[part~="pictures"] figure figcaption')).to.match(/^Digit 3, test index \d+$/);
      const {codes} = lastAsked(on, 'decode');
      expect(codes).to.have.length(4);
      expect([codes[2], codes[3]]).to.deep.equal([codes[0], codes[1]]);
      expect(on.fired.filter(({type}) => type === 'ae-select')).to.have.length(1);
      setSelection('digits', null);
      on.element.remove();
    }
  });

  it('a place of PCA decodes by its way back: at a point of a two-dimensional code, that code', async () => {
    const on = await latentStage({view: 'pca'});
    await mapAfter(on);
    await madeMap(on);
    await shownBy(on, () => names(on).length === 10);
    await key(on, '7');
    expect(ruleSaid(on)).to.equal('this place on PCA’s plane, decoded');
    const {codes} = lastAsked(on, 'decode');
    expect(codes[2]).to.be.closeTo(codes[0]!, 1e-4);
    expect(codes[3]).to.be.closeTo(codes[1]!, 1e-4);
  });

  it('a place of UMAP and t-SNE decodes from the nearest points, and it says so', async function () {
    this.timeout(60_000);
    for (const view of ['umap', 'tsne']) {
      const on = await latentStage({view}, {reply: latentReplies({count: 60})});
      await mapAfter(on);
      await madeMap(on);
      await shownBy(on, () => names(on).length === 10);
      await tap(on, 0.02, 0.5);
      expect(ruleSaid(on)).to.equal('mean code of the 5 nearest points, decoded');
      expect(on.text('[part="lens"] bdi')).to.match(/^10 nearest: \d+ are \ds$/);
      const codes = lastAsked(on, 'decode').codes.slice(-2);
      expect(Math.hypot(...codes), 'a mean of codes lies among them').to.be.below(6);
      on.element.remove();
    }
  });

  it('keeps the other numbers of a longer code: those of the point at hand, else their mean', async () => {
    const on = await latentStage(
      {'encoding-dim': '5', view: 'code'},
      {reply: latentReplies({count: 100, width: 5})},
    );
    await mapAfter(on);
    await tap(on, 0.5, 0.5);
    expect(ruleSaid(on)).to.match(/other numbers at their mean$/);
    await key(on, '2');
    expect(ruleSaid(on)).to.match(/other numbers as in the point$/);
  });
});

describe('ae-latent-view: a digit from outside', () => {
  const drawn = Float32Array.from({length: 784}, (_, i) => (i % 28 === 14 ? 1 : 0));

  it('appears where its code is, on the code and by each projection’s transform; t-SNE says it has none', async function () {
    this.timeout(60_000);
    const on = await latentStage({}, {reply: latentReplies({count: 80})});
    await mapAfter(on);
    expect(markAt(on, inMap.outOfSample)).to.equal(null);
    setSelection('digits', {pixels: drawn});
    for (const kind of ['code', 'pca', 'umap'] as const) {
      if (kind !== 'code') await turnToView(on, kind);
      // Its code is that of the test image 3, so it falls there.
      await shownBy(on, () => markAt(on, inMap.outOfSample) !== null);
      const three = classNames(on)[3]!.getBoundingClientRect();
      const map = on.find('[part~="map"]').getBoundingClientRect();
      const [x, y] = markAt(on, inMap.outOfSample)!;
      const label = [
        (three.left + three.width / 2 - map.left) / map.width,
        (three.top + three.height / 2 - map.top) / map.height,
      ];
      expect(Math.hypot(x - label[0]!, y - label[1]!), kind).to.be.below(0.25);
      expect(on.text(inside.caption)).to.equal(
        'The selected picture, not one of these points, is marked by a diamond.',
      );
    }
    await turnToView(on, 'tsne');
    await shownBy(on, () => on.text(inside.caption).includes('places only what it was made of'));
    expect(markAt(on, inMap.outOfSample)).to.equal(null);
    setSelection('digits', null);
    await settleLatent(on);
    expect(on.all(inside.caption).filter((one) => !one.closest('[role="tabpanel"]'))).to.have.length(0);
  });
});

describe('ae-latent-view: what codes can be', () => {
  const few = (codes: CodeOf, count: number, width: number) => latentReplies({codes, count, width});
  const cases: Record<
    string,
    {width: number; reply: ReturnType<typeof latentReplies>; says: RegExp; view?: string; drawn: boolean}
  > = {
    'one point': {width: 2, reply: few(ring, 1, 2), says: /^1 digit: too few/, drawn: true},
    'two points': {width: 2, reply: few(ring, 2, 2), says: /^2 digits: too few/, drawn: true},
    'one point, in UMAP': {
      width: 2,
      reply: few(ring, 1, 2),
      says: /^1 digit: too few/,
      view: 'umap',
      drawn: true,
    },
    'two points, in t-SNE': {
      width: 2,
      reply: few(ring, 2, 2),
      says: /^2 digits: too few/,
      view: 'tsne',
      drawn: true,
    },
    'fewer points than neighbours': {
      width: 2,
      reply: few(ring, 6, 2),
      says: /^6 digits: too few/,
      view: 'umap',
      drawn: true,
    },
    'equal codes': {
      width: 2,
      reply: few(() => 1, 50, 2),
      says: /^Every digit has the same code/,
      drawn: true,
    },
    'equal codes, in PCA': {
      width: 3,
      reply: few(() => 1, 50, 3),
      says: /^Every digit has the same code/,
      view: 'pca',
      drawn: true,
    },
    'codes that are no numbers': {
      width: 2,
      reply: few(() => NaN, 50, 2),
      says: /^50 of 50 codes are not numbers/,
      drawn: false,
    },
    'some that are no numbers': {
      width: 2,
      reply: few((i, d) => (i % 5 === 0 ? NaN : ring(i, d)), 50, 2),
      says: /^10 of 50 codes are not numbers and are left out/,
      drawn: true,
    },
    'no numbers, in UMAP': {
      width: 2,
      reply: few((i, d) => (i === 7 ? Infinity : ring(i, d)), 50, 2),
      says: /^1 codes? (is|are) not (a number|numbers): (it|they) cannot be projected/,
      view: 'umap',
      drawn: false,
    },
    'one number': {
      width: 1,
      reply: few((i) => Math.sin(i), 50, 1),
      says: /^One number, from left to right; the rows only keep the classes apart/,
      drawn: true,
    },
    'one number, in PCA': {
      width: 1,
      reply: few((i) => Math.sin(i), 50, 1),
      says: /^PCA only turns this code: 100%/,
      view: 'pca',
      drawn: true,
    },
    'huge codes': {
      width: 2,
      reply: few((i, d) => 1e30 * ring(i, d), 50, 2),
      says: /^The code itself/,
      drawn: true,
    },
  };
  for (const [name, {width, reply, says, view, drawn}] of Object.entries(cases))
    it(`${name}: ${drawn ? 'a picture and ' : ''}a sentence`, async function () {
      this.timeout(30_000);
      const thrown: unknown[] = [];
      const note = (event: PromiseRejectionEvent) => thrown.push(event.reason);
      addEventListener('unhandledrejection', note);
      const on = await latentStage({'encoding-dim': String(width), ...(view && {view})}, {reply});
      await mapAfter(on);
      await shownBy(on, () => says.test(word(on)) && making(on) === '');
      await shownBy(on, () => inked(on) > 0 === drawn);
      // Keys and pointer find nothing to stumble over.
      for (const tab of latentTabs) {
        await openLatentTab(on, tab);
        for (const one of ['ArrowRight', 'PageDown', '1', 'Enter', '+', 'Home']) await key(on, one);
        await tap(on, 0.4, 0.6);
        await settleLatent(on);
      }
      removeEventListener('unhandledrejection', note);
      expect(thrown).to.deep.equal([]);
    });

  it('names dead numbers of the code', async () => {
    const on = await latentStage(
      {'encoding-dim': '4', view: 'code'},
      {reply: latentReplies({width: 4, codes: (i, d) => (d === 1 || d === 3 ? 0 : ring(i, d))})},
    );
    await mapAfter(on);
    on.find('[part~="moment"] [part~="button"]').click();
    await settleLatent(on);
    expect(word(on)).to.equal('Numbers 2, 4 of the code never change: dead.');
    await openLatentTab(on, 'more');
    expect(on.find('[part="map-table"]').textContent).to.contain(
      'Dead numbers of the code, the same for all: 2, 4.',
    );
  });

  it('a code of one number lies on a line, each class in a row of its own', async () => {
    const places = codePlaces(
      {
        key: '',
        codes: Float32Array.of(3, 1, 2),
        count: 3,
        width: 1,
        labels: Uint8Array.of(0, 1, 2),
        unfit: 0,
        equal: false,
      },
      firstChoice.dims,
    );
    expect([places[0], places[2], places[4]]).to.deep.equal([3, 1, 2]);
    for (let i = 0; i < 3; i++) expect(Math.round(places[2 * i + 1]!)).to.equal(i);
    const on = await latentStage({'encoding-dim': '1'}, {reply: latentReplies({width: 1, count: 40})});
    await mapAfter(on);
    expect(on.all(inMap.axisTexts).map(({textContent}) => textContent)).to.include.members(['0', '9']);
    await tap(on, 0.3, 0.5);
    // Of the digit beside the map, and of the place.
    expect(lastAsked(on, 'decode').codes).to.have.length(2);
  });

  it('does without classes', async () => {
    const on = await latentStage();
    await mapAfter(on, {labels: null});
    expect(names(on)).to.have.length(0);
    expect(on.all('[part~="legend"] button')).to.have.length(0);
    expect(inked(on)).to.be.above(500);
  });
});

describe('ae-latent-view: comings and goings', () => {
  it('leaves in the middle of a projection without a sound, and shows its map when it is back', async function () {
    this.timeout(60_000);
    const thrown: unknown[] = [];
    const note = (event: PromiseRejectionEvent) => thrown.push(event.reason);
    addEventListener('unhandledrejection', note);
    const on = await latentStage({view: 'tsne'}, {reply: latentReplies({count: 1500})});
    await mapAfter(on);
    await shownBy(on, () => making(on).startsWith('arranging'));
    const {parentElement} = on.element;
    on.element.remove();
    await settleLatent(on);
    parentElement!.append(on.element);
    await settleLatent(on);
    await turnToView(on, 'code');
    expect(names(on)).to.have.length(10);
    removeEventListener('unhandledrejection', note);
    expect(thrown).to.deep.equal([]);
  });

  it('makes the map anew when the weights have changed at rest', async function () {
    this.timeout(60_000);
    const on = await latentStage({view: 'umap'}, {reply: latentReplies({count: 60})});
    await mapAfter(on);
    await madeMap(on);
    await shownBy(on, () => names(on).length === 10);
    const asked = on.session.asked.filter(({name}) => name === 'codes').length;
    on.session.say([...runUntil(3).slice(-2)], {reconstructions: new Float32Array(7840)});
    await shownBy(on, () => on.session.asked.filter(({name}) => name === 'codes').length > asked);
    await madeMap(on);
    expect(names(on)).to.have.length(10);
  });
});
