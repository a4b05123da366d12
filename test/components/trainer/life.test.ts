import {expect} from '@open-wc/testing';
import {eventually} from '../../awaited.ts';
import {runUntil, type FakeSession} from '../fake-session.ts';
import {settle, stage, start, type Stage} from '../helpers.ts';

const freed = ({session}: Stage) => eventually(() => session.disposed, 'its session is freed');

/** Until what left the page before now, with no grace, would have been freed: what leaves it after that is. */
async function graceOver(): Promise<void> {
  const last = await stage({}, {graceMs: 0});
  await start(last);
  last.element.remove();
  await freed(last);
}

describe('ae-trainer: its life in a page', () => {
  it('rests at once when it is removed, and frees everything after a while', async () => {
    const on = await stage({}, {graceMs: 0});
    await start(on);
    on.session.say(runUntil(2));
    on.element.remove();
    await Promise.resolve();
    expect(on.session.calls).to.deep.equal(['play', 'rest']);
    expect(on.session.disposed).to.equal(false);
    await freed(on);
    expect(on.session.listeners).to.equal(0);
  });

  it('keeps all it learned when it is put back within its grace, and goes on', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(3));
    const there = on.element.parentElement!;
    on.element.remove();
    await graceOver();
    there.append(on.element);
    await graceOver();
    expect(on.session.disposed).to.equal(false);
    expect(on.element.status).to.equal('paused');
    expect(on.element.history.epoch).to.deep.equal([1, 2, 3]);
    on.find('[part~="play-button"]').click();
    expect(on.session.calls).to.deep.equal(['play', 'rest', 'go on', 'play']);
  });

  it('goes on where it is moved: while it trains, and while its code loads', async () => {
    const on = await stage({}, {graceMs: 0});
    const there = on.element.parentElement!;
    on.element.play();
    there.append(on.element);
    await settle(on);
    on.session.say(runUntil(2));
    there.append(on.element);
    await graceOver();
    expect(on.session.calls).to.deep.equal(['play']);
    expect([on.session.disposed, on.element.status]).to.deep.equal([false, 'training']);
  });

  it('begins anew when it comes back after it was freed', async () => {
    const on = await stage({}, {graceMs: 0});
    await start(on);
    on.session.say(runUntil(3));
    const there = on.element.parentElement!;
    on.element.remove();
    await freed(on);
    there.append(on.element);
    await settle(on);
    expect(on.element.status).to.equal('idle');
    expect(on.element.history.epoch).to.be.empty;
    await start(on);
    expect(on.sessions).to.have.length(2);
  });

  it('starts by itself again when it comes back after it was freed, as frameworks keep elements aside', async () => {
    const on = await stage({autoplay: ''}, {graceMs: 0});
    on.element.scrollIntoView();
    await eventually(() => on.sessions.length === 1, 'it starts by itself');
    await settle(on);
    on.session.say(runUntil(2));
    const there = on.element.parentElement!;
    on.element.remove();
    await freed(on);
    there.append(on.element);
    await eventually(() => on.sessions.length === 2, 'it starts again');
  });

  it('rests out of sight, though it was moved meanwhile, and goes on when it is back', async () => {
    const on = await stage({'pause-offscreen': ''});
    const there = on.element.parentElement!;
    there.style.paddingBlock = '300vh';
    on.element.scrollIntoView();
    await start(on);
    on.session.say(runUntil(2));
    window.scrollTo(0, 0);
    await eventually(() => on.session.calls.includes('pause'), 'it rests');
    there.append(on.element);
    await settle(on);
    on.element.scrollIntoView();
    await eventually(() => on.session.calls.at(-1) === 'play', 'it goes on');
  });

  it('opens nothing if it is removed while its code loads', async () => {
    let arrive = (): void => undefined;
    const on = await stage({}, {arrival: new Promise((resolve) => (arrive = resolve))});
    on.element.play();
    on.element.remove();
    arrive();
    await settle(on);
    expect(on.sessions).to.be.empty;
  });

  it('shows from the beginning the digits that were chosen before anybody played', async () => {
    const on = await stage();
    const {run} = on.element as unknown as {run: Pick<FakeSession, 'watch'>};
    run.watch([7]);
    run.watch([3]);
    await start(on);
    expect(on.session.calls).to.deep.equal(['watch [3]', 'play']);
  });

  it('survives a listener that removes it in the middle of an epoch', async () => {
    const on = await stage();
    await start(on);
    on.element.addEventListener('ae-epoch-end', () => on.element.remove(), {once: true});
    on.session.say(runUntil(2));
    await Promise.resolve();
    expect(on.session.calls).to.include('rest');
  });
});

describe('ae-trainer: what it tells the page', () => {
  it('tells every epoch, in order, with its losses', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(5));
    const epochs = on.fired.filter(({type}) => type === 'ae-epoch-end').map(({detail}) => detail);
    expect(epochs.map((detail) => detail['epoch'])).to.deep.equal([1, 2, 3, 4, 5]);
    expect(epochs[1]).to.deep.equal({epoch: 2, loss: 0.04, valLoss: 0.03});
    expect(on.fired[0]).to.deep.equal({type: 'ae-train-begin', detail: {epochs: 30}});
  });

  it('tells in order what happens, whatever a listener does meanwhile', async () => {
    const on = await stage();
    await start(on);
    const ends = () =>
      on.session.say([
        {type: 'train-end', reason: 'stopped', epoch: 1},
        {type: 'status', status: 'idle'},
      ]);
    on.element.addEventListener('ae-epoch-end', ends, {once: true});
    on.session.say([
      {type: 'train-begin', epochs: 2},
      {type: 'epoch-end', epoch: 1, loss: 0.5, valLoss: 0.5},
      {type: 'epoch-end', epoch: 2, loss: 0.4, valLoss: 0.4},
    ]);
    expect(on.element.status).to.equal('idle');
    expect(on.fired.map(({type}) => type)).to.deep.equal([
      'ae-train-begin',
      'ae-epoch-end',
      'ae-epoch-end',
      'ae-train-end',
    ]);
  });

  it('tells progress at most once a frame', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(5));
    expect(on.fired.filter(({type}) => type === 'ae-progress')).to.have.length(1);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    on.session.say(runUntil(1));
    expect(on.fired.filter(({type}) => type === 'ae-progress')).to.have.length(2);
  });

  it('tells that a goal is reached and that training ends, and why', async () => {
    const on = await stage({goal: 'val_loss<0.02'});
    await start(on);
    on.session.say([
      ...runUntil(2),
      {type: 'goal', epoch: 2, value: 0.019},
      {type: 'train-end', reason: 'plateau', epoch: 2},
      {type: 'status', status: 'done'},
    ]);
    expect(on.fired.slice(-2)).to.deep.equal([
      {type: 'ae-goal', detail: {epoch: 2, value: 0.019}},
      {type: 'ae-train-end', detail: {reason: 'plateau', epoch: 2}},
    ]);
  });

  it('has its events cross the shadow root of a page that wraps it', async () => {
    const on = await stage();
    const host = document.createElement('div');
    on.element.parentElement!.append(host);
    host.attachShadow({mode: 'open'}).append(on.element);
    await start(on);
    on.session.say(runUntil(1));
    expect(on.fired.map(({type}) => type)).to.include('ae-epoch-end');
  });

  it('encodes, decodes and reconstructs the author’s own images, bytes or floats', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(1));
    const bytes = new Uint8Array(2 * 784).fill(51);
    const made = await on.element.reconstruct(bytes);
    expect(made).to.have.length(2 * 784);
    expect(made[0]).to.be.closeTo(0.2, 1e-6);
    expect(await on.element.encode(new Float32Array(784))).to.have.length(784);
    expect(await on.element.decode(new Float32Array(64))).to.have.length(64);
    expect(on.session.calls.slice(1)).to.deep.equal(['ask reconstruct', 'ask encode', 'ask decode']);
  });

  it('refuses codes that are no numbers', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(1));
    const odd = new Float32Array(32);
    odd[5] = NaN;
    const error = await on.element.decode(odd).catch((refusal: Error) => refusal);
    expect(error).to.be.instanceOf(RangeError).with.property('message').that.contains('value 5 is NaN');
  });

  it('refuses images of another size, and questions before there is a model', async () => {
    const on = await stage();
    const failure = (promise: Promise<unknown>) =>
      promise.then(
        () => 'none',
        (error: Error) => error.name,
      );
    expect(await failure(on.element.encode(new Uint8Array(100)))).to.equal('RangeError');
    expect(await failure(on.element.decode(new Float32Array(33)))).to.equal('RangeError');
    expect(await failure(on.element.encode(new Uint8Array(784)))).to.equal('InvalidStateError');
  });

  it('answers nobody who asked a run that is started over meanwhile, and says that it has ended', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(1));
    const asked = on.element.encode(new Uint8Array(784));
    on.element.reset();
    expect(await asked.catch(({name}: Error) => name)).to.equal('AbortError');
    expect(await on.element.encode(new Uint8Array(784)).catch(({name}: Error) => name)).to.equal(
      'InvalidStateError',
    );
  });

  it('hands out a history that does not grow behind the author’s back', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(2));
    const {val_loss} = on.element.history;
    on.session.say([{type: 'epoch-end', epoch: 3, loss: 0.01, valLoss: 0.01}]);
    expect(val_loss).to.have.length(2);
  });
});

describe('ae-trainer: coming into view', () => {
  const opened = (on: Stage) => eventually(() => on.sessions.length > 0, 'a session is opened');
  const calls = (on: Stage, count: number) =>
    eventually(() => on.session.calls.length >= count, `its session is told ${count} things`);

  /** Until the watch on it has told where it is: whoever began to watch later is told after that. */
  const watched = (element: Element) =>
    new Promise<void>((resolve) => {
      const observer = new IntersectionObserver(() => resolve(observer.disconnect()));
      observer.observe(element);
    });

  it('starts by itself where the author says autoplay, and not again after the reader paused', async () => {
    const on = await stage({autoplay: ''});
    on.element.scrollIntoView();
    await opened(on);
    expect(on.session.calls).to.deep.equal(['play']);
    on.session.say(runUntil(1));
    on.element.pause();
    on.element.viewChanged(false);
    on.element.viewChanged(true);
    expect(on.session.calls).to.deep.equal(['play', 'pause']);
  });

  it('does not start before it is in view', async () => {
    const on = await stage({autoplay: ''});
    const box = on.element.parentElement!;
    box.style.marginBlockStart = '300vh';
    on.element.remove();
    window.scrollTo(0, 0);
    box.append(on.element);
    await watched(on.element);
    await settle(on);
    expect(on.sessions).to.be.empty;
    on.element.scrollIntoView();
    await opened(on);
    expect(on.session.calls).to.deep.equal(['play']);
  });

  it('rests out of view where the author says so, and goes on when it is back', async () => {
    const on = await stage({'pause-offscreen': ''});
    await start(on);
    on.session.say(runUntil(1));
    on.element.viewChanged(false);
    expect(on.session.calls).to.deep.equal(['play', 'pause']);
    on.element.viewChanged(true);
    expect(on.session.calls).to.deep.equal(['play', 'pause', 'play']);
  });

  it('does not go on when it is back if the reader had paused it', async () => {
    const on = await stage({'pause-offscreen': ''});
    await start(on);
    on.session.say(runUntil(1));
    on.element.pause();
    on.element.viewChanged(false);
    on.element.viewChanged(true);
    expect(on.session.calls).to.deep.equal(['play', 'pause']);
  });

  it('rests when it is scrolled out of view, and goes on when it is scrolled back', async () => {
    const on = await stage({'pause-offscreen': ''});
    const below = document.createElement('div');
    below.style.blockSize = '300vh';
    on.element.parentElement!.append(below);
    on.element.scrollIntoView();
    await watched(on.element);
    await start(on);
    on.session.say(runUntil(1));
    below.scrollIntoView({block: 'end'});
    await calls(on, 2);
    expect(on.session.calls).to.deep.equal(['play', 'pause']);
    on.session.say([{type: 'status', status: 'paused'}]);
    on.element.scrollIntoView();
    await calls(on, 3);
    expect(on.session.calls).to.deep.equal(['play', 'pause', 'play']);
  });
});

describe('ae-trainer: a reader who saves data', () => {
  beforeEach(() =>
    Object.defineProperty(navigator, 'connection', {value: {saveData: true}, configurable: true}),
  );
  afterEach(() => Reflect.deleteProperty(navigator, 'connection'));

  it('has no saved run fetched before an act', async () => {
    const on = await stage({weights: '/no-such-run'});
    on.element.viewChanged(true);
    await settle(on);
    expect(on.element.status).to.equal('idle');
    const failed = new Promise((resolve) => on.element.addEventListener('ae-error', resolve, {once: true}));
    on.find('[part~="play-button"]').click();
    expect(on.element.status).to.equal('loading');
    await failed;
  });

  it('is offered the built-in digits before a download', async () => {
    const on = await stage({dataset: 'mnist'});
    expect(on.text('[part~="notice"]')).to.contain('This device saves data.').and.contain('11.6 MB');
    on.find('[part~="notice"] button').click();
    await settle(on);
    expect(on.session.calls).to.deep.equal(['play']);
    expect(on.session.recipe.dataset).to.equal('digits');
  });

  it('has nothing started by itself, whatever the author says, and starts it with a press', async () => {
    const on = await stage({autoplay: ''});
    on.element.viewChanged(true);
    await settle(on);
    expect(on.sessions).to.have.length(0);
    on.find('[part~="play-button"]').click();
    await settle(on);
    expect(on.session.calls).to.deep.equal(['play']);
  });

  it('has no saved run fetched with the built-in digits: it is of the data that are not wanted', async () => {
    const fetched: string[] = [];
    const {fetch} = window;
    window.fetch = (...of) => {
      fetched.push(String(of[0]));
      return fetch(...of);
    };
    try {
      const on = await stage({dataset: 'mnist', weights: '/no-such-run'});
      on.element.viewChanged(true);
      on.find('[part~="notice"] button').click();
      await settle(on);
      expect(fetched).to.deep.equal([]);
      expect(on.session.calls).to.deep.equal(['play']);
      expect(on.session.recipe.dataset).to.equal('digits');
      on.session.say(runUntil(1));
      await settle(on);
      on.element.pause();
      on.element.play();
      await settle(on);
      expect(on.session.calls).to.deep.equal(['play', 'pause', 'play']);
      expect(fetched).to.deep.equal([]);
      expect(on.fired.filter(({type}) => type === 'ae-error')).to.deep.equal([]);
      expect(on.element.recipe.weights).to.equal(null);
      const [change] = on.fired.filter(({type}) => type === 'ae-recipe-change');
      expect(change!.detail['attributes']).to.deep.equal(['dataset', 'weights']);
    } finally {
      window.fetch = fetch;
    }
  });

  it('is offered nothing where nothing would be downloaded', async () => {
    const on = await stage();
    expect(on.all('[part~="notice"]').map(({textContent}) => textContent)).to.deep.equal([]);
    expect(on.text('[part~="moment"]')).to.contain('Press Train');
  });

  it('downloads when that is what was pressed', async () => {
    const on = await stage({dataset: 'mnist'});
    on.find('[part~="play-button"]').click();
    await settle(on);
    expect(on.session.calls).to.deep.equal(['play']);
    expect(on.session.recipe.dataset).to.equal('mnist');
  });
});

describe('ae-trainer: its fallback', () => {
  it('is not shown beside the element', async () => {
    const on = await stage();
    const fallback = document.createElement('p');
    fallback.slot = 'fallback';
    fallback.textContent = 'A network that learns.';
    on.element.append(fallback);
    await settle(on);
    expect(fallback.getClientRects()).to.have.length(0);
  });

  it('is shown where there is no such element', () => {
    const unknown = document.createElement('x-never-defined');
    unknown.innerHTML = '<p slot="fallback">A network that learns.</p>';
    document.body.append(unknown);
    expect(unknown.querySelector('p')!.getClientRects()).to.have.length(1);
    unknown.remove();
  });
});
