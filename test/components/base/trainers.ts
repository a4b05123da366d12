import {fixture, html} from '@open-wc/testing';
import type {AeTrainer} from '../../../src/components/index.ts';

/** A trainer with these attributes, in view: what it fetches once it is looked at, it fetches. */
export async function trainerInView(attributes: string): Promise<AeTrainer> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.innerHTML = `<ae-trainer ${attributes}></ae-trainer>`;
  const element = box.querySelector('ae-trainer')!;
  await element.updateComplete;
  element.scrollIntoView();
  return element;
}
