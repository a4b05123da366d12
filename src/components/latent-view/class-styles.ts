import {css, unsafeCSS} from 'lit';

const light = '#410ba3 #07bbc6 #a7af6c #7e0001 #c602f8 #52234e #915236 #306689 #00948c #978600'.split(' ');
const dark = '#705cd9 #abf8ff #f3ff96 #c64235 #d776fa #955d90 #e9753f #a3c6de #6ba59f #e1c92e'.split(' ');
const rules = (colourOf: (i: number) => string) =>
  unsafeCSS(light.map((_, i) => `.ink-${i} { color: ${colourOf(i)}; }`).join('\n'));

/**
 * Ten classes, each of one hue on any ground, so that a text can name it. Found by search: of any two, in ordinary sight
 * and as the three kinds of dichromats see them, the distance in OKLab is at least .12 (the usual ten of plotting
 * libraries come to .007), and the contrast with the ground at least 2 on light, 3 on dark. An author's `--ae-class-…` stand over them, but not over a reader's forced colours, which
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
