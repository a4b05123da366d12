import {css} from 'lit';

/** Diagram and tables, and the layer that stands out in all of them. */
export const modelsStyles = css`
  .diagram {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    grid-template-columns: minmax(0, 1fr);
    margin-block-end: 16px;
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .models > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 12px;
    container-type: inline-size;
  }
  .models .model :is(th, td) {
    block-size: var(--_row);
  }
  .layer.layer {
    display: block;
    min-block-size: calc(var(--_row) - 4px);
    min-inline-size: 0;
    max-inline-size: 100%;
    margin-inline-start: -5px;
    padding: 0 5px;
    border: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: inherit;
    line-height: inherit;
  }
`;
