import { css } from 'lit';

/** What the votes come to. */
export const resultsStyles = css`
  .results {
    display: grid;
    gap: 1rem;
  }
  .results h3 {
    margin: 0;
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 2rem;
    align-items: center;
  }
  .numbers dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.75rem;
  }
  dt {
    color: var(--_muted);
    font-size: 0.85rem;
  }
  dd {
    font-size: 1.5rem;
    font-weight: 650;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .verdict {
    padding: 0.3rem 0.9rem;
    border-radius: 99px;
    background: color-mix(in oklab, var(--_warn) 14%, var(--_surface));
    color: var(--_warn);
    font-weight: 650;
  }
  .verdict.agreed {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .verdict.agreed {
    position: relative;
    animation: agree 0.5s ease-out;
  }
  .verdict.agreed::after {
    content: '';
    position: absolute;
    inset: -1.6rem;
    background:
      radial-gradient(circle at 12% 30%, var(--_accent) 3px, transparent 4px),
      radial-gradient(circle at 30% 8%, var(--_warn) 3px, transparent 4px),
      radial-gradient(circle at 55% 14%, var(--_bad) 3px, transparent 4px),
      radial-gradient(circle at 82% 10%, var(--_accent) 3px, transparent 4px),
      radial-gradient(circle at 92% 62%, var(--_warn) 3px, transparent 4px),
      radial-gradient(circle at 70% 92%, var(--_bad) 3px, transparent 4px),
      radial-gradient(circle at 38% 90%, var(--_accent) 3px, transparent 4px),
      radial-gradient(circle at 8% 78%, var(--_warn) 3px, transparent 4px);
    opacity: 0;
    pointer-events: none;
    animation: burst 0.9s ease-out;
  }
  @keyframes agree {
    40% {
      scale: 1.18;
    }
  }
  @keyframes burst {
    from {
      opacity: 1;
      scale: 0.4;
    }
  }
  td .icon {
    display: inline-block;
    vertical-align: -0.15em;
  }
  .history[open] {
    display: grid;
    gap: 0.7rem;
  }
  .bars {
    display: grid;
    grid-template-columns: minmax(2rem, auto) minmax(0, 1fr) auto;
    gap: 0.4rem 0.75rem;
  }
  .bars li {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
  }
  .label {
    font-weight: 650;
    text-align: center;
  }
  .track {
    block-size: 1.1rem;
    border-radius: 99px;
    background: var(--_line);
    overflow: hidden;
  }
  .bar {
    display: block;
    block-size: 100%;
    inline-size: var(--_share);
    border-radius: 99px;
    background: var(--_accent);
    animation: grow 0.4s ease-out;
  }
  .uncounted .bar {
    background: var(--_edge);
  }
  @keyframes grow {
    from {
      inline-size: 0;
    }
  }
  .gap {
    padding: 0.5rem 0.9rem;
    border-inline-start: 4px solid var(--_warn);
    background: color-mix(in oklab, var(--_warn) 8%, var(--_surface));
    color: var(--_warn);
  }
`;
