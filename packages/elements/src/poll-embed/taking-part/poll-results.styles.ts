import { css } from 'lit';

/** What is there after a vote: a word of thanks, and the table of results with its bars. */
export const resultsStyles = css`
  .thanks:focus {
    outline: none;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  caption {
    padding-block-end: 0.4rem;
    font-weight: 650;
    text-align: start;
  }
  th,
  td {
    padding: 0.5rem 0;
    text-align: start;
    vertical-align: top;
  }
  th[scope='row'] {
    inline-size: 100%;
    font-weight: 450;
    overflow-wrap: anywhere;
  }
  .own th {
    font-weight: 650;
  }
  td {
    padding-inline-start: 0.9rem;
    text-align: end;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  td:last-child {
    color: var(--_muted);
  }
  .tag {
    padding: 0.05rem 0.45rem;
    border-radius: 99px;
    background: var(--_tint);
    font-weight: 550;
    font-size: 0.8em;
    white-space: nowrap;
  }
  .voters {
    display: block;
    font-size: 0.85em;
  }
  .track {
    display: block;
    margin-block-start: 0.35rem;
    border-radius: 99px;
    background: var(--_line);
    overflow: hidden;
  }
  .bar {
    display: block;
    inline-size: var(--_share);
    block-size: 0.5rem;
    border-radius: inherit;
    background: var(--_accent);
    transition: inline-size 0.4s;
  }
  @media (forced-colors: active) {
    .bar {
      background: CanvasText;
    }
  }
`;
