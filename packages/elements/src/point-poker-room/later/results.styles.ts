import { css } from 'lit';

/** What the votes come to. */
export const resultsStyles = css`
  .results {
    display: grid;
    gap: 1.25rem;
  }
  .results h3 {
    margin: 0;
  }
  .numbers {
    --_tone: var(--_warn);
    position: relative;
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.1rem;
    align-items: center;
    padding: 1rem clamp(0.9rem, 3cqi, 1.4rem);
    border: 1px solid color-mix(in oklab, var(--_tone) 32%, var(--_surface));
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tone) 9%, var(--_surface));
  }
  .numbers.agreed {
    --_tone: var(--_accent);
  }
  .numbers dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.75rem;
    margin-inline-start: auto;
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
    flex: 1 1 4rem;
    color: var(--_tone);
    font-size: clamp(1.2rem, 4cqi, 1.5rem);
    font-weight: 700;
    line-height: 1.25;
  }
  .hand {
    display: flex;
  }
  .hand span {
    display: grid;
    place-items: center;
    min-inline-size: 2.75rem;
    block-size: 3.9rem;
    padding-inline: 0.4rem;
    border: 1px solid var(--_tone);
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_surface);
    color: var(--_tone);
    font-size: 1.2rem;
    font-weight: 700;
    box-shadow: var(--_shadow);
  }
  .hand > :first-child {
    rotate: -5deg;
  }
  .hand span + span,
  .hand > :first-child:dir(rtl) {
    rotate: 5deg;
  }
  .hand span + span {
    margin-inline-start: -0.35rem;
  }
  .hand span + span:dir(rtl) {
    rotate: -5deg;
  }
  .agreed .hand > :first-child {
    rotate: none;
    min-inline-size: 3.5rem;
    block-size: 5rem;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 1.75rem;
  }
  .agreed::after {
    content: '';
    position: absolute;
    inset: -0.6rem;
    background:
      radial-gradient(circle at 4% 22%, var(--_accent) 3px, transparent 4px),
      radial-gradient(circle at 16% 6%, var(--_warn) 3px, transparent 4px),
      radial-gradient(circle at 24% 70%, var(--_bad) 3px, transparent 4px),
      radial-gradient(circle at 38% 14%, var(--_accent) 4px, transparent 5px),
      radial-gradient(circle at 52% 82%, var(--_warn) 4px, transparent 5px),
      radial-gradient(circle at 66% 10%, var(--_bad) 3px, transparent 4px),
      radial-gradient(circle at 84% 88%, var(--_accent) 3px, transparent 4px),
      radial-gradient(circle at 96% 34%, var(--_warn) 3px, transparent 4px);
    opacity: 0;
    pointer-events: none;
  }

  .bars {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.5rem 0.9rem;
    font-variant-numeric: tabular-nums;
  }
  .bars li {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
  }
  .track {
    block-size: 0.9rem;
    border-radius: 99px;
    background: color-mix(in oklab, var(--_line) 65%, var(--_surface));
    overflow: hidden;
  }
  .bar {
    display: block;
    block-size: 100%;
    inline-size: var(--_share);
    border-radius: 99px;
    background: var(--_accent);
  }
  .uncounted .bar {
    background: var(--_edge);
  }
  td .icon {
    display: inline-block;
    vertical-align: -0.15em;
  }
  .gap {
    padding: 0.7rem 1rem;
    border-radius: calc(var(--_radius) * 0.7);
    border-inline-start: 4px solid var(--_warn);
    background: color-mix(in oklab, var(--_warn) 9%, var(--_surface));
    color: var(--_warn);
  }
  .mini.open {
    border-color: var(--_accent);
    background: var(--_tint);
  }

  @media (prefers-reduced-motion: no-preference) {
    .people .mini.open,
    .hand span {
      animation: turn-over 0.4s ease-out;
    }
    .agreed::after {
      animation: burst 1.1s ease-out;
    }
    ::-webkit-progress-value {
      transition: inline-size 0.3s;
    }
    .bar {
      transform-origin: left;
      animation: grow 0.4s ease-out;
    }
    .bar:dir(rtl) {
      transform-origin: right;
    }
  }
  @keyframes turn-over {
    from {
      transform: rotateY(90deg);
    }
  }
  @keyframes burst {
    from {
      opacity: 1;
      scale: 0.85;
    }
    50% {
      opacity: 1;
    }
  }
  @keyframes grow {
    from {
      transform: scaleX(0);
    }
  }
  @media (forced-colors: active) {
    .track,
    progress {
      border: 1px solid;
    }
    .bar,
    .mini.down,
    ::-webkit-progress-value {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .agreed::after {
      display: none;
    }
  }
`;
