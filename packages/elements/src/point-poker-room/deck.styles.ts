import { css } from 'lit';

/** The cards in one's own hand. */
export const deckStyles = css`
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
`;
