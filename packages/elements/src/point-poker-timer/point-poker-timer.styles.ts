import { css } from 'lit';

export const timerStyles = css`
  :host {
    display: inline-block;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  :host {
    min-inline-size: 4.5rem;
    text-align: end;
  }
  .warning {
    color: var(--_bad, #b3261e);
  }
  .bar {
    display: block;
    block-size: 0.3rem;
    border-radius: 99px;
    background: var(--_line, #ddd);
    overflow: hidden;
  }
  .bar span {
    display: block;
    block-size: 100%;
    inline-size: var(--_left);
    border-radius: 99px;
    background: currentcolor;
    transition: inline-size 1s linear;
  }
  @media (prefers-reduced-motion: reduce) {
    .bar span {
      transition: none;
    }
  }
`;
