import {css} from 'lit';

/** What the disclosure at the end holds. */
export const detailsStyles = css`
  .inside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding-block-start: 12px;
  }
  .about {
    display: grid;
    gap: 8px;
  }
  .about div {
    display: grid;
    grid-template-columns: 5.5em minmax(0, 1fr);
    gap: 10px;
  }
  .about dt,
  .about ul {
    color: var(--_muted);
  }
  .about dd {
    overflow-wrap: anywhere;
  }
  .scroll {
    max-block-size: 220px;
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
  thead th {
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
`;
