import { css } from 'lit';

/** Cards, the people who hold them, and what they come to. */
export const cardStyles = css`
  .cards {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
  }
  .card {
    inline-size: 3.4rem;
    min-block-size: 4.7rem;
    padding: 0.25rem;
    border-radius: calc(var(--_radius) * 0.75);
    font-size: 1.3rem;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    box-shadow: 0 1px 3px rgb(0 0 0 / 10%);
    transition:
      translate 0.15s,
      background-color 0.15s;
  }
  .card.long {
    font-size: 0.8rem;
  }
  .card:hover {
    translate: 0 -3px;
  }
  .card[aria-pressed='true'] {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    translate: 0 -7px;
    box-shadow: 0 6px 14px rgb(0 0 0 / 20%);
  }
  @container (max-width: 26rem) {
    /* Five in a row, also on the smallest phone. */
    .cards {
      gap: 0.45rem;
    }
    .card {
      inline-size: calc((100% - 4 * 0.45rem) / 5);
    }
  }
  .hint {
    margin-block-start: 0.75rem;
  }

  .progress {
    display: grid;
    gap: 0.35rem;
    margin-block-end: 0.6rem;
    color: var(--_muted);
    font-size: 0.9rem;
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 0.4rem;
    border: 0;
    border-radius: 99px;
    background: var(--_line);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    transition: inline-size 0.3s;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }

  .people li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.7rem;
    align-items: center;
    padding-block: 0.45rem;
  }
  .avatar {
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border-radius: 50%;
    background: light-dark(oklch(90% 0.06 var(--_hue)), oklch(36% 0.07 var(--_hue)));
    color: light-dark(oklch(32% 0.1 var(--_hue)), oklch(93% 0.05 var(--_hue)));
    font-size: 0.8rem;
    font-weight: 650;
  }
  .offline .avatar {
    filter: grayscale(1);
    opacity: 0.6;
  }
  .who {
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .name {
    font-weight: 550;
  }
  .you {
    color: var(--_muted);
  }
  .notes {
    display: block;
    font-size: 0.85rem;
  }
  .mini {
    display: grid;
    place-items: center;
    min-inline-size: 1.8rem;
    block-size: 2.4rem;
    padding-inline: 0.3rem;
    border: 1px solid var(--_edge);
    border-radius: 5px;
    font-size: 0.9rem;
    font-weight: 650;
  }
  .mini.empty {
    border-style: dashed;
    opacity: 0.6;
  }
  .mini.down {
    border-color: var(--_accent);
    background: repeating-linear-gradient(
      45deg,
      var(--_accent) 0 4px,
      color-mix(in oklab, var(--_accent) 72%, var(--_surface)) 4px 8px
    );
  }
  .mini.open {
    border-color: var(--_accent);
    background: var(--_tint);
    animation: turn-over 0.35s ease-out;
  }
  @keyframes turn-over {
    from {
      transform: rotateY(90deg);
    }
  }

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
  .bars {
    display: grid;
    gap: 0.4rem;
  }
  .bars li {
    display: grid;
    grid-template-columns: minmax(2rem, max-content) minmax(0, 1fr) 4rem;
    gap: 0.75rem;
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
