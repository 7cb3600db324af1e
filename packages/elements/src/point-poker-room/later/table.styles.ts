import { css } from 'lit';

/** Tables, which only results and histories have. */
export const tableStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.6rem;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: baseline;
    /* Not anywhere: that would squeeze a column to single letters before the table scrolls. */
    overflow-wrap: break-word;
  }
  th:first-child {
    padding-inline-start: 0;
  }
  tr > :last-child {
    padding-inline-end: 0;
  }
  thead th {
    overflow-wrap: normal;
    color: var(--_muted);
    font-weight: 550;
    font-size: 0.85rem;
  }
  tbody th {
    font-weight: 550;
  }
  tbody tr:last-child > * {
    border: 0;
  }
  @container (max-width: 26rem) {
    /* So that three columns with long heads fit on the smallest phone. */
    table {
      font-size: 0.9rem;
    }
    th,
    td {
      padding-inline: 0.4rem;
    }
  }
  .scroll {
    overflow-x: auto;
  }
  /* Below both columns: beside the story, titles would break after every word. */
  .history {
    grid-column: 1 / -1;
    min-inline-size: 0;
  }
  .history .count {
    margin-inline-start: -0.4rem;
  }
  .history[open] > .scroll {
    margin-block-end: 0.9rem;
  }
  .summary {
    display: grid;
    gap: 1.1rem;
  }
`;
