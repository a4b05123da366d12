import {expect} from '@open-wc/testing';
import {activationFormulas} from '../../src/numerics/activations.ts';
import {lossFormulas} from '../../src/numerics/losses.ts';
import {activations, losses, optimizers} from '../../src/recipe/names.ts';
import {penaltyFormulas} from '../../src/numerics/penalties.ts';
import {optimizerFormulas, stepScalars} from '../../src/numerics/optimizers.ts';

/** The slope by a central difference. */
const numericSlope = (f: (x: number) => number, x: number) => (f(x + 1e-6) - f(x - 1e-6)) / 2e-6;

describe('activations', () => {
  it('has a formula for every name a recipe may use', () => {
    expect(Object.keys(activationFormulas).sort()).to.deep.equal([...activations].sort());
  });

  it('gives known values', () => {
    const {relu, sigmoid, tanh, elu, softplus, linear} = activationFormulas;
    expect(relu.value(-2)).to.equal(0);
    expect(relu.value(3)).to.equal(3);
    expect(sigmoid.value(0)).to.equal(0.5);
    expect(sigmoid.value(2)).to.be.closeTo(0.8807970779778823, 1e-15);
    expect(tanh.value(1)).to.be.closeTo(0.7615941559557649, 1e-15);
    expect(elu.value(-1)).to.be.closeTo(-0.6321205588285577, 1e-15);
    expect(softplus.value(1)).to.be.closeTo(1.3132616875182228, 1e-15);
    expect(linear.value(-7)).to.equal(-7);
  });

  it('stays finite far out, and lets NaN through', () => {
    expect(activationFormulas.sigmoid.value(-1000)).to.equal(0);
    expect(activationFormulas.softplus.value(1000)).to.equal(1000);
    for (const {value} of Object.values(activationFormulas)) expect(value(NaN)).to.be.NaN;
  });

  for (const [name, {value, slope}] of Object.entries(activationFormulas)) {
    it(`${name}: the slope written by its own value is the derivative`, () => {
      for (const x of [-3, -0.7, 0.4, 2]) {
        expect(slope(value(x))).to.be.closeTo(numericSlope(value, x), 1e-8);
      }
    });
  }
});

describe('penalties', () => {
  const {value, slope} = penaltyFormulas['activity-l1'];

  it('are the size of a number, and its sign on the way back', () => {
    expect([-1.5, 0, 2].map(value)).to.deep.equal([1.5, 0, 2]);
    expect([-1.5, 0, 2].map(slope)).to.deep.equal([-1, 0, 1]);
    for (const y of [-3, 0.4]) expect(slope(y)).to.be.closeTo(numericSlope(value, y), 1e-8);
  });
});

describe('losses', () => {
  it('has a formula for every name a recipe may use', () => {
    expect(Object.keys(lossFormulas).sort()).to.deep.equal([...losses].sort());
  });

  it('gives known values', () => {
    const {mse, mae, bce, huber, log_cosh} = lossFormulas;
    expect(mse.value(0.25, 1)).to.equal(0.5625);
    expect(mae.value(0.25, 1)).to.equal(0.75);
    expect(bce.value(0.25, 1)).to.be.closeTo(1.3862943611198906, 1e-15);
    expect(huber.value(3, 0, 1)).to.equal(2.5);
    expect(huber.value(0.5, 0, 1)).to.equal(0.125);
    expect(huber.value(3, 0, 2)).to.equal(4);
    expect(log_cosh.value(1, 0)).to.be.closeTo(0.4337808304830271, 1e-15);
    expect(log_cosh.value(-500, 0)).to.be.closeTo(500 - Math.LN2, 1e-12);
  });

  it('clips bce at 1e-7 and has no slope beyond', () => {
    expect(lossFormulas.bce.value(0, 1)).to.be.closeTo(-Math.log(1e-7), 1e-12);
    expect(lossFormulas.bce.slope(0, 1)).to.equal(0);
    expect(lossFormulas.bce.slope(1.5, 0)).to.equal(0);
  });

  for (const [name, {value, slope}] of Object.entries(lossFormulas)) {
    it(`${name}: the slope is the derivative`, () => {
      for (const [p, t] of [
        [0.2, 0.9],
        [0.8, 0],
        [0.5, 0.45],
      ] as const) {
        const found = slope(p, t, 0.4);
        expect(found).to.be.closeTo(
          numericSlope((x) => value(x, t, 0.4), p),
          1e-7,
        );
      }
    });
  }
});

describe('optimizers', () => {
  const defaults = {
    learningRate: 0.1,
    decay: 0,
    momentum: 0.9,
    nesterov: false,
    rho: 0.9,
    beta1: 0.9,
    beta2: 0.999,
  };
  /** One weight at 1, gradient 0.5 twice; computed by hand from the formulas of the sources. */
  const known: [keyof typeof optimizerFormulas, Partial<typeof defaults>, number, number][] = [
    ['sgd', {momentum: 0}, 0.95, 0.9],
    ['sgd', {}, 0.95, 0.855],
    ['sgd', {nesterov: true}, 0.905, 0.7695],
    ['sgd', {momentum: 0, decay: 1}, 0.95, 0.925],
    // a = .025, then .0475
    [
      'rmsprop',
      {},
      1 - 0.05 / (Math.sqrt(0.025) + 1e-7),
      1 - 0.05 / (Math.sqrt(0.025) + 1e-7) - 0.05 / (Math.sqrt(0.0475) + 1e-7),
    ],
    ['adagrad', {}, 1 - 0.05 / (0.5 + 1e-7), 1 - 0.05 / (0.5 + 1e-7) - 0.05 / (Math.sqrt(0.5) + 1e-7)],
    // With a constant gradient the two corrected moments keep their ratio: a full step each time.
    ['adam', {}, 0.9, 0.8],
    ['adamax', {}, 0.9, 0.8],
  ];
  for (const [name, some, first, secondValue] of known) {
    it(`${name} ${JSON.stringify(some)}: two steps by hand`, () => {
      const a = {...defaults, ...some};
      const {slots, update} = optimizerFormulas[name];
      const w = new Float64Array([1]);
      const state = slots.map(() => new Float64Array(1));
      let schedule = 1;
      for (const [t, wanted] of [first, secondValue].entries()) {
        const scalars = stepScalars(name, a, t + 1, schedule);
        schedule = scalars.schedule;
        update(w, new Float64Array([0.5]), state, a, scalars);
        expect(w[0]).to.be.closeTo(wanted, 1e-5);
      }
    });
  }

  it('adadelta: the first step of a weight is g·√ε/√(0.05 g² + ε)', () => {
    const a = {...defaults, learningRate: 1, rho: 0.95};
    const w = new Float64Array([0]);
    const state = [new Float64Array(1), new Float64Array(1)];
    optimizerFormulas.adadelta.update(
      w,
      new Float64Array([0.01]),
      state,
      a,
      stepScalars('adadelta', a, 1, 1),
    );
    const step = (0.01 * Math.sqrt(1e-7)) / Math.sqrt(0.05 * 1e-4 + 1e-7);
    expect(w[0]).to.be.closeTo(-step, 1e-15);
    expect(state[1]![0]).to.be.closeTo(0.05 * step * step, 1e-20);
  });

  it('nadam: the schedule is the product of 0.9·(1 − 0.5·0.96^(0.004 t))', () => {
    const u = (t: number) => 0.9 * (1 - 0.5 * 0.96 ** (0.004 * t));
    const first = stepScalars('nadam', defaults, 1, 1);
    expect(first.schedule).to.be.closeTo(u(1), 1e-15);
    const next = stepScalars('nadam', defaults, 2, first.schedule);
    expect(next.schedule).to.be.closeTo(u(1) * u(2), 1e-15);
    expect(next.gradientShare).to.be.closeTo((1 - u(2)) / (1 - u(1) * u(2)), 1e-15);
    expect(next.momentShare).to.be.closeTo(u(3) / (1 - u(1) * u(2) * u(3)), 1e-15);
  });

  it('has a rule for every name a recipe may use', () => {
    expect(Object.keys(optimizerFormulas).sort()).to.deep.equal([...optimizers].sort());
  });
});
