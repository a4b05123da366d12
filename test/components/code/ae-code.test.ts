import {expect} from '@open-wc/testing';
import {AeCode} from '../../../src/components/index.ts';
import {eventually} from '../../awaited.ts';
import {runUntil, stripes, type Replies} from '../fake-session.ts';
import {mount, settle, type Mounted, type StageOptions} from '../helpers.ts';

const decoded: Float32Array[] = [];

/** A code of four numbers: those of picture i are i, 0, 2 and 1; what is decoded is remembered. */
const replies = (width = 4): Partial<Replies> => ({
  encode: ({images}) => {
    const count = images.length / 784;
    return Float32Array.from({length: count * width}, (_, i) => [3, 0, 2, 1][i % width] ?? 0.5);
  },
  decode: ({codes}) => {
    decoded.push(codes);
    return new Float32Array((codes.length / width) * 784).fill(codes[0]! / 10);
  },
  layer: () => ({
    kernel: Float32Array.from({length: 784 * width}, (_, i) => Math.floor(i / 784) + 1),
    bias: new Float32Array(784).fill(0.5),
  }),
  units: () => ({
    count: 40,
    on: Float32Array.from({length: width}, (_, unit) => (unit === 1 ? 0 : 0.5)),
    mean: new Float32Array(width).fill(1),
    deviation: Float32Array.from({length: width}, (_, unit) => (unit === 1 ? 0 : 0.5)),
    least: new Float32Array(width),
    most: Float32Array.from({length: width}, (_, unit) => (unit === 1 ? 0 : 4)),
    top: Uint32Array.from({length: width * 10}, (_, i) => i % 40),
  }),
  images: ({indices}) => ({
    indices,
    images: new Uint8Array(784 * indices.length),
    labels: indices.map(() => 3),
  }),
});

async function open(
  attributes: Readonly<Record<string, string>> = {},
  options: StageOptions & {readonly codes?: number} = {},
): Promise<Mounted<AeCode>> {
  const width = options.codes ?? 4;
  const on = await mount(
    AeCode,
    {'encoding-dim': String(width), ...attributes},
    {reply: () => replies(width), ...options},
  );
  on.element.scrollIntoView();
  await eventually(() => on.find('canvas'), 'it is seen');
  return on;
}

async function train(on: Mounted<AeCode>): Promise<void> {
  await import('../../../src/components/code/code-content.ts');
  on.element.play();
  await eventually(() => on.sessions.length > 0, 'a session is open');
  await settle(on);
  on.session.say([...runUntil(3), {type: 'status', status: 'paused'}], {
    reconstructions: Float32Array.from(stripes(), (byte) => byte / 510),
  });
  await eventually(() => bars(on).length > 0 && on.text('[part~="stage"] ~ p') !== '', 'the bars');
  await settle(on);
}

const bars = (on: Mounted<AeCode>) => on.all('[part~="bar"]');
const values = (on: Mounted<AeCode>) => bars(on).map((bar) => Number(bar.ariaValueNow));
const press = async (on: Mounted<AeCode>, target: Element, key: string) => {
  target.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}));
  await settle(on);
};
const button = (on: Mounted<AeCode>, words: string) =>
  on.all<HTMLButtonElement>('button').find(({textContent}) => textContent!.trim() === words)!;
const last = () => [...decoded.at(-1)!];

describe('ae-code', () => {
  beforeEach(() => decoded.splice(0));

  it('shows the digit’s own code as bars, and what the decoder draws of it', async () => {
    const on = await open();
    await train(on);
    expect(values(on)).to.deep.equal([3, 0, 2, 1]);
    expect(last()).to.deep.equal([3, 0, 2, 1]);
    expect(on.text('[part~="moment"]')).to.contain('Drag a bar');
    expect(on.find('[part~="bars"]').ariaLabel).to.equal('Code of 4 numbers');
  });

  it('decodes what a hand drags, at once, and goes back to the digit’s own in one press', async () => {
    const on = await open();
    await train(on);
    const box = on.find('[part~="bars"]').getBoundingClientRect();
    const at = (type: string, x: number, y: number) =>
      on.find('[part~="bars"]').dispatchEvent(
        new PointerEvent(type, {
          clientX: box.left + x * box.width,
          clientY: box.top + y * box.height,
          pointerId: 1,
          isPrimary: true,
          bubbles: true,
          composed: true,
        }),
      );
    const before = decoded.length;
    // Half way up the third of four: half of the largest number that any test digit has.
    at('pointerdown', 0.6, 0.5);
    await settle(on);
    expect(decoded.length).to.be.above(before);
    expect(values(on)[2]).to.be.closeTo(2, 0.05);
    at('pointermove', 0.1, 0.25);
    await settle(on);
    expect(values(on), 'the hand stays with its bar').to.deep.equal([3, 0, values(on)[2]!, 1]);
    expect(values(on)[2]).to.be.closeTo(3, 0.05);
    at('pointerup', 0.1, 0.25);
    at('pointermove', 0.1, 0.9);
    await settle(on);
    expect(values(on)[2], 'let go of').to.be.closeTo(3, 0.05);
    expect(on.text('[part~="moment"]')).to.contain('1 number changed');
    button(on, 'The digit’s own code').click();
    await settle(on);
    expect(values(on)).to.deep.equal([3, 0, 2, 1]);
    expect(last()).to.deep.equal([3, 0, 2, 1]);
  });

  it('is worked by keys: one stop for Tab, arrows from number to number, up and down', async () => {
    const on = await open();
    await train(on);
    expect(bars(on).filter(({tabIndex}) => tabIndex === 0)).to.have.length(1);
    bars(on)[0]!.focus();
    await press(on, bars(on)[0]!, 'ArrowRight');
    expect(on.element.shadowRoot!.activeElement).to.equal(bars(on)[1]);
    await press(on, bars(on)[1]!, 'End');
    expect(values(on)).to.deep.equal([3, 4, 2, 1]);
    await press(on, bars(on)[1]!, 'ArrowDown');
    expect(values(on)[1]).to.be.closeTo(4 - 4 / 50, 1e-5);
    await press(on, bars(on)[1]!, 'Home');
    expect(values(on)[1], 'relu gives nothing below').to.equal(0);
    await press(on, bars(on)[1]!, 'ArrowDown');
    expect(values(on)[1]).to.equal(0);
  });

  it('takes a number that is typed, in the page’s own writing, and leaves what is none', async () => {
    const on = await open({lang: 'es'});
    await train(on);
    const field = on.find<HTMLInputElement>('[part~="stage"] input');
    const type = async (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('change', {bubbles: true}));
      await settle(on);
    };
    await type('7,25');
    expect(values(on)[0]).to.equal(7.25);
    await type('many');
    expect(values(on)[0]).to.equal(7.25);
    expect(field.value).to.equal('7,25');
  });

  it('switches numbers off and on, one by one and all together', async () => {
    const on = await open();
    await train(on);
    button(on, 'Switch off').click();
    await settle(on);
    expect(last()).to.deep.equal([0, 0, 2, 1]);
    expect(bars(on)[0]!.getAttribute('aria-valuetext')).to.contain('switched off');
    button(on, 'All on').click();
    await settle(on);
    expect(last()).to.deep.equal([3, 0, 2, 1]);
    button(on, 'All off').click();
    await settle(on);
    expect(last()).to.deep.equal([0, 0, 0, 0]);
    expect(on.text('[part~="moment"]')).to.contain('the bias alone');
  });

  it('marks numbers that no test digit lights, and counts them', async () => {
    const on = await open();
    await train(on);
    expect(on.text('[part~="stage"] ~ p')).to.contain('1 of 4 never lights up on 40 test digits');
    expect(bars(on)[1]!.getAttribute('aria-valuetext')).to.contain('never lights up');
  });

  it('draws random numbers as the codes spread, and says why that is mostly no digit', async () => {
    const on = await open();
    await train(on);
    button(on, 'Random code').click();
    await settle(on);
    const first = last();
    // The dead one has no spread.
    expect(first[1]).to.equal(1);
    expect(first[0]).to.not.equal(1);
    expect(on.text('[part~="moment"]')).to.contain('mostly no digit');
    button(on, 'Random code').click();
    await settle(on);
    expect(last()).to.not.deep.equal(first);
  });

  it('adds the picture up from stencils, the largest first, and the last step', async () => {
    const on = await open();
    await train(on);
    const words = on.all('[part~="sum"] [role="img"]').map(({ariaLabel}) => ariaLabel);
    // 2 × 3, 1 × 4, 3 × 1; number 2 is at zero, and adds nothing.
    expect(words).to.deep.equal([
      'bias',
      '2.0 × number 3',
      '1.0 × number 4',
      '3.0 × number 1',
      'sum',
      'relu of it',
    ]);
  });

  it('says of a deep decoder why it adds up no stencils', async () => {
    const on = await open({'hidden-units': '20'});
    await train(on);
    expect(on.text('[part~="panel"]')).to.contain('has 2 layers');
  });

  it('goes from one digit to another', async () => {
    const on = await open();
    await train(on);
    on.find('#between').click();
    await settle(on);
    on.all('[part~="between"] [role="option"]')[8]!.click();
    await eventually(() => on.find('[part~="between"] [type="range"]'), 'the way');
    const slider = on.find<HTMLInputElement>('[part~="between"] [type="range"]');
    slider.value = '0.5';
    slider.dispatchEvent(new Event('input', {bubbles: true}));
    await settle(on);
    expect(on.text('[part~="moment"]')).to.match(/^Halfway between an? \d and an 8\./);
  });

  it('shows of a long code a strip, and its largest numbers as bars', async () => {
    const on = await open({}, {codes: 100});
    await train(on);
    expect(bars(on)).to.have.length(32);
    expect(on.find('[part~="bars"]').ariaLabel).to.equal('The largest 32 of 100 numbers');
  });

  for (const lang of ['en', 'es'])
    for (const width of [320, 390, 700])
      it(`is as high trained as idle in a column of ${width} px (${lang}), and has nothing for axe to find`, async () => {
        const on = await open({lang}, {width});
        await expect(on.element).to.be.accessible();
        const {offsetHeight} = on.element;
        await import('../../../src/components/code/code-content.ts');
        on.element.play();
        await eventually(() => on.sessions.length > 0, 'a session is open');
        await settle(on);
        on.session.say([...runUntil(3), {type: 'status', status: 'paused'}], {
          reconstructions: new Float32Array(7840).fill(0.3),
        });
        await eventually(() => bars(on).length > 0, 'the bars');
        await settle(on);
        await settle(on);
        expect(on.element.offsetHeight).to.be.closeTo(offsetHeight, 2);
        expect(on.element.scrollWidth).to.be.at.most(width);
        await expect(on.element).to.be.accessible();
      });
});
