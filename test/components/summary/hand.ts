import type {AeSummary} from '../../../src/components/index.ts';
import type {Mounted} from '../helpers.ts';

/** A mouse on the tables, which tells again of what it rests on once something is there that hears. */
export const hand = (on: Mounted<AeSummary>) => ({
  async point(model: string, layer: string): Promise<void> {
    const table = on.all('table').find((one) => one.textContent!.includes(`${model}.summary`))!;
    const row = [...table.querySelectorAll('tr')].find((one) => one.textContent!.includes(layer))!;
    const over = () =>
      row.dispatchEvent(
        new PointerEvent('pointerover', {bubbles: true, composed: true, pointerType: 'mouse'}),
      );
    over();
    await import('../../../src/components/summary/models.ts');
    await on.element.updateComplete;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    over();
    await on.element.updateComplete;
  },
  async leave(): Promise<void> {
    const whole = on.find('table').parentElement!.parentElement!.parentElement!;
    whole.dispatchEvent(new PointerEvent('pointerleave', {pointerType: 'mouse'}));
    await on.element.updateComplete;
  },
});
