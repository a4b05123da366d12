import {expect} from '@open-wc/testing';
import {eventually} from '../awaited.ts';
import {kinds} from '../components/kinds.ts';

/** The height that the style sheet keeps for an element in a column of this width, where no script has come. */
async function reserved(tag: string, column: number, layout: string): Promise<number> {
  const frame = document.createElement('iframe');
  // Higher than all of it: a scroll bar would take its width.
  frame.style.cssText = `width: ${column}px; height: 3000px; border: 0`;
  frame.srcdoc = `<!doctype html><link rel="stylesheet" href="/dist/cdn/ae-elements.css">
    <style>body {margin: 0}</style><${tag} ${layout}><span slot="fallback">In its place.</span></${tag}>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
  document.body.append(frame);
  await loaded;
  const element = frame.contentDocument!.querySelector<HTMLElement>(tag)!;
  const {offsetHeight} = element;
  const fallback = element.querySelector('span')!.getBoundingClientRect();
  expect(fallback.height, 'what stands in its place is seen').to.be.above(10);
  expect(fallback.top, 'and stands at its top').to.be.below(40);
  frame.remove();
  return offsetHeight;
}

describe('the room that ae-elements.css reserves', () => {
  for (const kind of kinds)
    for (const column of [320, 700, 930, 950, 960, 1100])
      it(`is that of <${kind.tag} compact> in a column of ${column} px`, async () => {
        const height = await reserved(kind.tag, column, 'compact');
        const {element} = await kind.open({compact: ''}, {width: column});
        expect(height).to.be.within(element.offsetHeight - 2, element.offsetHeight + 2);
      });

  for (const kind of kinds)
    for (const column of [252, 320, 360, 500, 700, 960])
      it(`is that of <${kind.tag}> which is linked, in a column of ${column} px`, async () => {
        const height = await reserved(kind.tag, column, 'for="net"');
        const other = await kind.open({id: 'net'}, {width: column});
        const linked = new (other.element.constructor as new () => typeof other.element)();
        linked.setAttribute('for', 'net');
        other.element.after(linked);
        await eventually(
          () => linked.shadowRoot?.querySelector('[part~="frame"]') && linked.status === 'idle',
          'it is drawn',
        );
        await linked.updateComplete;
        expect(height).to.be.within(linked.offsetHeight - 2, linked.offsetHeight + 2);
        linked.remove();
      });

  for (const kind of kinds)
    for (const column of [252, 288, 320, 328, 360, 396, 420, 500, 600, 668, 700, 800, 1000, 1068, 1100])
      it(`is that of <${kind.tag}> in a column of ${column} px`, async () => {
        const height = await reserved(kind.tag, column, '');
        const {element} = await kind.open({}, {width: column});
        // Less than 3 px is no shift: fonts are rounded otherwise from browser to browser.
        expect(height).to.be.within(element.offsetHeight - 2, element.offsetHeight + 2);
      });
});
