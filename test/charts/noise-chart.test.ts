import {expect} from '@open-wc/testing';
import {noiseChart, spread, type NoiseChartData} from '../../src/charts/noise-chart.ts';

const levels = [0, 0.5, 1];
const data: NoiseChartData = {
  levels,
  lines: [
    {name: 'nothing', label: 'doing nothing', errors: [0, 0.115, 0.25]},
    {name: 'pca', label: 'PCA, 32', errors: [0.017, 0.033, 0.057]},
    {name: 'model', label: 'denoiser', errors: [0.058, 0.022, 0.06]},
  ],
  trained: [0.5],
  now: 0.25,
  turns: [0.2],
};

function draw(more: Partial<NoiseChartData> = {}, width = 600): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const text = {
    up: 'error',
    across: 'noise',
    trained: 'trained',
    tick: (value: number, digits: number) => value.toFixed(digits),
  };
  noiseChart(svg, {...data, ...more}, {width, height: 220, text});
  return svg;
}
const points = (svg: SVGSVGElement, name: string) =>
  svg
    .querySelector(`path.${name}:not(.leader)`)!
    .getAttribute('d')!
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map(Number) as [number, number]);

describe('the chart of error against noise', () => {
  it('has every curve, each labelled at its end, the network’s on top', () => {
    const svg = draw();
    const paths = [...svg.querySelectorAll('path:not(.leader)')].map((path) => path.getAttribute('class'));
    expect(paths).to.deep.equal(['nothing', 'pca', 'model']);
    const labels = [...svg.querySelectorAll('text.label')].map(({textContent}) => textContent);
    expect(labels).to.deep.equal(['PCA, 32', 'denoiser', 'doing nothing', 'trained']);
    for (const [at] of points(svg, 'model')) expect(at).to.be.within(46, 600);
  });

  it('lets neither doing nothing nor a filter for other noise flatten the network’s curve', () => {
    const filter = {name: 'filter', label: 'linear filter', errors: [0.1, 1.1, 2.6]} as const;
    for (const lines of [data.lines, [...data.lines.slice(0, 2), filter, ...data.lines.slice(2)]]) {
      const heights = points(draw({lines}), 'model').map(([, y]) => y);
      expect(Math.max(...heights) - Math.min(...heights)).to.be.above(35);
    }
    const svg = draw();
    // It leaves the picture at the top, and its label stays within.
    expect(points(svg, 'nothing').at(-1)![1]).to.be.below(20);
    expect(Number(svg.querySelector('text.label.nothing')!.getAttribute('y'))).to.be.within(20, 60);
  });

  it('names a curve that ends within at its end', () => {
    const svg = draw({lines: data.lines.map((line) => ({...line, errors: [0.01, 0.02, 0.03]}))});
    const ends = [...svg.querySelectorAll('text.label:not(.trained)')].map((text) =>
      text.getAttribute('text-anchor'),
    );
    expect(ends).to.deep.equal([null, null, null]);
  });

  it('marks the level of the training, or its range; that of the test; and where the curves cross', () => {
    const svg = draw();
    expect(svg.querySelector('line.trained')!.getAttribute('x1')).to.equal(
      String(points(svg, 'model')[1]![0]),
    );
    expect(svg.querySelector('line.now')).to.exist;
    expect(svg.querySelectorAll('circle.turn')).to.have.length(1);
    const range = draw({trained: [0, 0.5]});
    expect(range.querySelector('line.trained')).to.equal(null);
    const band = range.querySelector('rect.trained')!;
    expect(Number(band.getAttribute('width'))).to.be.above(100);
    expect(draw({trained: []}).querySelector('.trained')).to.equal(null);
    expect(draw({now: 2}).querySelector('.now')).to.equal(null);
  });

  it('keeps labels apart and in order', () => {
    expect(spread([10, 12, 100], 0, 200)).to.deep.equal([10, 25, 100]);
    expect(spread([190, 195, 198], 0, 200)).to.deep.equal([170, 185, 200]);
    expect(spread([30, 20], 0, 200)).to.deep.equal([35, 20]);
    for (const width of [320, 600]) {
      const svg = draw({}, width);
      const heights = [...svg.querySelectorAll('text.label:not(.trained)')].map((text) =>
        Number(text.getAttribute('y')),
      );
      heights.sort((a, b) => a - b);
      for (let i = 1; i < heights.length; i++) expect(heights[i]! - heights[i - 1]!).to.be.at.least(14.9);
    }
  });

  it('keeps names of many words within a narrow picture, and leaves its curves room', () => {
    const long = {nothing: 'sin hacer nada', pca: 'mejor filtro lineal', model: 'entrenada con ruido'};
    const named = data.lines.map((line) => ({...line, label: long[line.name as keyof typeof long]}));
    const svg = draw({lines: named.map((line) => ({...line, errors: [0.02, 0.02, 0.03]}))}, 312);
    svg.style.cssText = 'font: bold 12px system-ui';
    document.body.append(svg);
    const labels = [...svg.querySelectorAll<SVGTextElement>('text.label:not(.trained)')];
    for (const label of labels) {
      const {x, width} = label.getBBox();
      expect(x + width, label.textContent).to.be.at.most(312);
    }
    expect(labels.map(({textContent}) => textContent).sort()).to.deep.equal(Object.values(long).sort());
    const tops = labels.map((label) => label.getBBox()).sort((a, b) => a.y - b.y);
    tops.slice(1).forEach(({y}, i) => expect(y).to.be.at.least(tops[i]!.y + tops[i]!.height - 3));
    expect(points(svg, 'model').at(-1)![0] - points(svg, 'model')[0]![0]).to.be.above(130);
    svg.remove();
  });
});
