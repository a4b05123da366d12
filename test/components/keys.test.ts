import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {eventually} from '../awaited.ts';
import {AeLatentView} from '../../src/components/index.ts';
import {defineStub} from './stub-element.ts';
import {openSetting, settle, type Stage} from './helpers.ts';
import {kinds, tabsOf, type AnyStage, type Kind} from './kinds.ts';

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
const ways = [...arrows, 'Home', 'End', 'PageUp', 'PageDown'];

/** What each control is worked by, as its browser or the ARIA practices have it; the first that fits. */
const used: readonly (readonly [selector: string, keys: readonly string[]])[] = [
  ['[role="tab"]', [' ', 'Enter', 'ArrowLeft', 'ArrowRight', 'Home', 'End']],
  ['button', [' ', 'Enter']],
  ['summary', [' ', 'Enter']],
  ['input[type="checkbox"]', [' ']],
  ['input[type="radio"]', [...arrows, ' ']],
  ['input[type="range"]', ways],
  ['select', [...ways, ' ', 'Enter', 'n', '.']],
  ['input[type="text"]', [...ways, ' ', 'Enter', 'n', '.', ',', '?', '0', 'Backspace', 'Delete', 'Process']],
  ['[role="option"]', [...arrows, 'Home', 'End', ' ', 'Enter']],
  ['[role="slider"]', ways],
  ['[part~="map"]', [...arrows, 'Home', 'PageUp', 'PageDown', ' ', 'Enter', '3', '+', '-', 'w']],
  ['[part~="easel"]', [...ways, ' ', 'Enter', 'Delete', 'Backspace']],
  ['[part~="inspector"] [role="application"]', ways],
  ['[role="region"]', [...ways, ' ']],
  ['[role="dialog"]', [...ways, ' ']],
];
const kindOf = (control: Element) => used.findIndex(([selector]) => control.matches(selector));

/** A key with what is held beside it: `Ctrl+s`. */
function pressed(name: string): KeyboardEventInit {
  const [key, ...held] = name === '+' ? ['+'] : name.split('+').reverse();
  const [ctrlKey, metaKey, altKey] = ['Ctrl', 'Meta', 'Alt'].map((modifier) => held.includes(modifier));
  return {key, code: key, ctrlKey, metaKey, altKey, bubbles: true, composed: true, cancelable: true};
}

/** Presses and lets go, as a browser tells it. */
function press(control: Element, name: string): void {
  const about = pressed(name);
  const goesOn = control.dispatchEvent(new KeyboardEvent('keydown', about));
  if (goesOn && /^.$|^Enter$/.test(about.key!)) control.dispatchEvent(new KeyboardEvent('keypress', about));
  control.dispatchEvent(new KeyboardEvent('keyup', about));
}

const types = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste'];

/** What a page hears that listens as slide decks do: to the whole document. */
function pageHears(act: () => void, capture = false): string[] {
  const heard: string[] = [];
  const hear = (event: Event) => heard.push(`${event.type} ${(event as KeyboardEvent).key ?? ''}`.trim());
  for (const type of types) document.addEventListener(type, hear, capture);
  try {
    act();
  } finally {
    for (const type of types) document.removeEventListener(type, hear, capture);
  }
  return heard;
}

/** What the page can be asked for at any control: to close a dialog, to go elsewhere, by its own shortcuts. */
const pages = ['Escape', 'Tab', 'F5', 'Ctrl+s', 'Meta+k', 'Ctrl+ArrowRight'];
const letters = ['n', '.', '?'];
const takesLetters = ['select', 'input[type="text"]'];

/** The controls, those last whose keys show others. */
function controlsOf(on: AnyStage): HTMLElement[] {
  const late = (control: Element) =>
    control.matches('[role="tab"]') ? 2 : control.matches('[role="option"], [part~="map"]') ? 1 : 0;
  return on
    .all('button, input, select, textarea, summary, [tabindex="0"], [tabindex][role]')
    .filter((control) => control.closest('[hidden]') === null)
    .sort((a, b) => late(a) - late(b));
}

function checkControls(on: AnyStage, where: string, seen: Set<string>): void {
  for (const control of controlsOf(on)) {
    const place = `${where}: ${control.cloneNode(false) instanceof Element ? (control.cloneNode(false) as Element).outerHTML : ''}`;
    expect(control.isConnected, `${place} is still there`).to.equal(true);
    const kind = kindOf(control);
    expect(kind, `${place} is of a kind that is known`).to.be.at.least(0);
    const [selector, keys] = used[kind]!;
    seen.add(selector);
    for (const key of keys)
      expect(
        pageHears(() => press(control, key)),
        `${place} keeps ${key}`,
      ).to.deep.equal([]);
    // What was let go of with Escape is let go of.
    press(control, 'Escape');
    const passing = [...pages, ...(takesLetters.includes(selector) ? [] : letters)];
    for (const key of passing)
      expect(pageHears(() => press(control, key)).slice(0, 1), `${place} leaves ${key}`).to.deep.equal([
        `keydown ${pressed(key).key}`,
      ]);
  }
}

/** With a reader's focus in it, and what comes with that. */
async function focused(kind: Kind, attributes: Readonly<Record<string, string>> = {}): Promise<AnyStage> {
  const on = await kind.open(attributes);
  on.find('button').focus();
  await import('../../src/components/base/own-keys.ts');
  await kind.settle(on);
  return on;
}

/** Turns to each tab in turn. */
async function everyTab(kind: Kind, on: AnyStage, look: (tab: string) => void): Promise<void> {
  for (const tab of tabsOf(on)) {
    on.find(`#${tab}`).click();
    await kind.settle(on);
    look(tab);
    on.find(`#${tab}`).click();
    await kind.settle(on);
  }
}

const settings = ['learning-rate', 'optimizer', 'momentum', 'nesterov', 'epochs', 'hidden-units', 'goal'];
const controls = `play step reset ${settings.join(' ')}`;

describe('keys that a control is worked by', () => {
  const seen = new Set<string>();

  for (const kind of kinds)
    it(`stay inside <${kind.tag}>, in each of its tabs; the page hears the others`, async function () {
      this.timeout(120_000);
      const on = await focused(kind, {controls: 'play step reset optimizer'});
      checkControls(on, 'idle', seen);
      await kind.train(on);
      await everyTab(kind, on, (tab) => checkControls(on, tab, seen));
    });

  it('stay inside the settings', async function () {
    this.timeout(60_000);
    const on = await focused(kinds[0]!, {controls});
    for (const attribute of settings) {
      await openSetting(on as Stage, attribute);
      for (const control of on.all('[part="setting"] :is(input, select)')) {
        const [selector, keys] = used[kindOf(control)]!;
        seen.add(selector);
        for (const key of keys)
          expect(
            pageHears(() => press(control, key)),
            `${attribute} keeps ${key}`,
          ).to.deep.equal([]);
      }
    }
  });

  it('stay inside the list of the map’s keys', async () => {
    const map = kinds[2]!;
    const on = await focused(map);
    await map.train(on);
    on.find('[aria-expanded="false"][aria-label="Keys on the map"]').click();
    await map.settle(on);
    const list = on.find('[role="dialog"]');
    seen.add('[role="dialog"]');
    for (const key of [...ways, ' '])
      expect(
        pageHears(() => press(list, key)),
        key,
      ).to.deep.equal([]);
  });

  it('have been tried on every kind of control that there is', () => {
    expect(used.map(([selector]) => selector).filter((selector) => !seen.has(selector))).to.deep.equal([]);
  });

  it('are heard by a page that listens before they arrive: that is the page’s own decision', async () => {
    const on = await focused(kinds[0]!);
    const heard = pageHears(() => press(on.find('[part~="play-button"]'), ' '), true);
    expect(heard).to.deep.equal(['keydown  '.trim(), 'keypress', 'keyup']);
  });

  it('are heard on the element itself, by an author who asks there', async () => {
    const on = await focused(kinds[0]!);
    const heard: string[] = [];
    on.element.addEventListener('keydown', ({key}) => heard.push(key));
    press(on.find('[part~="play-button"]'), 'Enter');
    expect(heard).to.deep.equal(['Enter']);
  });
});

describe('the first key that is pressed in an element', () => {
  it('stays inside, though nothing had told before whose keys are whose', async () => {
    for (const kind of kinds) {
      const on = await kind.open();
      const button = on.find('[part~="play-button"]');
      const heard = pageHears(() => {
        button.focus();
        press(button, ' ');
      });
      expect(
        heard.filter((what) => what.startsWith('keydown')),
        kind.tag,
      ).to.deep.equal([]);
      await import('../../src/components/base/own-keys.ts');
      await kind.settle(on);
      expect(
        pageHears(() => press(button, 'Escape')),
        kind.tag,
      ).to.have.length(2);
    }
  });
});

describe('what is typed into a field', () => {
  it('does not reach the page, in whatever way it is entered', async () => {
    const on = (await focused(kinds[0]!, {controls})) as Stage;
    await openSetting(on, 'learning-rate');
    const field = on.find('#setting-learning-rate');
    const more = {bubbles: true, composed: true, cancelable: true};
    const heard = pageHears(() => {
      field.dispatchEvent(new InputEvent('beforeinput', {...more, data: '.'}));
      field.dispatchEvent(new InputEvent('input', {...more, data: '.'}));
      field.dispatchEvent(new ClipboardEvent('paste', more));
    });
    expect(heard).to.deep.equal([]);
  });

  it('is what it says on a page that takes keys for itself', async () => {
    const on = (await focused(kinds[0]!, {controls})) as Stage;
    await openSetting(on, 'learning-rate');
    const field = on.find<HTMLInputElement>('#setting-learning-rate');
    let taken = '';
    const take = (event: KeyboardEvent) => {
      taken += event.key;
      event.preventDefault();
    };
    document.addEventListener('keydown', take);
    try {
      field.focus();
      field.select();
      for (const press of '0.05') await sendKeys({press});
    } finally {
      document.removeEventListener('keydown', take);
    }
    expect([field.value, taken]).to.deep.equal(['0.05', '']);
  });

  it('may need AltGr or Option, which make no shortcut of it', async () => {
    const on = (await focused(kinds[0]!, {controls})) as Stage;
    await openSetting(on, 'goal');
    const field = on.find('#setting-goal');
    const altGr = new KeyboardEvent('keydown', {...pressed('Ctrl+<'), altKey: true});
    // Not every browser takes it from a script.
    Object.assign(altGr, {getModifierState: (name: string) => name === 'AltGraph'});
    expect(
      pageHears(() => field.dispatchEvent(altGr)),
      'AltGr',
    ).to.deep.equal([]);
    expect(
      pageHears(() => press(field, 'Alt+@')),
      'Option',
    ).to.deep.equal([]);
    expect(
      pageHears(() => press(field, 'Alt+ArrowLeft')),
      'the way back',
    ).to.have.length(2);
  });
});

describe('Escape', () => {
  /** What the page hears of it, and whether it might close a dialog of its own. */
  const escape = (control: Element) => {
    const heard = pageHears(() => press(control, 'Escape'));
    return heard.length > 0 ? 'the page’s' : 'ours';
  };

  it('closes what of ours is open; only the next one is the page’s', async () => {
    const [trainer, , map] = kinds;
    const on = (await focused(trainer!, {controls})) as Stage;
    await openSetting(on, 'momentum');
    const field = on.find('#setting-momentum');
    expect(escape(field), 'a setting').to.equal('ours');
    await settle(on);
    expect(on.find('[part="setting"]')).to.equal(null);
    expect(escape(on.find('#pill-momentum')), 'its pill').to.equal('the page’s');
    await trainer!.train(on);
    const chart = on.find('[part~="chart"]');
    press(chart, 'ArrowLeft');
    expect(escape(chart), 'the chart is read').to.equal('ours');
    expect(escape(chart), 'the chart').to.equal('the page’s');
    const term = on.find('[part~="term"]');
    term.focus();
    expect(escape(term), 'a term is explained').to.equal('ours');
    expect(escape(term), 'a term').to.equal('the page’s');
    on.find('[role="option"]').click();
    await settle(on);
    await eventually(() => on.find('[part~="inspector"] dd'), 'a pixel is traced');
    const pixels = on.find('[part~="inspector"] [role="application"]');
    press(pixels, 'ArrowLeft');
    expect(escape(pixels), 'a pixel is traced').to.equal('ours');
    expect(escape(pixels), 'the largest is').to.equal('the page’s');
    const of = await focused(map!);
    await map!.train(of);
    const points = of.find('[part~="map"]');
    press(points, '3');
    expect(escape(points), 'a point is looked at').to.equal('ours');
    expect(escape(points), 'none is').to.equal('the page’s');
    const list = of.find('[aria-label="Keys on the map"]');
    list.click();
    await map!.settle(of);
    expect(escape(list), 'the keys are listed').to.equal('ours');
    await map!.settle(of);
    expect(escape(list), 'they are not').to.equal('the page’s');
  });

  it('leaves a dialog of the page open that it has closed something of ours in', async () => {
    const on = (await focused(kinds[0]!, {controls})) as Stage;
    const dialog = document.createElement('dialog');
    on.element.parentElement!.append(dialog);
    dialog.append(on.element);
    dialog.showModal();
    await openSetting(on, 'momentum');
    on.find('#setting-momentum').focus();
    await sendKeys({press: 'Escape'});
    await settle(on);
    expect([on.find('[part="setting"]'), dialog.open]).to.deep.equal([null, true]);
    await sendKeys({press: 'Escape'});
    expect(dialog.open).to.equal(false);
  });
});

describe('keys inside an element that are not its own', () => {
  it('reach the page: what an author has put there, and another element', async () => {
    const tag = defineStub();
    const box = document.createElement(tag);
    box.innerHTML = '<input slot="fallback">';
    const inner = document.createElement(defineStub(undefined, AeLatentView));
    box.append(inner);
    document.body.append(box);
    try {
      for (const element of [box, inner] as AnyStage['element'][]) {
        await element.updateComplete;
        element.shadowRoot!.querySelector<HTMLElement>('[role="tab"]')!.focus();
      }
      await import('../../src/components/base/own-keys.ts');
      const hears = (target: Element, key: string) => pageHears(() => press(target, key)).length > 0;
      expect(hears(box.querySelector('input')!, 'n'), 'an author’s field').to.equal(true);
      expect(hears(box, 'ArrowRight'), 'the element itself').to.equal(true);
      const tab = inner.shadowRoot!.querySelector('[role="tab"]')!;
      expect(hears(tab, 'n'), 'what the inner one does not use').to.equal(true);
      expect(hears(tab, 'ArrowRight'), 'what the inner one uses').to.equal(false);
    } finally {
      box.remove();
    }
  });
});
