import { css } from 'lit';

/** The cards in one's own hand. */
export const deckStyles = css`
  .cards {
    display: flex;
    flex-wrap: wrap;
    gap: 0.7rem 0.6rem;
    padding-block-start: 0.5rem;
  }
  .card {
    inline-size: 3.5rem;
    min-block-size: 5rem;
    padding: 0.25rem;
    border-radius: calc(var(--_radius) * 0.8);
    font-size: 1.4rem;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    box-shadow: 0 2px 5px rgb(0 0 0 / 10%);
    transition:
      translate 0.15s,
      box-shadow 0.15s,
      background-color 0.15s;
  }
  .card.long {
    font-size: 0.8rem;
  }
  .icon {
    display: block;
    margin-inline: auto;
    inline-size: 1.1em;
    block-size: 1.1em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .card:hover,
  .card:focus-visible {
    border-color: var(--_accent);
    translate: 0 -4px;
    box-shadow: 0 6px 14px rgb(0 0 0 / 15%);
  }
  .card[aria-pressed='true'] {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    translate: 0 -8px;
    box-shadow: 0 8px 18px rgb(0 0 0 / 22%);
  }
  @media (prefers-reduced-motion: reduce) {
    .card:not([aria-pressed='true']) {
      translate: none;
    }
  }
  @media (forced-colors: active) {
    .card[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @container (max-width: 26rem) {
    /* Five in a row, also on the smallest phone. */
    .cards {
      gap: 0.6rem 0.45rem;
    }
    .card {
      inline-size: calc((100% - 4 * 0.45rem) / 5);
    }
  }
  .hint {
    margin-block-start: 0.9rem;
  }
`;
