import {css} from 'lit';

/** What stands under the tabs. */
export const detailsStyles = css`
  .tab:hover {
    background: none;
    color: var(--_ink);
  }
  .tab:focus-visible {
    outline-offset: -2px;
  }
  @container (max-width: 560px) {
    .tabs {
      padding-inline-end: 24px;
      mask-image: linear-gradient(90deg, #000 calc(100% - 24px), #0000);
    }
    .tabs:dir(rtl) {
      mask-image: linear-gradient(-90deg, #000 calc(100% - 24px), #0000);
    }
  }
  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    border-block-end: 1px solid var(--_line);
    padding-block-end: 16px;
  }
  .section:last-child {
    border: 0;
    padding: 0;
  }
  /* The tab says it. */
  .panel:not(.more) > .section:first-child > .title {
    display: none;
  }
  .title {
    font-weight: 600;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: fit-content;
    cursor: pointer;
  }
  @media (pointer: coarse) {
    .check {
      min-block-size: 44px;
    }
  }
  .field {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }
  .chart.batch {
    block-size: 150px;
  }
  .about {
    display: grid;
    gap: 8px;
    font-size: var(--_small);
    line-height: var(--_fine);
  }
  .about div {
    display: grid;
    grid-template-columns: 5.5em minmax(0, 1fr);
    gap: 0 10px;
  }
  .about dt,
  .about ul {
    color: var(--_muted);
  }
  .about dd {
    grid-column: 2;
    overflow-wrap: anywhere;
  }
  .scroll {
    /* Eight rows and a half: who sees half of one knows that there are more. */
    max-block-size: calc(8.5 * (1lh + 6px) + 1px);
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: 6px;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  caption {
    text-align: start;
    color: var(--_muted);
    padding: 6px 12px;
  }
  .scroll thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_paper);
    box-shadow: inset 0 -1px var(--_line);
    color: var(--_muted);
  }
  th,
  td {
    padding: 3px 12px;
    text-align: end;
    font-weight: 400;
  }
  th:first-child {
    text-align: start;
  }
  @container (max-width: 400px) {
    table {
      font-size: var(--_small);
    }
    th,
    td {
      padding-inline: 6px;
    }
  }
  @media print {
    summary,
    details:not([open]),
    .section[part='digit-choice'],
    .section[part='chart-options'] {
      display: none;
    }
    .scroll {
      max-block-size: none;
      overflow: visible;
    }
    .scroll thead th {
      position: static;
    }
    .section,
    tr {
      break-inside: avoid;
    }
  }
`;
