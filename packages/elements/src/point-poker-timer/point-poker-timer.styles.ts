import { css } from 'lit';

export const timerStyles = css`
  :host {
    display: inline-block;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .warning {
    color: var(--_bad, #b3261e);
  }
`;
