// Makes src/ae-elements.css: the room that each element takes, measured in Chromium with the built script at every width
// from 250 to 1,100 px, for mice and for fingers. Between two changes of an element's layout its height is a line.
import {writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {root} from './data-dir.mjs';
import {authorPages} from './middleware.mjs';
import {servedBrowser} from './served-browser.mjs';
import {tags} from './tags.mjs';

const least = 250;
const most = 1100;
/** What a browser still counts as no shift is less than 3 px. */
const tolerance = 1;

/** What lays an element out in another way: its attributes, and the selector of those that have them. */
const layouts = [
  {attributes: '', those: ''},
  {attributes: 'for="net"', those: '[for]:not([controls])'},
  {attributes: 'compact', those: "[compact]:not([compact='false'])"},
  {attributes: 'for="net" compact', those: "[for][compact]:not([controls], [compact='false'])"},
];

async function heightsOf(tag, {attributes}, isTouch) {
  const page = await browser.newPage();
  await page.setViewport({width: 1200, height: 900, isMobile: isTouch, hasTouch: isTouch});
  const head = '<style>body {margin: 0}</style>';
  await page.goto(
    `${origin}/embed?${new URLSearchParams({head, body: `<ae-trainer id="net"></ae-trainer><div><${tag} ${attributes}></${tag}></div>`})}`,
    {
      waitUntil: 'networkidle0',
    },
  );
  const heights = await page.evaluate(
    async (tag, least, most) => {
      await customElements.whenDefined(tag);
      const element = document.querySelector(`div > ${tag}`);
      await element.updateComplete;
      return Array.from({length: most - least + 1}, (_, i) => {
        element.parentElement.style.inlineSize = `${least + i}px`;
        return element.getBoundingClientRect().height;
      });
    },
    tag,
    least,
    most,
  );
  await page.close();
  return heights;
}

/** The fewest lines that stay within the tolerance: `{to, at, slope}`, in pixels, from narrow to wide. */
function linesOf(heights) {
  const lines = [];
  for (let from = 0; from < heights.length;) {
    let [low, high, slope, to] = [-Infinity, Infinity, 0, from];
    for (let i = from + 1; i < heights.length; i++) {
      low = Math.max(low, (heights[i] - tolerance - heights[from]) / (i - from));
      high = Math.min(high, (heights[i] + tolerance - heights[from]) / (i - from));
      if (low > high) break;
      [slope, to] = [(low + high) / 2, i];
    }
    lines.push({to: least + to, at: heights[from] - slope * (least + from), slope});
    from = to + 1;
  }
  return lines;
}

/** Narrower layouts stand over wider ones, so they come after them. */
function rulesOf(tag, {those}, lines) {
  const size = ({at, slope}) => `calc(${at.toFixed(1)}px + ${(100 * slope).toFixed(1)}cqi)`;
  const rule = (line) => `${tag}${those}:not(:defined)::before { block-size: ${size(line)}; }`;
  return lines
    .toReversed()
    .map((line, i) =>
      i === 0 ? rule(line) : `@container (max-width: ${line.to + 0.5}px) { ${rule(line)} }`,
    );
}

const {origin, browser, close} = await servedBrowser({middleware: [authorPages()]});
const parts = {fine: [], coarse: []};
for (const tag of tags)
  for (const layout of layouts)
    for (const [pointer, list] of Object.entries(parts))
      list.push(...rulesOf(tag, layout, linesOf(await heightsOf(tag, layout, pointer === 'coarse'))));
await close();

const all = tags.map((tag) => `${tag}:not(:defined)`);
writeFileSync(
  resolve(root, 'src/ae-elements.css'),
  `/* Before the script is there: each element's room, so that nothing moves, and what stands in its place (slot="fallback").
   Made by \`npm run room\`; system fonts, columns of at least ${least} px. */
${all.join(',\n')} {
  display: grid;
  container-type: inline-size;
}
${all.map((one) => `${one}::before`).join(',\n')} {
  content: '';
}
${all.flatMap((one) => [`${one}::before`, `${one} > *`]).join(',\n')} {
  grid-area: 1 / 1;
}
${parts.fine.join('\n')}
@media (pointer: coarse) {
${parts.coarse.map((line) => `  ${line}`).join('\n')}
}
`,
);
process.exit(0);
