import {css, unsafeCSS} from 'lit';

const light = '#1a365d #0fb0ff #a8b031 #a22b09 #fe63b3 #7d10b5 #a27d4c #446cff #006569 #6b000b'.split(' ');
const dark = '#acc0ff #7ffffd #d2ff57 #ff0002 #c527ae #ac88f7 #ef9f14 #a333ff #0f8e58 #3bb4a1'.split(' ');
const rules = (colourOf: (i: number) => string) =>
  unsafeCSS(light.map((_, i) => `.ink-${i} { color: ${colourOf(i)}; }`).join('\n'));

/**
 * Ten classes. Found by search: of any two, in ordinary sight and as the three kinds of dichromats see them, the
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
