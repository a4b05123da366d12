import {expect} from '@open-wc/testing';
import {
  key,
  latentReplies,
  latentStage,
  madeMap,
  mapAfter,
  neighboursIn,
  openLatentTab,
  openedMap,
  press,
  ring,
  shownBy,
  turnToView,
  type LatentStage,
} from './helpers.ts';

const part = (on: LatentStage, name: string) => on.find(`[part="${name}"]`);
const words = (element: Element) => element.textContent!.replaceAll(/\s+/g, ' ').trim();

describe('ae-latent-view: neighbours', () => {
  it('by code stand beside those by pixels, of a stated sample; a press goes on from one', async function () {
    this.timeout(30_000);
    const on = await openedMap('digit');
    expect(on.text('[part~="details"]')).to.match(/^Select a digit/);
    await key(on, '4');
    await key(on, 'Enter');
    await shownBy(on, () => neighboursIn(on, 'code').length > 0);
    expect(neighboursIn(on, 'code')).to.have.length(8);
    expect(neighboursIn(on, 'pixels')).to.have.length(8);
    // Classes lie far apart in code; in pixels these are the images with the same column, 28 on.
    for (const one of neighboursIn(on, 'code')) expect(one.ariaLabel).to.match(/^\d: digit 4$/);
    const pixelLabels = neighboursIn(on, 'pixels').map(({ariaLabel}) => ariaLabel);
    expect(pixelLabels.some((label) => !label!.endsWith('digit 4'))).to.equal(true);
    expect(words(part(on, 'neighbours'))).to.match(
      /\d of 8 are in both rows\. Among the first 200 test images, by Euclidean distance\./,
    );
    const before = on.text('[part~="pictures"] figure figcaption');
    neighboursIn(on, 'pixels')[1]!.click();
    await shownBy(on, () => on.text('[part~="pictures"] figure figcaption') !== before);
    expect(on.fired.filter(({type}) => type === 'ae-select')).to.have.length(2);
  });

  it('are as many as there are where there are few', async function () {
    this.timeout(30_000);
    const on = await openedMap('digit', {}, {reply: latentReplies({count: 4})});
    await key(on, '2');
    await key(on, 'Enter');
    await shownBy(on, () => neighboursIn(on, 'code').length > 0);
    expect(neighboursIn(on, 'code')).to.have.length(3);
  });
});

describe('ae-latent-view: the map in numbers', () => {
  it('is a table for who sees it, and the same in a sentence for who only hears', async () => {
    const on = await openedMap('more');
    const summary = part(on, 'map-table').querySelector('p:not([aria-hidden])')!;
    expect(words(summary)).to.match(/^200 test digits\. 0: centre .* 9: centre /);
    expect(summary.getBoundingClientRect().height).to.be.at.most(1);
    // Without classes there is no table, and the sentence is all there is.
    const none = await latentStage({}, {reply: latentReplies({count: 30})});
    await mapAfter(none, {labels: null});
    await openLatentTab(none, 'more');
    const seen = part(none, 'map-table').querySelector('p:not([aria-hidden])')!;
    expect(words(seen)).to.equal('30 test digits.');
    expect(seen.getBoundingClientRect().height).to.be.above(10);
  });
});

describe('ae-latent-view: scores', () => {
  const row = (on: LatentStage, at = 0) =>
    [...on.all('[part="scores"] tbody tr')[at]!.querySelectorAll('th, td')].map(words);

  it('are kept of each map that was measured, with the sample they are of', async function () {
    this.timeout(60_000);
    const on = await openedMap('trust', {}, {reply: latentReplies({count: 150})});
    await press(on, 'Measure');
    await shownBy(on, () => on.all('[part="scores"] tbody tr').length === 1);
    // The code itself is its own map; ten heaps apart: every neighbour is of the class.
    expect(row(on).join(' | ')).to.equal('Code · epoch 2 | 1.000 | 1.000 | 1.000 | – | 150');
    expect(on.all('[part="scores"] thead th').map(words)).to.include.members([
      'trustworthiness, k = 12',
      'accuracy on the map, k = 10',
    ]);
    await turnToView(on, 'umap');
    await press(on, 'Measure');
    await shownBy(on, () => on.all('[part="scores"] tbody tr').length === 2);
    const [name, trust, , , seconds] = row(on);
    expect(name).to.equal('UMAP · codes · epoch 2');
    expect(Number(trust)).to.be.within(0.8, 1);
    expect(Number(seconds)).to.be.at.least(0);
    // The newest is said in a sentence; the table is there for who opens it.
    const said =
      /^Trustworthiness ([\d.]+) \(k = 12\); most neighbours are of the right class for 100% of the points, before the map for 100%\.$/;
    expect(Number(said.exec(words(part(on, 'scores').querySelector('p:not([aria-hidden])')!))?.[1])).to.equal(
      Number(trust),
    );
    expect(on.find<HTMLDetailsElement>('[part="scores"] details').open).to.equal(false);
    // Class by class, in its colour, as high as its share.
    const bars = on.all('[part="by-class"] li');
    expect(bars.map(words).sort()).to.deep.equal(Array.from({length: 10}, (_, label) => `${label} 100%`));
    const heights = bars.map((bar) => bar.querySelector('i')!.getBoundingClientRect().height);
    expect(Math.min(...heights), 'as high as all of it').to.equal(Math.max(...heights));
    expect(heights[0]).to.be.above(40);
    // Of a map that was not measured nothing is said; of one that was, what it came to.
    await turnToView(on, 'pca');
    const sentences = () =>
      on
        .all('[part="scores"] p')
        .map(words)
        .filter((text) => /^Trustworthiness \d/.test(text));
    expect(sentences()).to.deep.equal([]);
    expect(on.all('[part="scores"] tbody tr')).to.have.length(2);
    await turnToView(on, 'code');
    expect(sentences()[0]).to.match(/^Trustworthiness 1\.000 /);
  });

  it('are of 2,000 at most, and say so; of few points not defined', async function () {
    this.timeout(60_000);
    const many = await openedMap('trust', {points: '2100'}, {reply: latentReplies({count: 2100})});
    await press(many, 'Measure');
    await shownBy(many, () => many.all('[part="scores"] tbody tr').length === 1);
    expect(row(many).at(-1)).to.equal('2,000');
    many.element.remove();
    const few = await openedMap('trust', {}, {reply: latentReplies({count: 5})});
    await press(few, 'Measure');
    await shownBy(few, () => few.all('[part="scores"] tbody tr').length === 1);
    expect(row(few)[1]).to.equal('–');
  });

  it('wait while the points change', async () => {
    const on = await latentStage();
    await mapAfter(on, {status: 'training'});
    await openLatentTab(on, 'trust');
    const [button] = on.all('[part="scores"] button');
    expect(button!.getAttribute('aria-disabled')).to.equal('true');
  });
});

describe('ae-latent-view: in numbers, and as files', () => {
  /** What the page offers to save on a press. */
  async function saved(on: LatentStage, name: string): Promise<{name: string; blob: Blob}> {
    const {click} = HTMLAnchorElement.prototype;
    const offered = new Promise<{name: string; url: string}>((resolve) => {
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        resolve({name: this.download, url: this.href});
      };
    });
    try {
      await press(on, name);
      const {name: file, url} = await offered;
      return {name: file, blob: await (await fetch(url)).blob()};
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  }

  it('tells centre and spread of each class, in a table and in a sentence', async () => {
    const on = await openedMap('more');
    const rows = on.all('[part="map-table"] tbody tr').map((one) => [...one.children].map(words));
    expect(rows).to.have.length(10);
    // Class 0 lies at (5, 0), and points are .4·sin(…) around: .4/√2 each way.
    const [label, count, x, y, spread] = rows[0]!;
    expect([label, count]).to.deep.equal(['0', '20']);
    const [across, up] = [x, y].map((text) => Number(text!.replace('−', '-')));
    expect(across).to.be.closeTo(5, 0.15);
    expect(up).to.be.closeTo(0, 0.15);
    expect(Number(spread)).to.be.closeTo(0.4, 0.05);
    expect(words(part(on, 'map-table'))).to.contain(
      `200 test digits. 0: centre ${x}, ${y}, spread ${spread};`,
    );
  });

  it('hands out a table of index, class, place and code', async () => {
    const on = await openedMap(
      'more',
      {'encoding-dim': '3', view: 'code'},
      {reply: latentReplies({count: 12, width: 3})},
    );
    const {name, blob} = await saved(on, 'CSV');
    const lines = (await blob.text()).trim().split('\r\n');
    expect(name).to.equal('latent-space.csv');
    expect(lines[0]).to.equal('index,class,x,y,code_1,code_2,code_3');
    expect(lines).to.have.length(13);
    const [index, label, x, y, ...code] = lines[8]!.split(',').map(Number);
    expect([index, label]).to.deep.equal([7, 7]);
    expect([x, y]).to.deep.equal(code.slice(0, 2));
    code.forEach((value, d) => expect(value).to.be.closeTo(ring(7, d), 1e-6));
  });

  it('hands out what the Embedding Projector reads: vectors, metadata, sprite', async function () {
    this.timeout(30_000);
    const on = await openedMap(
      'more',
      {'encoding-dim': '3', view: 'code'},
      {reply: latentReplies({count: 12, width: 3})},
    );
    const vectors = (await (await saved(on, 'vectors.tsv')).blob.text()).trim().split('\n');
    expect(vectors).to.have.length(12);
    expect(vectors[5]!.split('\t').map(Number)[0]).to.be.closeTo(ring(5, 0), 1e-6);
    const metadata = (await (await saved(on, 'metadata.tsv')).blob.text()).trim().split('\n');
    expect(metadata[0]).to.equal('index\tclass');
    expect(metadata[5]).to.equal('4\t4');
    const {name, blob} = await saved(on, 'sprite.png');
    const sprite = await createImageBitmap(blob);
    expect([name, sprite.width, sprite.height]).to.deep.equal(['sprite.png', 112, 112]);
  });

  it('hands out files of the view that is shown', async function () {
    this.timeout(30_000);
    const on = await openedMap('more', {}, {reply: latentReplies({count: 60})});
    const code = words(part(on, 'map-table'));
    await turnToView(on, 'pca');
    await madeMap(on);
    expect(words(part(on, 'map-table'))).to.not.equal(code);
  });
});
