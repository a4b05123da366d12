import {expect} from '@open-wc/testing';

describe('the package for bundlers', () => {
  it("registers the elements where the page writes import 'ae-elements'", async () => {
    const entry = '/dist/index.js';
    const exported = (await import(entry)) as {AeTrainer: CustomElementConstructor};
    expect(customElements.get('ae-trainer')).to.equal(exported.AeTrainer);
    const trainer = document.createElement('ae-trainer') as HTMLElement & {play(): void; status: string};
    for (const [name, value] of Object.entries({'train-size': '100', 'test-size': '20', epochs: '1'}))
      trainer.setAttribute(name, value);
    document.body.append(trainer);
    const ended = new Promise<CustomEvent>((resolve) =>
      trainer.addEventListener('ae-train-end', (event) => resolve(event as CustomEvent), {once: true}),
    );
    trainer.play();
    expect((await ended).detail.reason).to.equal('done');
    trainer.remove();
  });
});
