import {expect} from '@open-wc/testing';
import {epochTicks, idleAxes} from '../../src/charts/idle-axes.ts';
import {lossChart} from '../../src/charts/loss-chart.ts';
import {margin} from '../../src/charts/margin.ts';
import {wholeTicks} from '../../src/charts/scales.ts';
import {scaleLinear} from 'd3';

const svgOf = () => document.createElementNS('http://www.w3.org/2000/svg', 'svg');

/** What a chart writes and where, but for the names of its lines. */
const written = (svg: SVGSVGElement) =>
  [...svg.querySelectorAll<SVGTextElement>('text.tick')]
    .map((text) => {
      const moved = /translate\(([^,]+),([^)]+)\)/.exec(text.parentElement!.getAttribute('transform') ?? '');
      const x = Number(text.getAttribute('x')) + Number(moved?.[1] ?? 0);
      const y = Number(text.getAttribute('y')) + Number(moved?.[2] ?? 0);
      return `${text.textContent} ${x.toFixed(0)} ${y.toFixed(0)}`;
    })
    .sort();

describe('the axes of a chart without losses', () => {
  it('have the epochs that the chart has later', () => {
    for (const last of [1, 2, 3, 5, 7, 10, 20, 30, 50, 77, 100, 999, 12_345])
      for (const width of [140, 206, 263, 374, 560, 900]) {
        const x = scaleLinear([0, last], [margin.left, margin.left + width]);
        expect(epochTicks(last, width), `${last} in ${width} px`).to.deep.equal(wholeTicks(x));
      }
  });

  it('stand where those of the chart stand once it is below the mean digit', () => {
    for (const [width, height] of [
      [484, 274],
      [328, 232],
    ] as const) {
      const options = {width, height, log: false, reading: null, leastTop: 0};
      const text = {
        epoch: 'epoch',
        up: 'error (mse)',
        loss: 'loss',
        valLoss: 'val_loss',
        meanImage: 'mean digit',
        linear: '',
        linearShort: '',
        flat: '',
        tick: (value: number, digits: number) => value.toFixed(digits),
        count: String,
        readEpoch: String,
        readLoss: (value: number) => value.toFixed(4),
      };
      const later = svgOf();
      const data = {
        epoch: [1, 2],
        loss: [0.06, 0.05],
        valLoss: [0.06, 0.05],
        epochs: 30,
        meanImageLoss: 0.0683,
        linearLoss: null,
        earlier: [],
        guess: null,
        flatSince: null,
        shown: null,
        running: null,
        firstBatches: [],
        now: 2,
        kept: [],
      };
      lossChart(later, data, {...options, text} as never);
      const idle = svgOf();
      idleAxes(idle, {
        width,
        height,
        epochs: 30,
        losses: [0, 0.02, 0.04, 0.06, 0.08],
        mean: 0.0683,
        guess: null,
        text: {
          epoch: 'epoch',
          up: 'error (mse)',
          mean: 'mean digit',
          loss: (value) => value.toFixed(2),
          value: (value) => value.toFixed(4),
          count: String,
        },
      });
      expect(written(idle)).to.deep.equal(written(later));
      const line = (svg: SVGSVGElement) => Number(svg.querySelector('line.mean')!.getAttribute('y1'));
      expect(line(idle)).to.be.closeTo(line(later), 0.1);
    }
  });

  it('have their names and values where those of the chart stand, wherever the guess is', () => {
    const labels = (svg: SVGSVGElement) =>
      [...svg.querySelectorAll('text.label, path.leader')]
        .map(
          (one) =>
            `${one.getAttribute('class')} ${one.textContent} ${['x', 'y', 'd'].map((name) => one.getAttribute(name)).join(' ')}`,
        )
        .sort();
    for (const width of [484, 330, 254])
      for (let guess = 0; guess <= 0.08; guess += 0.004) {
        const size = {width, height: 274};
        const [idle, later] = [svgOf(), svgOf()];
        idleAxes(idle, {
          ...size,
          epochs: 30,
          losses: [0, 0.02, 0.04, 0.06, 0.08],
          mean: 0.0683,
          guess: {value: guess, name: 'tu apuesta', text: '0.040'},
          text: {
            epoch: 'epoch',
            up: 'error (mse)',
            mean: 'mean digit',
            loss: String,
            value: (value) => value.toFixed(4),
            count: String,
          },
        });
        const text = {
          meanImage: 'mean digit',
          guess: 'tu apuesta',
          guessValue: '0.040',
          up: 'error (mse)',
          tick: String,
          count: String,
        };
        const readLoss = (value: number) => value.toFixed(4);
        const none = {epoch: [], loss: [], valLoss: [], earlier: [], firstBatches: [], kept: []};
        const nulls = {linearLoss: null, flatSince: null, shown: null, running: null, now: 0};
        lossChart(later, {...none, ...nulls, epochs: 30, meanImageLoss: 0.0683, guess}, {
          ...size,
          log: false,
          reading: null,
          leastTop: 0,
          text: {...text, readLoss},
        } as never);
        expect(labels(idle).length).to.be.greaterThan(3);
        expect(labels(idle), `${guess} in ${width} px`).to.deep.equal(labels(later));
      }
  });

  it('have no numbers where nobody knows how large losses are', () => {
    const svg = svgOf();
    const text = {
      epoch: 'epoch',
      up: 'error',
      mean: 'mean digit',
      loss: String,
      value: String,
      count: String,
    };
    idleAxes(svg, {
      width: 400,
      height: 220,
      epochs: 5,
      losses: null,
      mean: 0.07,
      guess: {value: 0.04, name: 'guess', text: '0.040'},
      text,
    });
    expect(written(svg).filter((words) => words.startsWith('0.'))).to.deep.equal([]);
    expect(svg.querySelectorAll('line.grid')).to.have.length(5);
    expect(svg.querySelectorAll('line.mean, .guess')).to.have.length(0);
  });
});
