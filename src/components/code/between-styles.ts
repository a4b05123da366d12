import {css} from 'lit';

/** A second digit, and pictures on the way to it. */
export const betweenStyles = css`
  .between-two {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .between-two .pairs {
    padding: 3px;
  }
  .way .pairs {
    grid-template-columns: repeat(9, minmax(0, 1fr));
  }
  @container (max-width: 560px) {
    .way .pairs {
      gap: 3px;
    }
  }
`;
