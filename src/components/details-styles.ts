import {css} from 'lit';

/** The disclosure at the end, and the chip beside it. */
export const detailsStyles = css`
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: 8px 16px;
    margin-block-start: -4px;
  }
  details {
    min-inline-size: 0;
  }
  details[open] {
    flex: 1 0 100%;
  }
  details[open] + .chip {
    display: none;
  }
  summary {
    color: var(--_muted);
    cursor: pointer;
    inline-size: fit-content;
    padding-block: 2px;
    border-radius: 4px;
  }
  summary:hover {
    color: var(--_ink);
  }
  .chip {
    color: var(--_muted);
    font-size: var(--_small);
    border: 1px solid var(--_line);
    border-radius: 99px;
    padding: 1px 10px;
    max-inline-size: 100%;
    box-sizing: border-box;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
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
  @media (pointer: coarse) {
    summary {
      padding-block: 12px;
      margin-block: -10px;
    }
  }
`;
