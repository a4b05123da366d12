import {expect} from '@open-wc/testing';
import {boxOf, placeLabels} from '../../src/charts/labels.ts';
import {
  lossChart,
  lossTop,
  nearestEpoch,
  plotOf,
  timeAt,
  type LossChartData,
  type LossChartOptions,
} from '../../src/charts/loss-chart.ts';

const options: LossChartOptions = {
  width: 482,
  height: 246,
  reading: null,
  log: false,
  leastTop: 0,
  text: {
    epoch: 'epoch',
    up: 'error (mse)',
    loss: 'loss',
    valLoss: 'val_loss',
    meanImage: 'mean digit',
    tick: (value, digits) => value.toFixed(digits),
    count: String,
    linear: 'PCA, clipped',
    linearShort: 'PCA',
    guess: 'your guess',
    guessValue: '0.030',
    flat: 'flat',
    shown: (epoch) => `epoch ${epoch}`,
    readEpoch: (epoch) => `epoch ${epoch}`,
    readLoss: (value) => value.toFixed(4),
  },
};

/** A run that falls towards a floor, as they do. */
function run(epochs: number, planned = 30, first = 0.075): LossChartData {
  const epoch = Array.from({length: epochs}, (_, i) => i + 1);
  return {
    epoch,
    loss: epoch.map((e) => 0.012 + (first - 0.012) / e),
    valLoss: epoch.map((e) => 0.0115 + (first - 0.035) / e),
    epochs: planned,
    meanImageLoss: 0.0675,
    linearLoss: null,
    earlier: [],
    guess: null,
    flatSince: null,
    shown: null,
    running: null,
    firstBatches: [],
    now: epochs,
    kept: [],
  };
}

function draw(data: LossChartData, more: Partial<LossChartOptions> = {}): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  lossChart(svg, data, {...options, ...more});
  return svg;
}

const texts = (svg: SVGSVGElement, selector: string) =>
  [...svg.querySelectorAll(selector)].map((element) => element.textContent);

/** The picture as text, one element a line. */
const written = (svg: SVGSVGElement) =>
  svg.innerHTML
    .replaceAll(' xmlns="http://www.w3.org/2000/svg"', '')
    .replaceAll(/>(?=<)/g, '>\n')
    .split('\n');

/** Where words of the chart are: those beside the plot are measured by what they are cut by. */
function labelBoxes(svg: SVGSVGElement) {
  return [...svg.querySelectorAll<SVGTextElement>('text.label')].map((label) => {
    const text = label.textContent;
    const [x, y] = ['x', 'y'].map((name) => Number(label.getAttribute(name))) as [number, number];
    const anchor = label.getAttribute('text-anchor') as 'start' | 'middle' | 'end';
    if (label.matches('.flat, .shown')) return {text, ...boxOf({x, y, anchor}, text)};
    const left = anchor === 'end' ? x - 6.3 * text.length : x;
    return {text, left, right: left + 6.3 * text.length, top: y - 11, bottom: y + 4};
  });
}

describe('the loss chart', () => {
  it('is the same picture for the same run', () => {
    expect(
      written(draw({...run(3, 4), running: {at: 3.5, loss: 0.03}, now: 3.5, kept: [0, 1, 3]})),
    ).to.deep.equal(snapshot);
  });

  it('replaces what it drew before', () => {
    const svg = draw(run(5));
    lossChart(svg, run(6), options);
    expect(written(svg)).to.deep.equal(written(draw(run(6))));
  });

  it('has round ticks from 0, and the planned epochs to the end', () => {
    const svg = draw(run(8));
    const [losses, epochs] = [...svg.querySelectorAll('g.axis')].map((axis) =>
      [...axis.querySelectorAll('text')].map((tick) => tick.textContent),
    );
    expect(losses).to.deep.equal(['0', '0.02', '0.04', '0.06', '0.08']);
    expect(epochs).to.deep.equal(['0', '5', '10', '15', '20', '25', '30']);
  });

  it('has whole epochs on its axis however few or many there are', () => {
    for (const planned of [1, 2, 3, 7, 50, 137, 10_000]) {
      const svg = draw(run(1, planned), {width: 300});
      const ticks = [...svg.querySelectorAll('g.axis')].at(-1)!.querySelectorAll('text');
      const values = [...ticks].map(({textContent}) => Number(textContent));
      expect(values.every(Number.isInteger), String(planned)).to.equal(true);
      expect(values.at(-1)).to.equal(planned);
      expect(values.length).to.be.within(2, 6);
    }
  });

  it('cuts off a first epoch far above the rest, instead of flattening the rest', () => {
    const data = run(10);
    const wild = {...data, loss: [40, ...data.loss.slice(1)]};
    expect(texts(draw(wild), '.grid + .tick').at(-1)).to.equal('0.08');
    const plot = draw(wild).querySelector('svg')!;
    expect(plot.querySelector('path.loss')!.getAttribute('d')).to.match(/^M[\d.]+,-246L/);
  });

  it('survives a loss that is no number', () => {
    const data = run(4);
    const svg = draw({
      ...data,
      loss: [...data.loss.slice(0, 3), NaN],
      valLoss: [...data.valLoss.slice(0, 3), Infinity],
    });
    expect(svg.innerHTML).to.not.match(/NaN|Infinity/);
    expect(svg.querySelector('path.val')!.getAttribute('d')!.split('L')).to.have.length(3);
  });

  it('draws axes alone before there is anything else', () => {
    const svg = draw({...run(0), meanImageLoss: null});
    expect(svg.querySelector('path') === null).to.equal(true);
    expect(texts(svg, '.label')).to.be.empty;
    expect(svg.innerHTML).to.not.contain('NaN');
  });

  it('shows the epoch under way before the first is finished', () => {
    const svg = draw({...run(0), running: {at: 0.5, loss: 0.06}});
    expect(svg.querySelector('circle.loss')!.getAttribute('cx')).to.equal('50.7');
  });

  it('never lets labels overlap, touch or leave the picture, at any moment of a run and any width', () => {
    for (const width of [254, 296, 480, 900]) {
      for (const height of [232, 274]) {
        for (let epochs = 1; epochs <= 30; epochs++) {
          for (const first of [0.04, 0.0685, 0.075, 0.4]) {
            const data = {
              ...run(epochs, 30, first),
              linearLoss: 0.0152,
              earlier: [{...run(9, 30, 0.09), name: 'adam, 2 numbers'}],
              flatSince: epochs > 12 ? 12 : null,
              shown: epochs % 3 === 0 ? epochs / 3 : null,
              kept: [0, 1, epochs],
            };
            for (const log of [false, true]) {
              const boxes = labelBoxes(draw(data, {width, height, log}));
              expect(boxes.map(({text}) => text)).to.include('val_loss');
              for (const [i, a] of boxes.entries()) {
                const inside = a.left >= 0 && a.right <= width && a.top >= 0 && a.bottom <= height;
                expect(inside, a.text).to.equal(true);
                for (const b of boxes.slice(i + 1)) {
                  // Words side by side have room between them, or they read as one.
                  const apart =
                    a.right + 5 <= b.left || b.right + 5 <= a.left || a.bottom <= b.top || b.bottom <= a.top;
                  const where = `${a.text} and ${b.text}, ${width}×${height}, ${epochs} epochs of ${first}`;
                  expect(apart, where).to.equal(true);
                }
              }
            }
          }
        }
      }
    }
  });

  it('reads an epoch out: a line, a dot on each curve, and the numbers', () => {
    const svg = draw(run(10), {reading: 3});
    expect(texts(svg, '.tooltip text')).to.deep.equal(['epoch 4', 'loss 0.0278', 'val_loss 0.0215']);
    expect(svg.querySelectorAll('.reading circle')).to.have.length(2);
    expect(draw(run(10)).querySelector('.reading') === null).to.equal(true);
    expect(draw(run(2), {reading: 7}).querySelector('.reading') === null).to.equal(true);
  });

  it('keeps the box of numbers in the picture, right of its line where there is room', () => {
    for (const width of [254, 480]) {
      for (const reading of [0, 9, 29]) {
        const svg = draw(run(30), {width, reading});
        const line = Number(svg.querySelector('.reading line')!.getAttribute('x1'));
        const left = Number(
          /translate\(([\d.]+)/.exec(svg.querySelector('.tooltip')!.getAttribute('transform')!)![1],
        );
        const right = left + Number(svg.querySelector('.tooltip rect')!.getAttribute('width'));
        expect(left >= 0 && right <= width, `${width} px, place ${reading}`).to.equal(true);
        expect(left > line || right < line, `${width} px, place ${reading}`).to.equal(true);
      }
    }
  });

  it('names every line right of its plot with what it comes to, beside it or as near as the others leave room', () => {
    const data = {
      ...run(30),
      linearLoss: 0.0152,
      guess: 0.012,
      earlier: [{...run(30, 30, 0.09), name: 'adam'}],
    };
    const svg = draw(data);
    const rows = [...svg.querySelectorAll('text.label:not(.value)')].map((label) => ({
      words: `${label.textContent} ${label.nextElementSibling!.textContent}`,
      at: Number(label.getAttribute('y')),
      x: label.getAttribute('x'),
    }));
    expect(rows.map(({words}) => words)).to.deep.equal([
      'mean digit 0.0675',
      'PCA, clipped 0.0152',
      'loss 0.0141',
      'adam 0.0133',
      'val_loss 0.0128',
      'your guess 0.030',
    ]);
    expect(new Set(rows.map(({x}) => x))).to.have.length(1);
    rows.slice(1).forEach(({at}, i) => expect(at - rows[i]!.at).to.be.at.least(16));
    const [mean] = rows;
    expect(mean!.at, 'nothing is in its way').to.be.closeTo(
      Number(svg.querySelector('line.mean')!.getAttribute('y1')) + 4,
      0.1,
    );
    const leaders = [...svg.querySelectorAll('path.leader')].map((path) =>
      path
        .getAttribute('d')!
        .match(/[\d.]+/g)!
        .map(Number),
    );
    expect(leaders.map((numbers) => numbers.at(-1)! + 4)).to.deep.equal(rows.map(({at}) => at));
  });

  it('has a leader from where a curve is now to its name', () => {
    const svg = draw(run(10));
    const [x, y] = ['cx', 'cy'].map((name) => Number(svg.querySelector('circle.val')!.getAttribute(name)));
    expect(svg.querySelector('path.leader.val')!.getAttribute('d')).to.match(
      new RegExp(`^M${x! + 7},${y}H328L335,`),
    );
  });

  it('names a run that is above the picture at its rim, with its value and an arrow', () => {
    const sgd = {...run(30), valLoss: run(30).epoch.map(() => 0.0972), name: 'sgd'};
    for (const width of [254, 304, 482]) {
      const svg = draw({...run(30), earlier: [sgd]}, {width});
      // On a small phone the arrow alone: whose line it is comes first.
      expect(texts(svg, 'text.earlier'), `${width} px`).to.deep.equal([
        'sgd',
        width < 300 ? '↑' : '0.0972 ↑',
      ]);
      expect(Number(svg.querySelector('text.earlier')!.getAttribute('y'))).to.equal(28);
    }
  });

  it('has what it refers to in the same place from the first batch to the last epoch', () => {
    const place = (data: LossChartData) => {
      const svg = draw({...data, linearLoss: 0.0302, guess: 0.05});
      return [...svg.querySelectorAll('text.mean, text.linear, text.guess')].map((text) =>
        ['x', 'y'].map((name) => Math.round(Number(text.getAttribute(name)))).join(),
      );
    };
    const first = place({...run(0), running: {at: 0.1, loss: 0.01}});
    for (const epochs of [1, 15, 30])
      for (const valLoss of [0.001, 0.0302, 0.048])
        expect(place({...run(epochs), valLoss: run(epochs).epoch.map(() => valLoss)})).to.deep.equal(first);
  });

  it('draws the best linear method’s line and says which it is', () => {
    const svg = draw({...run(10), linearLoss: 0.02});
    expect(svg.querySelector('line.linear')!.getAttribute('y1')).to.equal('144');
    expect(texts(svg, 'text.linear')).to.deep.equal(['PCA, clipped', '0.0200']);
    expect(draw(run(10)).querySelector('line.linear') === null).to.equal(true);
  });

  it('keeps earlier runs faint, cut off at the end of the axis, and out of its scale', () => {
    const worse = {name: 'sgd', epoch: [1, 2, 60], valLoss: [0.5, 0.4, 0.3]};
    const svg = draw({...run(10), earlier: [{...run(8), name: 'adam'}, worse]});
    expect(svg.querySelectorAll('path.earlier:not(.leader)')).to.have.length(2);
    expect(texts(svg, '.grid + .tick').at(-1)).to.equal('0.08');
    const plot = svg.querySelector('path.earlier')!.parentElement!;
    expect([plot.getAttribute('x'), plot.getAttribute('width')]).to.deep.equal(['46', '280']);
    const alone = draw({...run(0), meanImageLoss: null, earlier: [worse]});
    expect(texts(alone, '.grid + .tick').at(-1)).to.equal('0.5');
  });

  it('names each earlier run at its end, the newest first where room is short, and lifts the one that is pointed at', () => {
    const earlier = [6, 14, 22].map((epochs) => ({...run(epochs, 30, 0.09), name: `of ${epochs}`}));
    const svg = draw({...run(4), earlier});
    expect(texts(svg, 'text.earlier:not(.value)').sort()).to.deep.equal(['of 14', 'of 22', 'of 6']);
    const kinds = [...svg.querySelectorAll('path.earlier:not(.leader)')].map((path) =>
      path.getAttribute('class'),
    );
    expect(new Set(kinds), 'each has dashes of its own').to.have.length(3);
    expect(svg.querySelector('.lifted') === null).to.equal(true);
    // All end in one place, where there is room for some names only.
    const crowd = [1, 2, 3, 4, 5, 6, 7].map((place) => ({...run(30), name: `number ${place}`}));
    const small = {height: 168, width: 254};
    const crowded = texts(draw({...run(30), earlier: crowd}, small), 'text.earlier');
    expect(crowded).to.include('number 7').and.not.include('number 1');
    const oldest = crowd.map((one, i) => ({...one, lifted: i === 0}));
    const svgOfOldest = draw({...run(30), earlier: oldest}, small);
    expect(texts(svgOfOldest, 'text.lifted')).to.deep.equal(['number 1']);
    expect(svgOfOldest.querySelectorAll('path.lifted:not(.leader)')).to.have.length(1);
  });

  it('marks since when the curve is flat, and the epoch that is shown', () => {
    const svg = draw({...run(20), flatSince: 12, shown: 7});
    const xOf = (epoch: number) => String(Math.round(10 * (46 + (epoch / 30) * 280)) / 10);
    expect(svg.querySelector('line.flat')!.getAttribute('x1')).to.equal(xOf(12));
    expect(texts(svg, 'text.flat')).to.deep.equal(['flat']);
    expect(svg.querySelector('line.shown')!.getAttribute('x1')).to.equal(xOf(7));
    expect(svg.querySelector('circle.shown')!.getAttribute('cx')).to.equal(xOf(7));
    expect(texts(svg, 'text.shown')).to.deep.equal(['epoch 7']);
    // The first weights have no loss of their own.
    const first = draw({...run(20), shown: 0});
    expect(first.querySelector('line.shown')!.getAttribute('x1')).to.equal('46');
    expect(first.querySelector('circle.shown') === null).to.equal(true);
  });

  it('has on its logarithmic axis round numbers, and equal distances for equal factors', () => {
    const data = {...run(3, 4), valLoss: [0.08, 0.04, 0.02], loss: [0.08, 0.04, 0.02]};
    const svg = draw(data, {log: true});
    expect(texts(svg, '.grid + .tick')).to.deep.equal(['0.02', '0.03', '0.05', '0.07']);
    const ys = [
      ...svg
        .querySelector('path.val')!
        .getAttribute('d')!
        .matchAll(/,([\d.]+)/g),
    ].map((m) => Number(m[1]));
    expect(ys[1]! - ys[0]!).to.be.closeTo(ys[2]! - ys[1]!, 0.11);
    const wide = draw({...data, loss: [50, 0.5, 0.0004]}, {log: true});
    expect(texts(wide, '.grid + .tick').join()).to.equal('0.001,0.003,0.01,0.03,0.1,0.3');
    const none = draw({...data, valLoss: [0, 0.04, -1]}, {log: true});
    expect(none.innerHTML).to.not.match(/NaN|Infinity/);
  });

  it('labels where the curve went flat also where little room is left', () => {
    const flat = {epoch: Array.from({length: 60}, (_, i) => i + 1), level: 0.0173};
    const valLoss = flat.epoch.map((e) => flat.level + 0.04 / e ** 2);
    const data = {
      ...run(0, 60),
      epoch: flat.epoch,
      loss: valLoss,
      valLoss,
      linearLoss: 0.0157,
      flatSince: 16,
    };
    const svg = draw(data, {width: 310, height: 232});
    expect(texts(svg, '.label:not(.value)')).to.have.members([
      'val_loss',
      'loss',
      'PCA, clipped',
      'mean digit',
      'flat',
    ]);
  });

  it('finds the epoch nearest to a pointer', () => {
    const data = run(10);
    const xOf = (epoch: number) => 46 + (epoch / 30) * 280;
    expect(nearestEpoch(xOf(4.4), data, options)).to.equal(3);
    expect(nearestEpoch(xOf(4.6), data, options)).to.equal(4);
    expect(nearestEpoch(0, data, options)).to.equal(0);
    expect(nearestEpoch(479, data, options)).to.equal(9);
    expect(nearestEpoch(100, run(0), options)).to.equal(null);
  });

  it('has the time of every place in its plot, and goes on beside it', () => {
    const data = run(10);
    const [left, right] = plotOf(data, options);
    expect([left, right].map((x) => timeAt(x!, data, options))).to.deep.equal([0, 30]);
    expect(timeAt((left! + right!) / 2, data, options)).to.be.closeTo(15, 1e-9);
    expect(timeAt(left! - 10, data, options)).to.be.below(0);
  });

  it('has nothing along its foot that reads as a curve at 0, where there is no epoch to choose', () => {
    for (const kept of [[], [20]]) {
      const svg = draw({...run(20), kept});
      expect(svg.querySelector('circle.thumb')).to.equal(null);
      expect(svg.querySelector('line.trained')).to.equal(null);
      expect(svg.querySelector('line.rest')).to.not.equal(null);
    }
    expect(draw({...run(20), kept: [10, 20]}).querySelector('line.trained')).to.not.equal(null);
  });

  it('has its epochs’ numbers for the scale of the track on which one is chosen', () => {
    for (const width of [254, 482, 900]) {
      for (const shown of [0, 5, 15]) {
        const svg = draw({...run(20), shown, kept: [0, 5, 10, 15, 20]}, {width});
        const numbers = [...svg.querySelectorAll('g.axis')].at(-1)!.querySelectorAll('text');
        const xOf = (epoch: number) =>
          [...numbers].find(({textContent}) => textContent === String(epoch))?.getAttribute('x');
        const thumb = svg.querySelector('circle.thumb')!;
        if (xOf(shown)) expect(thumb.getAttribute('cx'), `${shown} in ${width} px`).to.equal(xOf(shown));
        // What is trained ends where its curve does; the rest goes on to the last number.
        const end = svg.querySelector('circle.val')!.getAttribute('cx');
        expect(svg.querySelector('line.trained')!.getAttribute('x2')).to.equal(end);
        expect(svg.querySelector('line.rest')!.getAttribute('x2')).to.equal(xOf(30));
        expect(thumb.getAttribute('cy')).to.equal(svg.querySelector('line.rest')!.getAttribute('y1'));
      }
    }
  });

  it('marks which epochs are kept, and has no thumb where there is none to choose', () => {
    const ticks = (data: LossChartData) => svgTicks(draw(data)).map((x) => Math.round((30 * (x - 46)) / 280));
    const svgTicks = (svg: SVGSVGElement) =>
      [...(svg.querySelector('path.kept')?.getAttribute('d') ?? '').matchAll(/M([\d.]+)/g)].map((m) =>
        Number(m[1]),
      );
    expect(ticks({...run(9), kept: [0, 4, 8]})).to.deep.equal([0, 4, 8]);
    expect(ticks({...run(9), kept: []})).to.deep.equal([]);
    expect(draw({...run(9), kept: []}).querySelector('circle.thumb')).to.equal(null);
    expect(draw({...run(0), now: 0, kept: [0]}).querySelector('circle.thumb')).to.equal(null);
    // Nearer to each other than can be told apart, some are left out.
    const many = svgTicks(draw({...run(1000, 1000), kept: Array.from({length: 1001}, (_, i) => i)}));
    many.slice(1).forEach((x, i) => expect(x - many[i]!).to.be.at.least(2.9));
  });

  it('draws the first epoch batch by batch, until it has a point of its own', () => {
    const firstBatches = [0.1, 0.07, 0.05].map((loss, i) => ({at: (i + 1) / 4, loss}));
    const svg = draw({...run(0), now: 0.75, running: {at: 0.75, loss: 0.0733}, firstBatches});
    expect(svg.querySelector('path.batches')!.getAttribute('d')!.split('L')).to.have.length(3);
    // The dot is where the line ends, not at the mean of the batches.
    expect(svg.querySelector('circle.loss')!.getAttribute('cy')).to.equal('84');
  });

  it('has the same loss axis from the first batch on, and points to what is above it', () => {
    const top = (svg: SVGSVGElement) => texts(svg, '.grid + .tick').at(-1);
    const first = draw({...run(0), now: 0.1, running: {at: 0.1, loss: 0.4}});
    expect(top(first)).to.equal('0.08');
    expect(first.querySelector('circle.loss')).to.equal(null);
    expect(first.querySelector('path.above.loss')).to.not.equal(null);
    expect(texts(first, 'text.loss')).to.deep.equal(['loss', '0.4000 ↑']);
    for (let epochs = 1; epochs <= 30; epochs++) {
      const svg = draw(run(epochs, 30, 0.1));
      expect(top(svg), `after ${epochs}`).to.equal('0.08');
    }
    // A run that stays above has room for it, and keeps it.
    const slow = {...run(3), valLoss: [0.23, 0.22, 0.21]};
    expect(top(draw(slow))).to.equal('0.25');
    expect(top(draw(run(3), {leastTop: lossTop(slow)}))).to.equal('0.25');
    // Of one or two epochs the first is what there is to see.
    expect(top(draw({...run(1, 2), valLoss: [0.23]}))).to.equal('0.25');
  });

  it('draws no more points than there are pixels for', () => {
    const svg = draw(run(10_000, 10_000));
    expect(svg.querySelector('path.val')!.getAttribute('d')!.length).to.be.below(4 * 480 * 14);
  });
});

describe('labels', () => {
  it('take the first anchor that covers no curve', () => {
    const anchors = [
      {x: 10, y: 20, anchor: 'start'},
      {x: 10, y: 60, anchor: 'start'},
    ] as const;
    const [label] = placeLabels([{name: 'a', text: 'abc', anchors}], [[15, 16]], {width: 100, height: 100});
    expect(label!.y).to.equal(60);
  });

  it('are left out where there is no room', () => {
    const anchors = [{x: 10, y: 20, anchor: 'start'}] as const;
    const both = [
      {name: 'a', text: 'abc', anchors},
      {name: 'b', text: 'abc', anchors},
    ];
    expect(placeLabels(both, [], {width: 100, height: 100}).map(({name}) => name)).to.deep.equal(['a']);
    expect(placeLabels(both, [], {width: 20, height: 100})).to.be.empty;
  });
});

const snapshot: readonly string[] = [
  '<g class="axis">',
  '<g transform="translate(0,184)">',
  '<line class="grid" x1="46" x2="326">',
  '</line>',
  '<text class="tick" x="38" y="4" text-anchor="end">0</text>',
  '</g>',
  '<g transform="translate(0,144)">',
  '<line class="grid" x1="46" x2="326">',
  '</line>',
  '<text class="tick" x="38" y="4" text-anchor="end">0.02</text>',
  '</g>',
  '<g transform="translate(0,104)">',
  '<line class="grid" x1="46" x2="326">',
  '</line>',
  '<text class="tick" x="38" y="4" text-anchor="end">0.04</text>',
  '</g>',
  '<g transform="translate(0,64)">',
  '<line class="grid" x1="46" x2="326">',
  '</line>',
  '<text class="tick" x="38" y="4" text-anchor="end">0.06</text>',
  '</g>',
  '<g transform="translate(0,24)">',
  '<line class="grid" x1="46" x2="326">',
  '</line>',
  '<text class="tick" x="38" y="4" text-anchor="end">0.08</text>',
  '</g>',
  '</g>',
  '<g class="axis" transform="translate(0,209)">',
  '<text class="tick" x="46" text-anchor="middle">0</text>',
  '<text class="tick" x="116" text-anchor="middle">1</text>',
  '<text class="tick" x="186" text-anchor="middle">2</text>',
  '<text class="tick" x="256" text-anchor="middle">3</text>',
  '<text class="tick" x="326" text-anchor="middle">4</text>',
  '</g>',
  '<text class="tick" y="10">error (mse)</text>',
  '<text class="tick" x="46" y="234" text-anchor="start">epoch</text>',
  '<line class="mean" x1="46" x2="326" y1="49" y2="49">',
  '</line>',
  '<svg x="0" y="20" width="482" height="168" viewBox="0 20 482 168">',
  '<path class="loss" d="M116,34L186,97L256,118L291,124">',
  '</path>',
  '<path class="val" d="M116,81L186,121L256,134.3">',
  '</path>',
  '<circle class="loss" cx="291" cy="124" r="2.5">',
  '</circle>',
  '<circle class="val" cx="256" cy="134.3" r="4">',
  '</circle>',
  '</svg>',
  '<path class="leader mean" d="M328,49L335,49">',
  '</path>',
  '<text class="label mean" x="338" y="53" text-anchor="start">mean digit</text>',
  '<text class="label value mean" x="482" y="53" text-anchor="end">0.0675</text>',
  '<path class="leader loss" d="M296,124H328L335,121.2">',
  '</path>',
  '<text class="label loss" x="338" y="125.2" text-anchor="start">loss</text>',
  '<text class="label value loss" x="482" y="125.2" text-anchor="end">0.0300</text>',
  '<path class="leader val" d="M263,134.3H328L335,137.2">',
  '</path>',
  '<text class="label val" x="338" y="141.2" text-anchor="start">val_loss</text>',
  '<text class="label value val" x="482" y="141.2" text-anchor="end">0.0248</text>',
  '<line class="rest" x1="46" x2="326" y1="184" y2="184">',
  '</line>',
  '<line class="trained" x1="46" x2="291" y1="184" y2="184">',
  '</line>',
  '<path class="kept" d="M46,189v4M116,189v4M256,189v4">',
  '</path>',
  '<circle class="ring" cx="291" cy="184" r="11">',
  '</circle>',
  '<circle class="thumb" cx="291" cy="184" r="7">',
  '</circle>',
];
