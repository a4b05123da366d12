import {expect} from '@open-wc/testing';
import {AeWorst} from '../../../src/components/index.ts';
import {eventually} from '../../awaited.ts';
import {runUntil, type Replies} from '../fake-session.ts';
import {setSelection} from '../../../src/components/parts/controls/selection.ts';
import {highestHole} from '../holes.ts';
import {inside} from '../inside.ts';
import {mount, settle, type Mounted, type StageOptions} from '../helpers.ts';

const asked: number[] = [];
const replies: Partial<Replies> = {
  worst: ({count}) => {
    asked.push(count);
    const indices = Array.from({length: count}, (_, i) => 100 + i);
    const images = Uint8Array.from({length: 784 * count}, (_, at) => (at % 784 < 400 ? 255 : 0));
    return {
      indices,
      images,
      labels: indices.map((index) => index % 10),
      losses: indices.map((_, i) => 0.09 - i / 1000),
      reconstructions: new Float32Array(784 * count),
    };
  },
  images: ({indices}) => ({indices, images: new Uint8Array(784 * indices.length), labels: null}),
};

async function worst(
  attributes: Readonly<Record<string, string>> = {},
  options: StageOptions = {},
): Promise<Mounted<AeWorst>> {
  const on = await mount(AeWorst, attributes, {reply: () => replies, ...options});
  return on;
}

async function afterEpochs(on: Mounted<AeWorst>, epochs = 3): Promise<void> {
  await import('../../../src/components/worst/worst-content.ts');
  on.element.play();
  await settle(on);
  on.session.say([...runUntil(epochs), {type: 'status', status: 'done'}]);
  await eventually(() => on.all('[role=option]').length > 0, 'the worst');
}

describe('ae-worst', () => {
  beforeEach(() => asked.splice(0));

  it('has room for as many as its count says before anything is trained, and asks nothing', async () => {
    const on = await worst({count: '6'});
    expect(on.all('[part~="digits"] [role=img]')).to.have.length(6);
    expect(on.text('[part~="digits"]')).to.contain('known after the first epoch');
    expect(asked).to.deep.equal([]);
  });

  it('shows ten digits over what nobody knows yet to whoever looks at it, and leaves no hole', async () => {
    for (const width of [1100, 700, 360, 320])
      for (const lang of ['en', 'es']) {
        const on = await worst({lang, count: '12'}, {width});
        await eventually(() => on.find('canvas'), 'it is seen');
        await on.element.updateComplete;
        const inks = on.all<HTMLCanvasElement>('[part="digit"] canvas').map((canvas) => {
          const {data} = canvas.getContext('2d')!.getImageData(0, 0, 28, 28);
          return data.reduce((sum, value) => sum + value, 0);
        });
        expect(inks).to.have.length(12);
        expect(new Set(inks).size).to.equal(10);
        expect(inks[11]).to.equal(inks[1]);
        expect(on.all(inside.unknown)).to.have.length(12);
        expect(highestHole(on.element), `${width} px, ${lang}`).to.be.at.most(40);
        await expect(on.element).to.be.accessible();
        on.element.remove();
      }
  });

  it('knows no pictures that are no digits', async () => {
    const on = await worst({dataset: 'fashion-mnist'});
    await eventually(() => on.find(inside.unknown), 'it is seen');
    expect(on.all('[part~="digits"] canvas')).to.have.length(0);
  });

  it('says what is compared where epochs are over and no answer is here', async () => {
    const on = await worst({}, {reply: () => ({})});
    await import('../../../src/components/worst/worst-content.ts');
    on.element.play();
    await settle(on);
    on.session.say([...runUntil(3), {type: 'status', status: 'done'}]);
    await eventually(
      () => /^Comparing .*test digits …$/.test(on.text(inside.caption)),
      'it says what it does',
    );
    expect(on.all('[part~="digits"] [role=img]')).to.have.length(10);
  });

  it('shows them over their reconstructions with their losses, the average beside', async () => {
    const on = await worst({count: '6'});
    await afterEpochs(on);
    expect(asked).to.deep.equal([6]);
    const options = on.all('[role=option]');
    expect(options).to.have.length(6);
    expect(options[0]!.textContent).to.contain('0.0900');
    expect(options[0]!.getAttribute('aria-label')).to.match(/mse 0\.0900$/);
    expect(on.find('[role=listbox]').getAttribute('aria-label')).to.equal('The 6 worst test digits');
    expect(on.text(inside.caption)).to.match(/after epoch 3\. The average of all is mse 0\.0\d+\.$/);
    const [original] = on.all<HTMLCanvasElement>('[role=option] canvas');
    const {data} = original!.getContext('2d')!.getImageData(0, 0, 28, 28);
    expect(data.some((byte) => byte > 0)).to.equal(true);
  });

  it('says nothing of an average that holds a penalty which theirs do not', async () => {
    const on = await worst({'activity-l1': '0.001'});
    await afterEpochs(on);
    expect(on.text(inside.caption)).to.match(/after epoch 3\.$/);
  });

  it('asks anew where its count changes, and says what count it takes', async () => {
    const on = await worst();
    await afterEpochs(on);
    on.element.count = 4;
    await eventually(() => on.all('[role=option]').length === 4, 'four');
    on.element.setAttribute('count', '21');
    await on.element.updateComplete;
    expect(on.element.status).to.equal('error');
    expect(on.text('[part~="problem"]')).to.contain('count="21"').and.contain('from 1 to 20');
    expect(
      on.fired.filter(({type}) => type === 'ae-error').map(({detail}) => detail['attribute']),
    ).to.deep.equal(['count']);
  });

  it('selects what is pressed, for every element', async () => {
    const on = await worst();
    await afterEpochs(on);
    on.all('[role=option]')[2]!.click();
    expect(on.fired.find(({type}) => type === 'ae-select')!.detail).to.include({split: 'test', index: 102});
  });

  it('enlarges what is selected elsewhere on the page', async () => {
    const on = await worst();
    await afterEpochs(on);
    on.find('#digit').click();
    await settle(on);
    expect(on.text('[part~="inspector"]')).to.contain('Select a digit');
    setSelection('digits', {split: 'test', index: 103});
    await eventually(() => on.text('[part~="inspector"]').includes('103'), 'it is enlarged');
  });

  it('is called what it is', async () => {
    const on = await worst();
    expect(on.find('[part~="frame"]').ariaLabel).to.equal('Worst reconstructions');
  });

  it('speaks Spanish', async () => {
    const on = await worst({lang: 'es', count: '5'});
    expect(on.text('[part~="digits"]')).to.contain('que peor redibuja');
    await import('../../../src/locales/es/worst.ts');
    await afterEpochs(on);
    expect(on.find('[role=listbox]').getAttribute('aria-label')).to.equal('Los 5 peores dígitos de prueba');
    expect(on.text(inside.caption)).to.contain('La media de todas es mse 0,0');
  });

  for (const lang of ['en', 'es'])
    for (const width of [250, 320, 390, 700])
      it(`is as high trained as idle in a column of ${width} px (${lang}), and has nothing for axe to find`, async () => {
        const on = await worst({lang}, {width});
        await expect(on.element).to.be.accessible();
        const {offsetHeight} = on.element;
        await afterEpochs(on);
        on.session.say([{type: 'epoch-weights', epochs: [0, 1, 2, 3], bytes: 1, mostBytes: 2}]);
        await settle(on);
        expect(on.find('[part="epoch-slider"]')).to.not.equal(null);
        expect(on.element.offsetHeight).to.be.closeTo(offsetHeight, 2);
        expect(on.element.scrollWidth).to.be.at.most(width);
        await expect(on.element).to.be.accessible();
      });
});
