import {expect} from '@open-wc/testing';
import {settingFields} from '../../../../src/components/parts/settings/setting-fields.ts';
import {complaintOf} from '../../../../src/components/parts/settings/settings-form.ts';
import {fields} from '../../../../src/recipe/fields.ts';
import {parseRecipe} from '../../../../src/recipe/parse.ts';
import {runUntil} from '../../fake-session.ts';
import {openDetails, settle, stage, start, type Stage} from '../../helpers.ts';

async function trained(controls: string, attributes: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const on = await stage({controls, ...attributes});
  await start(on);
  on.session.say([...runUntil(3), {type: 'status', status: 'paused'}]);
  await openDetails(on);
  return on;
}

async function set(on: Stage, selector: string, value: string | boolean, event = 'change'): Promise<void> {
  const field = on.find<HTMLInputElement>(selector);
  if (typeof value === 'boolean') field.checked = value;
  else field.value = value;
  field.dispatchEvent(new Event(event, {bubbles: true}));
  await settle(on);
}

const field = (attribute: string) => fields.find((each) => each.attribute === attribute)!;

describe('the settings form', () => {
  it('has what `controls` names, and nothing where that names buttons only', async () => {
    expect(
      settingFields(['play', 'epochs', 'optimizer', 'step']).map(({attribute}) => attribute),
    ).to.deep.equal(['optimizer', 'epochs']);
    const on = await trained('play step reset');
    expect(on.element.shadowRoot!.querySelector('[part="settings"]') === null).to.equal(true);
  });

  it('has a widget of the right kind for every field there is', async () => {
    const on = await trained(
      fields
        .map(({attribute}) => attribute)
        .filter((name) => name !== 'controls')
        .join(' '),
    );
    for (const {attribute, accepted} of fields) {
      if (attribute === 'controls') continue;
      const widget = on.find<HTMLInputElement>(`#setting-${attribute}`);
      const kind = widget.localName === 'input' ? widget.type : widget.localName;
      const wanted = {choice: 'select', dataset: 'select', flag: 'checkbox'} as Record<string, string>;
      expect(kind, attribute).to.equal(wanted[accepted.kind] ?? 'text');
      expect(on.text(`label[for="setting-${attribute}"]`)).to.equal(attribute);
    }
    const slider = on.find<HTMLInputElement>('[part~="setting"]:has(#setting-learning-rate) [type="range"]');
    // adadelta's 1 on an axis of powers of ten.
    expect([slider.value, slider.min, slider.max]).to.deep.equal(['0', '-6', '1']);
    await expect(on.element).to.be.accessible();
  });

  it('says beforehand what a change does', async () => {
    const on = await trained('learning-rate optimizer');
    const groups = [...on.element.shadowRoot!.querySelectorAll('[part="settings"] > [role="group"]')];
    expect(groups.map(({ariaLabel}) => ariaLabel)).to.deep.equal([
      'A change takes effect at once:',
      'A change starts over; you can undo it:',
    ]);
    expect(groups.map((group) => group.querySelectorAll('[part~="setting"]').length)).to.deep.equal([1, 1]);
  });

  it('applies a learning rate while it trains, and a drag only when it is let go', async () => {
    const on = await trained('learning-rate');
    const slider = '[part~="setting"] [type="range"]';
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

  it('offers to take a start over back once: above, until it trains anew; then here, or beside the runs', async () => {
    for (const [controls, part] of [
      ['encoding-dim learning-rate', 'settings'],
      ['learning-rate', 'runs'],
      ['play', 'runs'],
    ] as const) {
      const on = await trained(controls);
      const offers = () => on.all('button').filter(({textContent}) => textContent.trim() === 'Undo reset');
      expect(offers(), controls).to.deep.equal([]);
      on.element.reset();
      await settle(on);
      expect(
        offers().map((button) => button.parentElement!.getAttribute('part')),
        controls,
      ).to.deep.equal(['moment notice']);
      on.session.say(runUntil(1));
      await settle(on);
      expect(
        offers().map((button) => button.closest('[role="group"][part]')!.getAttribute('part')),
        controls,
      ).to.deep.equal([part]);
      offers()[0]!.click();
      await settle(on);
      expect(on.element.history.epoch, controls).to.deep.equal([1, 2, 3]);
      // The run that is given up can be had back in turn.
      expect(offers(), controls).to.have.length(1);
      on.element.remove();
    }
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

  it('ticks and unticks, over the attribute too', async () => {
    const on = await trained('nesterov', {optimizer: 'sgd', momentum: '0.9', nesterov: ''});
    expect(on.find<HTMLInputElement>('#setting-nesterov').checked).to.equal(true);
    await set(on, '#setting-nesterov', false);
    expect(on.element.recipe.nesterov).to.equal(false);
  });

  it('says of an argument that the optimizer does not have that it is not used', async () => {
    const on = await trained('momentum', {optimizer: 'adam'});
    expect(on.text('[part~="setting"] p:not([role="alert"])')).to.equal(
      'momentum is not used: adam has no such argument.',
    );
  });

  it('says of what another setting makes useless that it is not used, and which', async () => {
    const on = await trained('noise-factor huber-delta', {loss: 'mae'});
    const captions = () =>
      [...on.element.shadowRoot!.querySelectorAll('[part~="setting"] p:not([role="alert"])')].map((each) =>
        each.textContent.trim(),
      );
    expect(captions()).to.deep.equal(['Not used while noise is none.', 'Not used while loss is mae.']);
    on.element.setAttribute('noise', 'masking');
    on.element.setAttribute('loss', 'huber');
    await settle(on);
    expect(captions()).to.be.empty;
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
