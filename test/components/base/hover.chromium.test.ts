import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import '../../../src/entries/ae-trainer.ts';
import {eventually} from '../../awaited.ts';
import {trainerInView} from './trainers.ts';

describe('a button under the pointer', () => {
  afterEach(() => executeServerCommand('mouse', [{move: [0, 0]}]));

  it('looks as disabled as it is', async () => {
    const element = await trainerInView('encoding-dim="0"');
    const button = () => element.shadowRoot!.querySelector<HTMLElement>('[part~="play-button"]')!;
    await eventually(() => button()?.getAttribute('aria-disabled') === 'true', 'it is disabled');
    const look = () => {
      const {backgroundColor, color} = getComputedStyle(button());
      return {backgroundColor, color};
    };
    const before = look();
    const {x, y, width, height} = button().getBoundingClientRect();
    await executeServerCommand('mouse', [{move: [x + width / 2, y + height / 2]}]);
    expect(button().matches(':hover')).to.equal(true);
    expect(look()).to.deep.equal(before);
  });
});
