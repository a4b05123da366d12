import {expect} from '@open-wc/testing';
import {AeSummary} from '../../../src/components/index.ts';
import {eventually} from '../../awaited.ts';
import {runUntil, stripes, type Replies} from '../fake-session.ts';
import {mount, settle, type Mounted, type StageOptions} from '../helpers.ts';
import {hand} from './hand.ts';

const asked: string[] = [];
const kernelOf = (units: number) =>
  // Unit u's weights are ±(u + 1) / units: the last unit has the largest.
  Float32Array.from(
    {length: 784 * units},
    (_, i) => ((((i % units) + 1) / units) * (Math.floor(i / units) % 2 ? 1 : -1)) / 2,
  );
const replies = (units = 32): Partial<Replies> => ({
  layer: ({layer}) => {
    asked.push(`layer ${layer}`);
    return {kernel: kernelOf(units), bias: new Float32Array(units)};
  },
  units: ({layer}) => {
    asked.push(`units ${layer}`);
    const numbers = Float32Array.from({length: units}, (_, i) => i / units);
    const none = new Float32Array(units);
    return {
      count: 40,
      on: numbers,
      mean: none,
      deviation: none,
      least: none,
      most: none,
      top: new Uint32Array(),
    };
  },
});

async function summary(
  attributes: Readonly<Record<string, string>> = {},
  options: StageOptions = {},
): Promise<Mounted<AeSummary>> {
  const on = await mount(AeSummary, attributes, {reply: () => replies(), ...options});
  on.element.scrollIntoView();
  await eventually(() => on.find('table'), 'it is seen');
  return on;
}

async function train(on: Mounted<AeSummary>, epochs = 3): Promise<void> {
  await import('../../../src/components/summary/summary-content.ts');
  on.element.play();
  await eventually(() => on.sessions.length > 0, 'a session is open');
  await settle(on);
  on.session.say([...runUntil(epochs), {type: 'status', status: 'paused'}], {
    reconstructions: Float32Array.from(stripes(), (byte) => byte / 510),
  });
  await eventually(() => on.find('[part~="weights"] canvas'), 'the weights');
  await settle(on);
}

const rowsOf = (table: Element) =>
  [...table.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map(({textContent}) => textContent!.replace(/\s+/g, ' ').trim()),
  );
const tables = (on: Mounted<AeSummary>) => on.all<HTMLTableElement>('table');
/** Layers that stand out, a table a list. */
const lit = (on: Mounted<AeSummary>) =>
  tables(on).map((table) =>
    [...table.querySelectorAll('button')]
      .filter((button) => button.closest('tr')!.matches('[class="lit"]'))
      .map(({textContent}) => textContent!.trim().split(' ')[0]),
  );

describe('ae-summary', () => {
  beforeEach(() => asked.splice(0));

  it('prints the tutorial’s three models as Keras does, before anything is trained', async () => {
    const on = await summary();
    const pictures = ['input_1 (InputLayer)', '(None, 784)float32', '0'];
    const encoder = ['dense (Dense)', '(None, 32)', '25,120'];
    const decoder = ['dense_1 (Dense)', '(None, 784)', '25,872'];
    expect(tables(on).map(rowsOf)).to.deep.equal([
      [pictures, encoder, decoder],
      [pictures, encoder],
      [['input_2 (InputLayer)', '(None, 32)float32', '0'], decoder],
    ]);
    expect(tables(on).map((table) => table.tFoot!.textContent!.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Total params 50,992',
      'Total params 25,120',
      'Total params 25,872',
    ]);
    expect(tables(on).map(({caption}) => caption!.textContent!.trim())).to.deep.equal([
      'autoencoder.summary()',
      'encoder.summary()',
      'decoder.summary()',
    ]);
    expect(on.text('[part~="moment"]')).to.contain('not trained apart');
    expect(on.sessions).to.have.length(0);
  });

  it('follows its recipe, and tells every unit of a deep network’s layers in its diagram', async () => {
    const on = await summary({'hidden-units': '128,64', 'encoding-dim': '2'});
    expect(tables(on)[2]!.textContent).to.contain('dense_5');
    expect(on.find('[part~="diagram"]').ariaLabel).to.equal('Units by layer: 784, 128, 64, 2, 64, 128, 784');
    on.element.setAttribute('encoding-dim', '5');
    await on.element.updateComplete;
    expect(on.find('[part~="diagram"]').ariaLabel).to.contain('64, 5, 64');
    expect(rowsOf(tables(on)[1]!).at(-1)).to.deep.equal(['dense_2 (Dense)', '(None, 5)', '325']);
  });

  it('draws layers so high that two units are seen beside 784', async () => {
    const on = await summary({'encoding-dim': '2'});
    const [first, code, last] = on.all<HTMLElement>(
      '[part~="diagram"] [data-layer] > i:not([style*="clip"])',
    );
    const heights = [first!, code!, last!].map(({offsetHeight}) => offsetHeight);
    expect(heights[0]).to.equal(heights[2]);
    // log2(3) / log2(785) of it.
    expect(heights[1]! / heights[0]!).to.be.closeTo(0.1648, 0.02);
    expect(heights[1]).to.be.at.least(12);
  });

  it('lights the layer that is pointed at wherever it is, and says where its numbers come from', async () => {
    const on = await summary();
    await hand(on).point('decoder', 'dense_1');
    await eventually(() => lit(on).flat().length === 2, 'it stands out');
    expect(lit(on)).to.deep.equal([['dense_1'], [], ['dense_1']]);
    expect(on.text('#of-layer')).to.equal('dense_1: kernel 32 × 784 + bias 784 = 25,872');
    await hand(on).leave();
    await eventually(() => lit(on).flat().length === 0, 'it does no more');
    expect(on.text('#of-layer')).to.contain('Point at a layer');
  });

  it('does the same for the one that has the focus: one stop for Tab in each table, arrows within', async () => {
    const on = await summary({'hidden-units': '20'});
    const stops = () => tables(on).map((table) => table.querySelectorAll('button[tabindex="0"]').length);
    expect(stops()).to.deep.equal([1, 1, 1]);
    const [first] = on.all<HTMLButtonElement>('[part~="layer"]');
    first!.focus();
    await eventually(
      () => lit(on).flat().length === 2,
      'it stands out, though it had the focus before it could',
    );
    expect(lit(on)).to.deep.equal([['dense'], ['dense'], []]);
    const press = async (key: string) => {
      on.element.shadowRoot!.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}),
      );
      await on.element.updateComplete;
    };
    await press('ArrowDown');
    expect(lit(on)).to.deep.equal([['dense_1'], ['dense_1'], []]);
    await press('End');
    expect(lit(on)).to.deep.equal([['dense_3'], [], ['dense_3']]);
    expect(stops()).to.deep.equal([1, 1, 1]);
    await press('ArrowDown');
    expect(lit(on), 'after the last there is none').to.deep.equal([['dense_3'], [], ['dense_3']]);
    (on.element.shadowRoot!.activeElement as HTMLElement).blur();
    await eventually(() => lit(on).flat().length === 0, 'it does no more');
  });

  it('keeps a layer that is pressed before anything answers', async () => {
    const on = await summary();
    on.all<HTMLButtonElement>('[part~="layer"]')[1]!.click();
    await eventually(() => lit(on).flat().length > 0, 'it stands out');
    expect(on.all('[part~="layer"]')[1]!.ariaPressed).to.equal('true');
  });

  it('keeps names from running into numbers, in large type and with large layers', async () => {
    const on = await summary({'hidden-units': '2048,2048'}, {width: 700});
    on.element.style.setProperty('--ae-font-size', '18px');
    await on.element.updateComplete;
    for (const table of tables(on)) {
      expect(table.offsetWidth).to.be.at.most(table.parentElement!.offsetWidth);
      for (const {cells} of [...table.tBodies[0]!.rows]) {
        const [name, shape] = [...cells].map((cell) => cell.getBoundingClientRect());
        expect(name!.right).to.be.at.most(shape!.left + 1);
      }
    }
  });

  it('keeps the layer that was pressed, until it is pressed again', async () => {
    const on = await summary();
    const [first] = on.all<HTMLButtonElement>('[part~="layer"]');
    first!.focus();
    await eventually(() => lit(on).flat().length > 0, 'what answers is here');
    first!.click();
    first!.blur();
    await on.element.updateComplete;
    expect(first!.ariaPressed).to.equal('true');
    expect(lit(on)[1]).to.deep.equal(['dense']);
    first!.click();
    await on.element.updateComplete;
    expect(lit(on).flat()).to.deep.equal([]);
  });

  it('shows each unit’s weights as a picture while it trains, asked anew as it learns', async () => {
    const on = await summary();
    expect(on.all('[part~="weights"] [part~="digit"]')).to.have.length(32);
    await train(on);
    const canvases = on.all<HTMLCanvasElement>('[part~="weights"] canvas');
    expect(canvases).to.have.length(32);
    const opacity = (canvas: HTMLCanvasElement) => canvas.getContext('2d')!.getImageData(0, 0, 1, 1).data[3]!;
    // The scale is that of all: the first unit's weights are a thirty-second of the last one's.
    expect(opacity(canvases[31]!)).to.equal(255);
    expect(opacity(canvases[0]!)).to.be.within(7, 9);
    const before = asked.length;
    on.session.say(runUntil(4).slice(-2), {reconstructions: new Float32Array(7840)});
    await eventually(() => asked.length > before, 'it asks anew');
    expect(new Set(asked)).to.deep.equal(new Set(['layer 0']));
  });

  it('orders them by size, and by how often each is on, which is counted when it is asked for', async () => {
    const on = await summary();
    await train(on);
    const names = () => on.all('[part~="weights"] [role="img"]').map(({ariaLabel}) => ariaLabel!);
    expect(names()[0]).to.equal('Unit 1: weights up to 0.02');
    const order = on.find<HTMLSelectElement>('[part~="weights"] select');
    const choose = async (value: string) => {
      order.value = value;
      order.dispatchEvent(new Event('change', {bubbles: true}));
      await settle(on);
    };
    await choose('size');
    expect(names()[0]).to.equal('Unit 32: weights up to 0.50');
    expect(asked).to.not.include('units 0');
    await choose('on');
    await eventually(() => names()[0]!.includes('on for'), 'it was counted');
    expect(names()[0]).to.equal('Unit 32: weights up to 0.50, on for 97% of the test images');
    expect(on.text('[part~="weights"]')).to.contain('counted on 40 test digits');
  });

  it('shows many units a part at a time', async () => {
    const on = await summary({'hidden-units': '80'}, {reply: () => replies(80)});
    await train(on);
    const shown = () => on.all('[part~="weights"] canvas').length;
    expect(shown()).to.equal(32);
    expect(on.text('[part~="weights"]')).to.contain('32 of 80 units');
    const more = () => on.find<HTMLButtonElement>('[part~="weights"] button');
    expect(more().textContent!.trim()).to.equal('32 more');
    more().click();
    await on.element.updateComplete;
    expect(shown()).to.equal(64);
    expect(more().textContent!.trim()).to.equal('16 more');
    more().click();
    await on.element.updateComplete;
    expect(shown()).to.equal(80);
    expect(more().textContent!.trim(), 'the button stays, and with it the focus').to.equal('Fewer');
    more().click();
    await on.element.updateComplete;
    expect(shown()).to.equal(32);
  });

  describe('as code', () => {
    async function code(attributes: Readonly<Record<string, string>> = {}): Promise<Mounted<AeSummary>> {
      const on = await summary(attributes);
      on.find('#asCode').click();
      await eventually(() => on.find('[part~="code"]'), 'the code');
      return on;
    }
    const lines = (on: Mounted<AeSummary>) => on.all('[part~="code-line"]');
    const text = (on: Mounted<AeSummary>) =>
      lines(on)
        .map(({textContent}) => textContent)
        .join('\n');
    const library = async (on: Mounted<AeSummary>, name: string) => {
      on.all<HTMLButtonElement>('[role="group"] button')
        .find((button) => button.textContent!.trim() === name)!
        .click();
      await on.element.updateComplete;
    };

    it('is this very recipe, of the library that is chosen', async () => {
      const on = await code({optimizer: 'sgd', 'learning-rate': '0.01', momentum: '0.9', nesterov: ''});
      expect(text(on)).to.contain('keras.optimizers.SGD(');
      await library(on, 'Keras 2');
      expect(text(on)).to.contain('optimizers.SGD(').and.contain('    lr=0.01,');
      await library(on, 'tfjs');
      expect(text(on)).to.contain('tf.train.momentum(0.01, 0.9, true)');
      on.element.setAttribute('encoding-dim', '7');
      await on.element.updateComplete;
      expect(text(on)).to.contain('units: 7');
    });

    it('is Python where it is selected by hand, with its paragraphs', async () => {
      const on = await code();
      const box = on.find('[part~="code"]');
      const range = document.createRange();
      range.selectNodeContents(box);
      expect(lines(on)[0]!.textContent).to.equal('import keras');
      expect(lines(on).some(({textContent}) => /^ |\s$/.test(textContent!.replace(/^ {4,}/, '')))).to.equal(
        false,
      );
      const [first, second] = [lines(on)[2]!, lines(on)[3]!].map((line) => line.getBoundingClientRect());
      expect(second!.top - first!.bottom, 'an empty line').to.be.above(10);
    });

    it('tells of each line which attributes it comes from, to pointer and keys', async () => {
      const on = await code();
      const says = () => on.text('[part~="panel"] p:has(bdi)');
      expect(says()).to.contain('Point at a line');
      const rate = lines(on).find(({textContent}) => textContent!.includes('learning_rate='))!;
      expect(rate.ariaLabel).to.equal(
        'learning_rate=1.0,; learning-rate="1"'.replace('learning_rate', '    learning_rate'),
      );
      rate.dispatchEvent(new PointerEvent('pointerover', {bubbles: true, pointerType: 'mouse'}));
      await on.element.updateComplete;
      expect(says()).to.equal('learning-rate="1"');
      on.find('[part~="code"]').dispatchEvent(new PointerEvent('pointerleave'));
      const stop = lines(on).filter(({tabIndex}) => tabIndex === 0);
      expect(stop).to.have.length(1);
      stop[0]!.focus();
      await on.element.updateComplete;
      expect(says()).to.equal('This line is the same in every recipe.');
      stop[0]!.dispatchEvent(new KeyboardEvent('keydown', {key: 'End', bubbles: true, cancelable: true}));
      await on.element.updateComplete;
      expect(on.element.shadowRoot!.activeElement).to.equal(lines(on).at(-1));
    });

    it('says where Keras 3 would take another learning rate than the tutorial, and only there', async () => {
      const on = await code();
      expect(on.text('[part~="panel"]'))
        .to.contain('adadelta takes 1 in Keras 2')
        .and.contain('0.001 in Keras 3');
      await library(on, 'Keras 2');
      expect(on.text('[part~="panel"]')).to.not.contain('in Keras 3');
      on.element.setAttribute('optimizer', 'adam');
      await library(on, 'Keras 3');
      expect(on.text('[part~="panel"]')).to.not.contain('in Keras 2');
    });

    it('is copied whole, or stands there to be copied by hand', async () => {
      const on = await code();
      const copy = on
        .all<HTMLButtonElement>('[part~="panel"] button')
        .find(({textContent}) => /Copy/.test(textContent!))!;
      const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
      let copied = '';
      const be = (value: unknown) =>
        Object.defineProperty(navigator, 'clipboard', {value, configurable: true});
      try {
        be({writeText: (what: string) => ((copied = what), Promise.resolve())});
        copy.click();
        await eventually(() => copy.textContent!.trim() === 'Copied', 'it says so');
        expect(copied.startsWith('import keras\n')).to.equal(true);
        expect(copied).to.contain('\n\npictures = keras.Input(shape=(784,))\n').and.match(/\)\n$/);
        be(undefined);
        copy.click();
        await eventually(() => on.find('textarea'), 'the text to copy by hand');
        expect(on.find<HTMLTextAreaElement>('textarea').value).to.equal(copied);
      } finally {
        if (own) Object.defineProperty(navigator, 'clipboard', own);
        else Reflect.deleteProperty(navigator, 'clipboard');
      }
    });

    it('has nothing for axe to find, in either language, on a phone', async () => {
      for (const lang of ['en', 'es']) {
        const on = await mount(AeSummary, {lang, noise: 'gaussian'}, {width: 320});
        on.element.scrollIntoView();
        on.find('#asCode').click();
        await eventually(() => on.find('[part~="code"]'), 'the code');
        expect(on.element.scrollWidth).to.be.at.most(320);
        await expect(on.element).to.be.accessible();
        on.element.remove();
      }
    });
  });

  it('is called what it is, in either language', async () => {
    const on = await summary();
    expect(on.find('[part~="frame"]').ariaLabel).to.equal('Summary of the network');
    on.element.lang = 'es';
    await eventually(() => on.find('[part~="frame"]').ariaLabel === 'Resumen de la red', 'it speaks Spanish');
    await eventually(() => on.text('[part~="panel"]').includes('pesos'), 'all of it');
  });

  for (const lang of ['en', 'es'])
    for (const width of [250, 320, 390, 700])
      it(`is as high trained as idle in a column of ${width} px (${lang}), and has nothing for axe to find`, async () => {
        const on = await summary({lang, 'hidden-units': '40'}, {width, reply: () => replies(40)});
        await expect(on.element).to.be.accessible();
        const {offsetHeight} = on.element;
        await train(on);
        expect(on.element.offsetHeight).to.be.closeTo(offsetHeight, 2);
        expect(on.element.scrollWidth).to.be.at.most(width);
        await expect(on.element).to.be.accessible();
      });
});
