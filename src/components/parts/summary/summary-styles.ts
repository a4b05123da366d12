import {css} from 'lit';

/** A model's layers: rows are as high whatever they say, so that room for them can be kept. */
export const summaryStyles = css`
  .model {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_small);
    line-height: var(--_fine);
    font-variant-numeric: tabular-nums;
  }
  .model caption {
    text-align: start;
    padding: 0 5px 4px;
    color: var(--_ink);
    font-size: var(--_size);
    line-height: 1lh;
  }
  .model code {
    font-family: ui-monospace, monospace;
    font-size: 0.95em;
  }
  .model :is(th, td) {
    block-size: 28px;
    box-sizing: border-box;
    padding: 0;
    font-weight: 400;
    text-align: end;
    white-space: nowrap;
  }
  /* Names give way, numbers never: with large type, in a narrow column. */
  .model th:first-child {
    inline-size: 100%;
    max-inline-size: 0;
    padding-inline-start: 5px;
    overflow: hidden;
    text-overflow: ellipsis;
    text-align: start;
  }
  .model tbody td:nth-child(2),
  .model thead th:nth-child(2) {
    text-align: start;
    padding-inline: 6px;
  }
  .model thead th {
    color: var(--_muted);
    border-block-end: 1px solid var(--_line);
  }
  .model tfoot :is(th, td) {
    border-block-start: 1px solid var(--_line);
    font-weight: 600;
  }
  .model small {
    color: var(--_muted);
    font-size: inherit;
    margin-inline-start: 4px;
  }
  .model .type {
    color: var(--_muted);
  }
  @container (max-width: 300px) {
    .model :is(.type, small) {
      display: none;
    }
  }
`;
