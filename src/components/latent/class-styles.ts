import {css} from 'lit';

/**
 * Ten classes. Found by search: of any two, in ordinary sight and as the three kinds of dichromats see them, the
 * distance in OKLab is at least .12 (the usual ten of plotting libraries come to .007), and the contrast with the ground at
 * least 2 on light, 3 on dark. An author's `--ae-class-…` stand over them.
 */
export const classStyles = css`
  .ink-0 {
    color: var(--ae-class-0, #1a365d);
  }
  .ink-1 {
    color: var(--ae-class-1, #0fb0ff);
  }
  .ink-2 {
    color: var(--ae-class-2, #a8b031);
  }
  .ink-3 {
    color: var(--ae-class-3, #a22b09);
  }
  .ink-4 {
    color: var(--ae-class-4, #fe63b3);
  }
  .ink-5 {
    color: var(--ae-class-5, #7d10b5);
  }
  .ink-6 {
    color: var(--ae-class-6, #a27d4c);
  }
  .ink-7 {
    color: var(--ae-class-7, #446cff);
  }
  .ink-8 {
    color: var(--ae-class-8, #006569);
  }
  .ink-9 {
    color: var(--ae-class-9, #6b000b);
  }
  .ink-10 {
    color: var(--_accent);
  }
  @supports (color: light-dark(red, red)) {
    .ink-0 {
      color: var(--ae-class-0, light-dark(#1a365d, #acc0ff));
    }
    .ink-1 {
      color: var(--ae-class-1, light-dark(#0fb0ff, #7ffffd));
    }
    .ink-2 {
      color: var(--ae-class-2, light-dark(#a8b031, #d2ff57));
    }
    .ink-3 {
      color: var(--ae-class-3, light-dark(#a22b09, #ff0002));
    }
    .ink-4 {
      color: var(--ae-class-4, light-dark(#fe63b3, #c527ae));
    }
    .ink-5 {
      color: var(--ae-class-5, light-dark(#7d10b5, #ac88f7));
    }
    .ink-6 {
      color: var(--ae-class-6, light-dark(#a27d4c, #ef9f14));
    }
    .ink-7 {
      color: var(--ae-class-7, light-dark(#446cff, #a333ff));
    }
    .ink-8 {
      color: var(--ae-class-8, light-dark(#006569, #0f8e58));
    }
    .ink-9 {
      color: var(--ae-class-9, light-dark(#6b000b, #3bb4a1));
    }
  }
`;
