import {expect} from '@open-wc/testing';
import {batchChart, type BatchChartData} from '../../src/charts/batch-chart.ts';

function draw(data: BatchChartData): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const text = {
    up: 'error',
    across: 'batch',
    tick: (value: number, digits: number) => value.toFixed(digits),
    count: String,
  };
  batchChart(svg, data, {width: 400, height: 150, text});
  return svg;
}

const ticks = (svg: SVGSVGElement) =>
  [...svg.querySelectorAll('.grid + .tick')].map(({textContent}) => textContent);

describe('the chart of an epoch by batch', () => {
  it('has the whole epoch on its axis while the epoch is under way', () => {
    const svg = draw({at: [1, 2, 3], losses: Float32Array.of(0.04, 0.03, 0.02), batches: 235});
    const across = [...svg.querySelectorAll('g.axis')].at(-1)!;
    expect(across.lastElementChild!.textContent).to.equal('235');
    expect(svg.querySelector('path.batches')!.getAttribute('d')).to.match(/^M47.4,.*L48.9,.*L50.3,/);
    expect(svg.querySelectorAll('circle.loss')).to.have.length(1);
  });

  it('has the name of its vertical axis over the numbers', () => {
    const svg = draw({at: [1, 2], losses: [0.04, 0.02], batches: 2});
    const name = [...svg.querySelectorAll('text')].find(({textContent}) => textContent === 'error')!;
    const rows = [...svg.querySelectorAll('g[transform]')].map((row) =>
      Number(/,([\d.]+)\)/.exec(row.getAttribute('transform')!)![1]),
    );
    // Of 12 px type, from the baseline of one to the top of the other.
    expect(Math.min(...rows) + 4 - 11 - Number(name.getAttribute('y'))).to.be.at.least(4);
  });

  it('cuts off the first batches of a run, instead of flattening the rest', () => {
    const losses = Float32Array.from({length: 100}, (_, i) => (i < 3 ? 5 : 0.05));
    const at = Float32Array.from(losses, (_, i) => i + 1);
    expect(ticks(draw({at, losses, batches: 100})).at(-1)).to.equal('0.06');
  });

  it('survives what is no number, and an epoch without a batch', () => {
    expect(draw({at: [1, 2, 3], losses: [NaN, 0.1, Infinity], batches: 3}).innerHTML).to.not.match(
      /NaN|Infinity/,
    );
    const empty = draw({at: [], losses: [], batches: 0});
    expect(empty.querySelector('path') === null).to.equal(true);
    expect(empty.innerHTML).to.not.match(/NaN|Infinity/);
  });
});
