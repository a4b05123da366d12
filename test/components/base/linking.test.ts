import {expect, fixture} from '@open-wc/testing';
import {eventually} from '../../awaited.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';
import {AeTrainer} from '../../../src/components/index.ts';
import {FakeSession, runUntil} from '../fake-session.ts';
import {defineStub, type StubElement} from '../stub-element.ts';

describe('elements that show another element’s network', () => {
  const sessions: FakeSession[] = [];
  let tag: string;
  let box: HTMLElement;

  before(() => {
    tag = defineStub(() =>
      Promise.resolve((recipe: Recipe) => {
        const session = new FakeSession(recipe);
        sessions.push(session);
        return session;
      }),
    );
  });

  beforeEach(async () => {
    sessions.length = 0;
    box = await fixture<HTMLElement>(document.createElement('div'));
  });

  const make = (attributes: Readonly<Record<string, string>> = {}): StubElement => {
    const element = document.createElement(tag) as StubElement;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const settled = async (...elements: StubElement[]) => {
    for (const element of elements) await element.updateComplete;
    await import('../../../src/components/base/values-question.ts');
    await import('../../../src/locales/words.ts');
    await import('../../../src/locales/en/run.ts');
    await new Promise((resolve) => setTimeout(resolve));
    for (const element of elements) await element.updateComplete;
  };

  it('find it by its id, and show what it shows', async () => {
    const trainer = make({id: 'one', 'encoding-dim': '8'});
    const linked = make({for: 'one'});
    box.append(trainer, linked);
    trainer.play();
    await settled(trainer, linked);
    sessions[0]!.say(runUntil(3));
    await settled(trainer, linked);
    expect(sessions).to.have.length(1);
    expect(linked.shown).to.equal('training 3 now');
    expect(linked.recipe.encodingDim).to.equal(8);
    expect(linked.history).to.deep.equal(trainer.history);
    expect(linked.shadowRoot!.querySelector('[part~="data-chip"]')!.textContent).to.match(
      /^the network above · /,
    );
    // Its buttons are beside the network they train.
    expect(linked.shadowRoot!.querySelectorAll('[part~="controls"] button').length).to.equal(0);
    linked.pause();
    expect(trainer.status).to.equal('paused');
  });

  it('say where it is while it is not trained, and lead there', async () => {
    const elements = ['above', 'linked', 'below'].map((id) => document.createElement('ae-linked-' + id));
    const [above, linked, below] = elements.map((element) => {
      element.id = element.localName;
      if (!customElements.get(element.localName))
        customElements.define(element.localName, class extends AeTrainer {});
      return element as AeTrainer;
    });
    const shadow = document.createElement('div');
    shadow.attachShadow({mode: 'open'}).append(linked!);
    box.append(above!, shadow, below!);
    const text = (selector: string) =>
      linked!.shadowRoot!.querySelector(selector)?.textContent.replaceAll(/\s+/g, ' ').trim();
    for (const [target, where] of [
      [above!, 'above'],
      [below!, 'below'],
    ] as const) {
      target.setAttribute('dataset', 'mnist');
      linked!.setAttribute('for', target.id);
      await eventually(() => text('[part~="moment"]')?.includes(where), `it says ${where}`);
      expect(text('[part~="moment"]')).to.equal(`The network ${where} is not trained yet. Go to it`);
      expect(text('[part~="data-chip"]')).to.equal(`the network ${where} · MNIST`);
      // It downloads nothing itself, and has no bar of buttons to keep room for.
      expect(text('[part~="status"]')).to.equal('30 epochs');
      const [bar, line] = ['[part~="controls"]', '[part~="status"]'].map((selector) =>
        linked!.shadowRoot!.querySelector<HTMLElement>(selector)!.getBoundingClientRect(),
      );
      expect(bar!.height).to.be.closeTo(line!.height, 1);
      linked!.shadowRoot!.querySelector<HTMLElement>('[part~="moment"] [part~="button"]')!.click();
      expect(document.activeElement).to.equal(target);
      expect(target.shadowRoot!.activeElement!.getAttribute('part')).to.contain('play-button');
    }
  });

  it('see it from inside a shadow root, outward', async () => {
    const outer = document.createElement('div');
    const inner = document.createElement('div');
    const outerRoot = outer.attachShadow({mode: 'open'});
    outerRoot.append(inner);
    const linked = make({for: 'far'});
    inner.attachShadow({mode: 'closed'}).append(linked);
    const near = make({id: 'far'});
    const far = make({id: 'far'});
    box.append(far, outer);
    await settled(linked);
    expect(linked.network === far.network).to.equal(true);
    outerRoot.append(near);
    await settled(linked);
    // The nearer root counts once there is one of this name in it.
    expect(linked.network === near.network).to.equal(true);
  });

  it('take the nearest one around them where they name none', async () => {
    const trainer = make();
    const div = document.createElement('div');
    const linked = make();
    div.append(linked);
    trainer.append(div);
    box.append(trainer);
    await settled(linked);
    expect(linked.network === trainer.network).to.equal(true);
    box.append(linked);
    await settled(linked);
    expect(linked.network === trainer.network).to.equal(false);
    expect(linked.shadowRoot!.querySelectorAll('[part~="controls"] button')).to.have.length(3);
  });

  it('mind no spaces around the name, and name none with spaces alone', async () => {
    const trainer = make({id: 'spaced'});
    const linked = make({for: ' spaced\n'});
    box.append(trainer, linked);
    await settled(linked);
    expect(linked.network === trainer.network).to.equal(true);
    expect(linked.shadowRoot!.querySelector('[part~="data-chip"]')!.textContent).to.match(
      /^the network above · /,
    );
    for (const nobody of ['', '  ', '\n\t']) {
      linked.setAttribute('for', nobody);
      await settled(linked);
      expect(linked.problem, JSON.stringify(nobody)).to.equal('');
      expect(linked.network === trainer.network).to.equal(false);
      expect(linked.shadowRoot!.querySelectorAll('[part~="controls"] button')).to.have.length(3);
    }
    trainer.append(linked);
    await settled(linked);
    expect(linked.network === trainer.network, 'inside another').to.equal(true);
  });

  it('wait for one that comes late, and notice one that goes, is replaced or renamed', async () => {
    const linked = make({for: 'late'});
    box.append(linked);
    await settled(linked);
    expect(linked.problem).to.contain('#late');
    linked.play();
    await settled(linked);
    expect(sessions).to.have.length(0);

    const first = make({id: 'late'});
    box.append(first);
    await settled(linked);
    expect(linked.network === first.network).to.equal(true);
    first.id = 'other';
    await settled(linked);
    expect(linked.problem).to.contain('#late');
    first.id = 'late';
    await settled(linked);
    expect(linked.problem).to.equal('');
    const second = make({id: 'late'});
    first.replaceWith(second);
    await settled(linked);
    expect(linked.network === second.network).to.equal(true);
    second.remove();
    await settled(linked);
    expect(linked.problem).to.contain('#late');
  });

  it('wait for an element that is not defined yet', async () => {
    const late = `${tag}-late`;
    const target = document.createElement(late);
    target.id = 'undefined';
    const linked = make({for: 'undefined'});
    box.append(target, linked);
    await settled(linked);
    expect(linked.problem).to.contain('#undefined');
    customElements.define(late, class extends (customElements.get(tag) as CustomElementConstructor) {});
    await settled(linked);
    expect(linked.network === (target as StubElement).network).to.equal(true);
  });

  it('follow a chain to its end', async () => {
    const [a, b, c] = [make({id: 'a'}), make({id: 'b', for: 'a'}), make({for: 'b'})];
    box.append(c, b, a);
    await settled(a, b, c);
    expect(c.network === a.network).to.equal(true);
    expect(b.network === a.network).to.equal(true);
  });

  it('say that a chain bites its own tail, and train nothing', async () => {
    const codes: string[] = [];
    box.addEventListener('ae-error', ({detail}) => codes.push(detail.code));
    const [a, b] = [make({id: 'a', for: 'b'}), make({id: 'b', for: 'a'})];
    const itself = make({id: 'c', for: 'c'});
    box.append(a, b, itself);
    await settled(a, b, itself);
    for (const element of [a, b, itself]) {
      expect(element.problem).to.match(/leads back/);
      element.play();
    }
    await settled(a, b, itself);
    expect(sessions).to.have.length(0);
    expect(codes.filter((code) => code === 'link-circle')).to.have.length(3);
    b.removeAttribute('for');
    await settled(a, b);
    expect(a.network === b.network).to.equal(true);
    expect(a.problem).to.equal('');
  });

  it('say that what they name trains nothing', async () => {
    const codes: string[] = [];
    box.addEventListener('ae-error', ({detail}) => codes.push(detail.code));
    const div = document.createElement('div');
    div.id = 'plain';
    const linked = make({for: 'plain'});
    box.append(div, linked);
    await settled(linked);
    expect(linked.problem).to.contain('#plain');
    expect(codes).to.deep.equal(['link-not-a-model']);
  });

  it('complain of none that only comes further down in a page that is defined in one go', async () => {
    const kind = customElements.get(tag) as typeof StubElement;
    const later = `${tag}-later`;
    const codes: string[] = [];
    box.addEventListener('ae-error', ({detail}) => codes.push(detail.code));
    box.innerHTML = `<${later} for="below"></${later}><${later} id="below"></${later}>`;
    customElements.define(later, class extends kind {});
    const [first, below] = [...box.children] as StubElement[];
    await settled(first!, below!);
    expect(first!.network === below!.network).to.equal(true);
    expect(codes).to.deep.equal([]);
  });

  it('warn once that their own recipe is not used', async () => {
    const warnings: string[] = [];
    const {warn} = console;
    console.warn = (text: string) => warnings.push(text);
    try {
      const trainer = make({id: 'w'});
      const linked = make({for: 'w', epochs: '3', optimizer: 'adam', controls: 'none'});
      box.append(trainer, linked);
      await settled(linked);
      linked.setAttribute('epochs', '4');
      linked.setAttribute('loss', 'nonsense');
      await settled(linked);
      // Its words come when they are needed.
      await eventually(() => warnings.length > 0, 'a warning');
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain('epochs').and.contain('optimizer').and.not.contain('controls');
      // Nor is it complained of.
      expect(linked.problem).to.equal('');
    } finally {
      console.warn = warn;
    }
  });

  it('give up their own run when they are linked, and have one again when they are not', async () => {
    const trainer = make({id: 't'});
    const element = make();
    box.append(trainer, element);
    element.play();
    await settled(element);
    const own = sessions[0]!;
    element.setAttribute('for', 't');
    await settled(element);
    expect(own.disposed).to.equal(true);
    expect(element.status).to.equal('idle');
    element.removeAttribute('for');
    element.play();
    await settled(element);
    expect(sessions).to.have.length(2);
  });

  it('show the epoch that any of them goes back to', async () => {
    const trainer = make({id: 's'});
    const linked = make({for: 's'});
    box.append(trainer, linked);
    trainer.play();
    await settled(trainer, linked);
    sessions[0]!.say([
      ...runUntil(5),
      {type: 'epoch-weights', epochs: [0, 1, 2, 3, 4, 5], bytes: 1, mostBytes: 9},
    ]);
    linked.network.show(2);
    await settled(trainer, linked);
    expect(trainer.shown).to.equal('training 5 2');
    expect(linked.shown).to.equal('training 5 2');
    await linked.encode(new Float32Array(784));
    expect(sessions[0]!.calls).to.include('ask encode 2');
    trainer.network.show(null);
    await settled(trainer, linked);
    expect(linked.shown).to.equal('training 5 now');
  });
});
