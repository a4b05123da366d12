import {expect} from '@open-wc/testing';
import {largestTerm, pixelFacts, termsOf} from '../../../../src/components/parts/inspector/pixel-trace.ts';
import {pixelAfter} from '../../../../src/components/parts/inspector/pixel-after.ts';
import {select, setSelection} from '../../../../src/components/parts/controls/selection.ts';
import {eventually} from '../../../awaited.ts';
import {runUntil, stripes, type Replies} from '../../fake-session.ts';
import {openTab, settle, stage, start, type Stage} from '../../helpers.ts';

/** A network that draws everything half as bright, with codes of four numbers. */
const replies: Partial<Replies> = {
  reconstruct: ({images}) => images.map((value) => value / 2),
  encode: () => Float32Array.of(0, 1.5, 0, 3),
  images: ({indices}) => samplesAt(indices),
  worst() {
    const indices = Array.from({length: 10}, (_, i) => 70 + i);
    return {
      ...samplesAt(indices),
      losses: indices.map((i) => 0.05 - i / 10_000),
      reconstructions: new Float32Array(10 * 784),
    };
  },
};

const samplesAt = (indices: readonly number[]) => ({
  images: stripes().slice(0, indices.length * 784),
  labels: indices.map((i) => i % 10),
  indices,
});

async function trained(attributes: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const on = await stage(attributes);
  await start(on);
  on.session.replies = replies;
  const reconstructions = Float32Array.from(stripes(), (byte) => byte / 510);
  on.session.say([...runUntil(3), {type: 'status', status: 'paused'}], {reconstructions});
  await openTab(on, 'digit');
  return on;
}

/** Until a digit of the test set is the one inspected, with its code. */
const inspected = (on: Stage, index: number) =>
  eventually(
    () =>
      on.text('[part="inspector"] p:not([aria-hidden])').endsWith(`index ${index}`) &&
      on.find('[part="inspector"] [role="img"]'),
    `test digit ${index} is inspected`,
  );
const worstAfter = (on: Stage, epoch: number) =>
  eventually(
    () => on.text('[part="worst"] p:not([aria-hidden])').endsWith(`after epoch ${epoch}.`),
    `the worst digits after epoch ${epoch} are shown`,
  );

const row = (on: Stage, place: number) => on.text(`[part="inspector"] dl div:nth-child(${place}) dd`);
/** The selected digit, what the network makes of it, and how far off that is. */
const kinds = ['original', 'reconstruction', 'error'];
const enlarged = (on: Stage, kind: string) =>
  on.all<HTMLCanvasElement>('[part~="enlarged"] canvas')[kinds.indexOf(kind)]!;
const asked = (on: Stage, type: string) =>
  on.session.calls.filter((call) => call.startsWith(`ask ${type}`)).length;

describe('tracing a pixel', () => {
  const targets = new Float32Array(784);
  const predictions = new Float32Array(784);
  targets[30] = 1;
  predictions[30] = 0.5;
  predictions[31] = 0.1;

  it('gives target, prediction, the loss’s own term and its share', () => {
    const terms = termsOf('mse', predictions, targets, 1);
    expect(largestTerm(terms.terms)).to.equal(30);
    const facts = pixelFacts(30, predictions, targets, terms);
    expect([facts.row, facts.column, facts.target, facts.prediction]).to.deep.equal([2, 3, 1, 0.5]);
    expect(facts.term).to.be.closeTo(0.25, 1e-6);
    expect(facts.share).to.be.closeTo(0.25 / 0.26, 1e-6);
    expect(pixelFacts(31, predictions, targets, termsOf('mae', predictions, targets, 1)).term).to.be.closeTo(
      0.1,
      1e-6,
    );
    // A perfect picture has no loss to share.
    expect(pixelFacts(30, targets, targets, termsOf('mse', targets, targets, 1)).share).to.equal(0);
  });

  it('follows the arrow keys to the edges, and no others', () => {
    expect(
      ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => pixelAfter(key, 30)),
    ).to.deep.equal([29, 31, 2, 58]);
    expect(['ArrowLeft', 'ArrowUp'].map((key) => pixelAfter(key, 0))).to.deep.equal([0, 0]);
    expect(pixelAfter('End', 30)).to.equal(55);
    expect(pixelAfter('a', 30)).to.equal(null);
  });
});

describe('ae-trainer: the selected digit', () => {
  it('is asked for by name until one is selected', async () => {
    const on = await trained();
    expect(on.text('[part="inspector"]')).to.match(/Select a digit/);
    expect(asked(on, 'reconstruct')).to.equal(0);
  });

  it('is enlarged beside its reconstruction and error, with its code and its worst pixel', async () => {
    const on = await trained();
    setSelection('digits', {split: 'test', index: 4});
    await inspected(on, 4);
    expect(on.text('[part="inspector"] p:not([aria-hidden])')).to.equal('Digit 4, test index 4');
    expect(row(on, 1)).to.equal('row 1, column 5');
    expect([row(on, 2), row(on, 3), row(on, 4), row(on, 5)]).to.deep.equal([
      '1.000',
      '0.500',
      '0.2500',
      '3.6%',
    ]);
    expect(on.find('[part="inspector"] [role="img"]').ariaLabel).to.equal(
      'Code of 4 numbers, 2 at zero; the largest is 3.0000, unit 4.',
    );
    const alpha = (kind: string) => enlarged(on, kind).getContext('2d')!.getImageData(4, 9, 1, 1).data[3];
    expect(alpha('original')).to.equal(255);
    expect(alpha('reconstruction')).to.be.closeTo(128, 1);
    expect(alpha('error')).to.be.closeTo(128, 1);
  });

  it('loses what a network made of it with that network', async () => {
    const on = await trained();
    select(on.element, 'digits', {split: 'test', index: 2});
    await inspected(on, 2);
    const drawn = (kind: string) => {
      const canvas = enlarged(on, kind);
      const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value) => value > 0);
    };
    await eventually(() => kinds.every(drawn), 'all three are drawn');
    on.element.reset();
    await settle(on);
    expect(kinds.map(drawn)).to.deep.equal([true, false, false]);
    expect(on.all('[part="inspector"] [role="img"]')).to.have.length(0);
  });

  it('is traced with keys, which are heard, and with a pointer', async () => {
    const on = await trained();
    setSelection('digits', {split: 'test', index: 4});
    await inspected(on, 4);
    const figures = on.find('[part="inspector"] [role="application"]');
    figures.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
    await settle(on);
    expect(row(on, 1)).to.equal('row 1, column 6');
    expect(on.text('[role="status"]')).to.equal(
      'Row 1, column 6: target 0.00, prediction 0.00, 0.0% of the loss.',
    );
    const box = on.find('[part~="enlarged"]').getBoundingClientRect();
    const at = (share: number, size: number) => share * size + 1;
    on.find('[part~="enlarged"] canvas').dispatchEvent(
      new PointerEvent('pointermove', {
        bubbles: true,
        clientX: box.left + at(4 / 28, box.width),
        clientY: box.top + at(20 / 28, box.height),
      }),
    );
    await settle(on);
    expect([row(on, 1), row(on, 2)]).to.deep.equal(['row 21, column 5', '1.000']);
    expect(parseFloat(on.find('[part~="enlarged"] span').style.left)).to.be.closeTo((4 / 28) * 100, 0.01);
  });

  it('may be one that the row does not show: then it is fetched', async () => {
    const on = await trained();
    select(on.element, 'digits', {split: 'test', index: 77});
    await inspected(on, 77);
    expect(asked(on, 'images')).to.equal(1);
    expect(on.text('[part="inspector"] p:not([aria-hidden])')).to.equal('Digit 7, test index 77');
  });

  it('calls the loss’s term by its name', async () => {
    const on = await trained({loss: 'mae'});
    setSelection('digits', {split: 'test', index: 4});
    await inspected(on, 4);
    expect(on.text('[part="inspector"] dl div:nth-child(4)')).to.equal('absolute error 0.5000');
  });

  it('asks nothing while another tab is chosen', async () => {
    const on = await trained();
    await openTab(on, 'curve');
    const before = on.session.calls.length;
    setSelection('digits', {split: 'test', index: 4});
    on.session.say([{type: 'epoch-end', epoch: 4, loss: 0.01, valLoss: 0.01}]);
    await settle(on);
    expect(on.session.calls).to.have.length(before);
  });
});

describe('ae-trainer: the ten worst', () => {
  it('come with their losses, of the last validation’s weights, again after each epoch', async () => {
    const on = await trained();
    await openTab(on, 'worst');
    await eventually(() => on.find('[part="worst"] [role="option"]'), 'the worst');
    expect(on.element.shadowRoot!.querySelectorAll('[part="worst"] [role="option"]')).to.have.length(10);
    expect(on.text('[part="worst"] small')).to.equal('0.0430');
    expect(on.text('[part="worst"] p:not([aria-hidden])')).to.equal(
      'Largest losses of 10,000 test digits after epoch 3.',
    );
    expect(asked(on, 'worst')).to.equal(1);
    on.session.say([{type: 'epoch-end', epoch: 4, loss: 0.01, valLoss: 0.01}]);
    await worstAfter(on, 4);
    expect(asked(on, 'worst')).to.equal(2);
    expect(on.session.asked.findLast(({name}) => name === 'worst')).to.deep.equal({
      name: 'worst',
      ask: {count: 10},
      epoch: 4,
    });
  });

  it('can be selected', async () => {
    const on = await trained();
    await openTab(on, 'worst');
    await eventually(() => on.find('[part="worst"] [role="option"]'), 'the worst');
    on.find('[part="worst"] [role="option"]:nth-child(3)').click();
    // What is selected is looked at.
    await inspected(on, 72);
    expect(on.text('[part="inspector"] p:not([aria-hidden])')).to.equal('Digit 2, test index 72');
    await openTab(on, 'worst');
    expect(on.find('[part="worst"] [role="option"]:nth-child(3)').ariaSelected).to.equal('true');
  });
});
