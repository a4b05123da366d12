import {expect} from '@open-wc/testing';
import {settingFields} from '../../../../src/components/parts/settings/setting-fields.ts';
import {complaintOf} from '../../../../src/components/parts/settings/settings-form.ts';
import {fields} from '../../../../src/recipe/fields.ts';
import {parseRecipe} from '../../../../src/recipe/parse.ts';
import {eventually} from '../../../awaited.ts';
import {runUntil} from '../../fake-session.ts';
import {openSetting, openTab, settle, stage, start, type Stage} from '../../helpers.ts';

async function trained(
  controls: string,
  attributes: Readonly<Record<string, string>> = {},
  width?: number,
): Promise<Stage> {
  const on = await stage({controls, ...attributes}, {width});
  await start(on);
  await eventually(() => on.sessions.length > 0, 'a session is open');
  on.session.say([...runUntil(3), {type: 'status', status: 'paused'}]);
  await import('../../../../src/components/parts/settings/settings-strip.ts');
  await settle(on);
  return on;
}

async function set(on: Stage, selector: string, value: string | boolean, event = 'change'): Promise<void> {
  const attribute = /^#setting-(.+)/.exec(selector)?.[1];
  if (attribute) await openSetting(on, attribute);
  const field = on.find<HTMLInputElement>(selector);
  if (typeof value === 'boolean') field.checked = value;
  else field.value = value;
  field.dispatchEvent(new Event(event, {bubbles: true}));
  await settle(on);
}

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const field = (attribute: string) => fields.find((each) => each.attribute === attribute)!;

describe('the settings form', () => {
  it('has what `controls` names, and nothing where that names buttons only', async () => {
    expect(
      settingFields(['play', 'epochs', 'optimizer', 'step']).map(({attribute}) => attribute),
    ).to.deep.equal(['epochs', 'optimizer']);
    const on = await trained('play step reset');
    expect(on.element.shadowRoot!.querySelector('[part="settings"]') === null).to.equal(true);
  });

  it('says in one sentence what a setting is, and what its choice does, on hover and where it is set', async () => {
    for (const [lang, optimizer, rate] of [
      [
        'en',
        'The rule by which the weights are moved. adadelta: steps as long as those before, times the rate: 1 by its authors, 0.001 in Keras, where it hardly moves. (• starts over)',
        'How far the weights move at a time.',
      ],
      [
        'es',
        'La regla con la que se mueven los pesos. adadelta: pasos como los anteriores, por la tasa: 1 según sus autores; con 0,001, como en Keras, apenas se mueve. (• empieza de nuevo)',
        'Cuánto se mueven los pesos cada vez.',
      ],
    ] as const) {
      const on = await trained('optimizer learning-rate', {lang});
      await openSetting(on, 'optimizer');
      expect(on.find('#pill-optimizer').title).to.equal(optimizer);
      const widget = on.find('#setting-optimizer');
      const about = on.find(`#${widget.getAttribute('aria-describedby')}`);
      expect(words(about.textContent)).to.equal(optimizer);
      await openSetting(on, 'learning-rate');
      expect(words(on.text('#setting-learning-rate-about'))).to.equal(rate);
    }
  });

  it('has a widget of the right kind for every field there is', async () => {
    const on = await trained(
      fields
        .map(({attribute}) => attribute)
        .filter((name) => name !== 'controls')
        .join(' '),
    );
    await eventually(() => on.find('[part~="more-settings"]'), 'the button for more');
    on.find('[part~="more-settings"]').click();
    await settle(on);
    for (const {attribute, accepted} of fields) {
      if (attribute === 'controls') continue;
      await openSetting(on, attribute);
      const widget = on.find<HTMLInputElement>(`#setting-${attribute}`);
      const kind = widget.localName === 'input' ? widget.type : widget.localName;
      const wanted = {choice: 'select', dataset: 'select', flag: 'checkbox'} as Record<string, string>;
      expect(kind, attribute).to.equal(wanted[accepted.kind] ?? 'text');
      expect(on.text(`label[for="setting-${attribute}"]`)).to.equal(attribute);
    }
    await openSetting(on, 'learning-rate');
    const slider = on.find<HTMLInputElement>('[part~="setting"] [type="range"]');
    // adadelta's 1 on an axis of powers of ten.
    expect([slider.value, slider.min, slider.max]).to.deep.equal(['0', '-6', '1']);
    await expect(on.element).to.be.accessible();
  });

  it('says beforehand what a change does', async () => {
    const on = await trained('learning-rate optimizer');
    const told = (attribute: string) => on.find(`#pill-${attribute}`).getAttribute('aria-description');
    expect([told('learning-rate'), told('optimizer')]).to.deep.equal([null, 'starts over']);
    const key = () => on.find('[part="settings"] small');
    expect(key().textContent.trim()).to.equal('starts over');
    expect(key().getBoundingClientRect().width).to.be.above(40);
    expect(on.find('#pill-optimizer').title).to.match(/\(• starts over\)$/);
    expect(on.find('#pill-learning-rate').title).to.not.contain('starts over');
  });

  it('has no half of a word at the end of the line', async () => {
    const on = await trained('optimizer loss encoding-dim hidden-units activation', {}, 420);
    const line = on.find('[part="settings"] small').parentElement!;
    expect(line.scrollWidth).to.be.above(line.clientWidth);
    expect(on.find('[part="settings"] small').getBoundingClientRect().width).to.equal(0);
  });

  it('is a line of pills with their values, the first four and a button for the others', async () => {
    const names = ['optimizer', 'loss', 'encoding-dim', 'epochs', 'momentum', 'rho', 'decay', 'noise'];
    const on = await trained(names.join(' '));
    const pills = () => on.all('[part~="setting-pill"]').map(({textContent}) => words(textContent));
    expect(pills()).to.deep.equal(['optimizer adadelta', 'loss mse', 'encoding-dim 32', 'epochs 30']);
    on.find('[part~="more-settings"]').click();
    await settle(on);
    expect(pills()).to.have.length(8);
    expect(on.find('[part~="more-settings"]').ariaExpanded).to.equal('true');
  });

  it('opens one widget at a time with the focus in it; Escape or a press elsewhere ends that', async () => {
    const on = await trained('optimizer loss');
    const root = on.element.shadowRoot!;
    await openSetting(on, 'optimizer');
    expect(root.activeElement?.id).to.equal('setting-optimizer');
    await openSetting(on, 'loss');
    expect(on.all('[part~="setting"]')).to.have.length(1);
    expect(on.find('#pill-loss').ariaExpanded).to.equal('true');
    root.activeElement!.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
    await settle(on);
    expect(on.all('[part~="setting"]')).to.have.length(0);
    expect(root.activeElement?.id).to.equal('pill-loss');
    await openSetting(on, 'loss');
    document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    await settle(on);
    expect(on.all('[part~="setting"]')).to.have.length(0);
    await openSetting(on, 'loss');
    on.find('#curve').focus();
    await settle(on);
    expect(on.all('[part~="setting"]'), 'nor where the focus goes on').to.have.length(0);
    expect(root.activeElement?.id).to.equal('curve');
  });

  it('marks what the reader changed, and takes it back by its cross', async () => {
    const on = await trained('optimizer', {optimizer: 'adam'});
    const back = () => on.all('[part~="setting-pill"] button').slice(1);
    expect(back()).to.deep.equal([]);
    await set(on, '#setting-optimizer', 'sgd');
    expect(on.element.recipe.optimizer).to.equal('sgd');
    expect(back().map(({ariaLabel}) => ariaLabel)).to.deep.equal(['Take back the change of optimizer']);
    back()[0]!.click();
    await settle(on);
    expect(on.element.recipe.optimizer).to.equal('adam');
    expect(back()).to.deep.equal([]);
  });

  it('marks nothing that was set back by hand, whose value follows the others again', async () => {
    const on = await trained('optimizer learning-rate');
    const marked = () => on.all('[part~="setting-pill"] button[aria-label]').length;
    await set(on, '#setting-optimizer', 'sgd');
    await set(on, '#setting-optimizer', 'adadelta');
    expect(marked()).to.equal(0);
    await set(on, '#setting-learning-rate', '0.5');
    await set(on, '#setting-learning-rate', '1');
    expect(marked()).to.equal(0);
    await set(on, '#setting-optimizer', 'sgd');
    expect(on.element.recipe.learningRate, 'its own').to.equal(0.01);
  });

  it('applies a learning rate while it trains, and a drag only when it is let go', async () => {
    const on = await trained('learning-rate');
    const slider = '[part~="setting"] [type="range"]';
    await openSetting(on, 'learning-rate');
    await set(on, slider, '-2', 'input');
    expect(on.find<HTMLInputElement>('#setting-learning-rate').value).to.equal('0.01');
    expect(on.session.calls).to.not.include('change');
    await set(on, slider, '-2');
    expect(on.session.recipe.learningRate).to.equal(0.01);
    await set(on, '#setting-learning-rate', '0.25');
    expect(on.session.recipe.learningRate).to.equal(0.25);
    expect(on.session.calls.filter((call) => call === 'change')).to.have.length(2);
    const changes = on.fired.filter(({type}) => type === 'ae-recipe-change');
    expect(changes.map(({detail}) => detail['attributes'])).to.deep.equal([
      ['learning-rate'],
      ['learning-rate'],
    ]);
  });

  it('starts over where it must, and takes that back', async () => {
    const on = await trained('encoding-dim');
    await set(on, '#setting-encoding-dim', '8');
    expect(on.session.calls.at(-1)).to.equal('reset');
    expect(on.element.recipe.encodingDim).to.equal(8);
    on.find('[part~="notice"] button').click();
    await settle(on);
    expect(on.element.recipe.encodingDim).to.equal(32);
    expect(on.element.history.epoch).to.deep.equal([1, 2, 3]);
    expect(on.find<HTMLInputElement>('#setting-encoding-dim').value).to.equal('32');
  });

  it('offers to take a start over back once: above, until it trains anew; then beside the runs', async () => {
    const on = await trained('encoding-dim learning-rate');
    const offers = () => on.all('button').filter(({textContent}) => textContent.trim() === 'Undo reset');
    await openTab(on, 'runs');
    expect(offers()).to.deep.equal([]);
    on.element.reset();
    await settle(on);
    expect(offers().map((button) => button.parentElement!.getAttribute('part'))).to.deep.equal([
      'moment notice',
    ]);
    on.session.say(runUntil(1));
    await settle(on);
    expect(
      offers().map((button) => button.closest('[role="group"][part]')!.getAttribute('part')),
    ).to.deep.equal(['runs']);
    offers()[0]!.click();
    await settle(on);
    expect(on.element.history.epoch).to.deep.equal([1, 2, 3]);
    // The run that is given up can be had back in turn.
    expect(offers()).to.have.length(1);
  });

  it('says what is wrong beside the setting, keeps what was written, and applies nothing', async () => {
    const on = await trained('encoding-dim hidden-units');
    const before = on.session.calls.length;
    await set(on, '#setting-encoding-dim', 'many');
    expect(on.text('#setting-encoding-dim-wrong')).to.match(
      /^encoding-dim="many" is not accepted.*1 to 1024/,
    );
    expect(on.find('#setting-encoding-dim').ariaInvalid).to.equal('true');
    expect(on.find<HTMLInputElement>('#setting-encoding-dim').value).to.equal('many');
    expect(on.session.calls).to.have.length(before);
    expect(on.element.status).to.equal('paused');
    await expect(on.element).to.be.accessible();
    await set(on, '#setting-encoding-dim', ' 16 ');
    expect(on.text('#setting-encoding-dim-wrong')).to.equal('');
    expect(on.element.recipe.encodingDim).to.equal(16);
  });

  it('shows a value as authors write it, even where it was written otherwise', async () => {
    const on = await trained('learning-rate');
    await set(on, '#setting-learning-rate', '0.50');
    expect(on.find<HTMLInputElement>('#setting-learning-rate').value).to.equal('0.5');
  });

  it('takes numbers as the page’s language writes them, and an attribute keeps its point', async () => {
    const inSpanish = await trained('learning-rate noise-factor min-delta hidden-units', {
      lang: 'es',
      noise: 'gaussian',
    });
    await set(inSpanish, '#setting-learning-rate', '0,05');
    await set(inSpanish, '#setting-noise-factor', '0,1-0,4');
    await set(inSpanish, '#setting-min-delta', '0,5%');
    await set(inSpanish, '#setting-hidden-units', '64,32');
    const {learningRate, noiseFactor, minDelta, hiddenUnits} = inSpanish.element.recipe;
    expect(learningRate).to.equal(0.05);
    expect(noiseFactor).to.deep.equal({low: 0.1, high: 0.4});
    expect(minDelta.amount).to.equal(0.005);
    expect(hiddenUnits, 'a list is one').to.deep.equal([64, 32]);
    expect(inSpanish.element.getAttribute('learning-rate'), 'what the author wrote').to.equal(null);
    for (const [lang, taken] of [
      ['en', false],
      ['es-MX', false],
      ['de', false],
      ['es-ES', true],
    ] as const) {
      const on = await trained('learning-rate', {lang, 'learning-rate': '0.5'});
      await set(on, '#setting-learning-rate', '0,05');
      expect(on.element.recipe.learningRate, lang).to.equal(taken ? 0.05 : 0.5);
      expect(on.find<HTMLInputElement>('#setting-learning-rate').ariaInvalid).to.equal(String(!taken));
    }
  });

  it('ticks and unticks, over the attribute too', async () => {
    const on = await trained('nesterov', {optimizer: 'sgd', momentum: '0.9', nesterov: ''});
    await openSetting(on, 'nesterov');
    expect(on.find<HTMLInputElement>('#setting-nesterov').checked).to.equal(true);
    await set(on, '#setting-nesterov', false);
    expect(on.element.recipe.nesterov).to.equal(false);
  });

  it('says of an argument that the optimizer does not have that it is not used', async () => {
    const on = await trained('momentum', {optimizer: 'adam'});
    await openSetting(on, 'momentum');
    expect(on.text('[part~="setting"] p:not([role="alert"], [id$="-about"])')).to.equal(
      'momentum is not used: adam has no such argument.',
    );
  });

  it('says of what another setting makes useless that it is not used, and which', async () => {
    const on = await trained('noise-factor huber-delta', {loss: 'mae'});
    const captions = async () => {
      const all: string[] = [];
      for (const attribute of ['noise-factor', 'huber-delta']) {
        await openSetting(on, attribute);
        all.push(on.text('[part~="setting"] p:not([role="alert"], [id$="-about"])'));
      }
      return all;
    };
    expect(await captions()).to.deep.equal(['Not used while noise is none.', 'Not used while loss is mae.']);
    on.element.setAttribute('noise', 'masking');
    on.element.setAttribute('loss', 'huber');
    await settle(on);
    expect(await captions()).to.deep.equal(['', '']);
  });

  it('refuses what is wrong only beside the other values', () => {
    const recipe = parseRecipe(
      (name) => ({'train-size': '100', 'batch-size': '50', noise: 'masking'})[name] ?? null,
    ).recipe;
    expect(complaintOf(field('batch-size'), '200', recipe)!.accepted).to.deep.equal({
      kind: 'integer',
      min: 1,
      max: 100,
    });
    expect(complaintOf(field('train-size'), '20', recipe)!.attribute).to.equal('batch-size');
    expect(complaintOf(field('noise-factor'), '2', recipe)!.attribute).to.equal('noise-factor');
    expect(complaintOf(field('goal'), '', recipe)).to.equal(null);
    expect(complaintOf(field('batch-size'), '100', recipe)).to.equal(null);
  });
});
