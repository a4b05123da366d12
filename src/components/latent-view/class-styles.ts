import {css, unsafeCSS} from 'lit';

const light = '#273775 #28bac6 #b0af02 #a42801 #e02bff #7403c7 #9d7d18 #326678 #5f8c84 #710f2e'.split(' ');
const dark = '#4f64ac #acf8ff #fdfc2d #f95e37 #e769fe #9604ff #e6c261 #9cc6d7 #67a299 #ad445b'.split(' ');
const rules = (colourOf: (i: number) => string) =>
  unsafeCSS(light.map((_, i) => `.ink-${i} { color: ${colourOf(i)}; }`).join('\n'));

/**
 * Ten classes, each of one hue on any ground, so that a text can name it. Found by search: of any two, in ordinary sight and as the three kinds of dichromats see them, the
 * distance in OKLab is at least .12 (the usual ten of plotting libraries come to .007), and the contrast with the ground at
 * least 2 on light, 3 on dark. An author's `--ae-class-…` stand over them, but not over a reader's forced colours, which
 * they were not chosen for; there `light-dark()` takes the light one on any ground.
 */
export const classStyles = css`
  ${rules((i) => `var(--ae-class-${i}, ${light[i]})`)}
  .ink-10 {
    color: var(--_accent);
  }
  @supports (color: light-dark(red, red)) {
    ${rules((i) => `var(--ae-class-${i}, light-dark(${light[i]}, ${dark[i]}))`)}
  }
  @media (forced-colors: active) {
    ${rules((i) => light[i])}
  }
  @media (forced-colors: active) and (prefers-color-scheme: dark) {
    ${rules((i) => dark[i])}
  }
`;
