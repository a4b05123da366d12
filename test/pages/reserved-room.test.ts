import {expect} from '@open-wc/testing';
import {stage} from '../components/helpers.ts';

/** The style sheet that README.md recommends, for a column of this width, in pixels. */
async function recommended(column: number): Promise<string> {
  const readme = await (await fetch('/README.md')).text();
  const found = /<style>([\s\S]*?)<\/style>/.exec(readme);
  expect(found?.[1]).to.contain('ae-trainer:not(:defined)').and.to.contain('700px');
  return found![1]!.replace('700px', `${column}px`);
}

/** The height it reserves in a window of this width, with margins of 16 px, where the script has not come yet. */
async function reserved(pageWidth: number, style: string): Promise<number> {
  const frame = document.createElement('iframe');
  frame.style.cssText = `width: ${pageWidth}px; height: 600px; border: 0`;
  frame.srcdoc = `<!doctype html><style>body{margin:16px;max-width:1068px}${style}</style><ae-trainer></ae-trainer>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
  document.body.append(frame);
  await loaded;
  const {offsetHeight} = frame.contentDocument!.querySelector<HTMLElement>('ae-trainer')!;
  frame.remove();
  return offsetHeight;
}

describe('the room that README.md reserves', () => {
  for (const [pageWidth, column] of [
    [320, 700],
    [360, 700],
    [390, 700],
    [412, 700],
    [700, 700],
    [1100, 700],
    [1100, 1068],
  ] as const) {
    it(`is that of the element in a window of ${pageWidth} px with columns of at most ${column} px`, async () => {
      const height = await reserved(pageWidth, await recommended(column));
      const {element} = await stage({}, {width: Math.min(pageWidth - 32, column)});
      expect(height).to.be.closeTo(element.offsetHeight, 8);
    });
  }
});
