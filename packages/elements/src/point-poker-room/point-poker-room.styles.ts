import { css } from 'lit';
import { choices } from '../styles/choices.styles.ts';
import { controls } from '../styles/controls.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { deckStyles } from './deck.styles.ts';
import { peopleStyles } from './people.styles.ts';

const layout = css`
  :host {
    /* Two columns, at ease. A table cell would not give way: on a phone it asks for less than the screen. */
    contain-intrinsic-inline-size: min(60rem, 90vw);
  }
  .room {
    --_shadow: 0 1px 2px rgb(0 0 0 / 8%), 0 4px 16px rgb(0 0 0 / 6%);
    position: relative;
    padding: clamp(0.75rem, 3cqi, 1.5rem);
    border-radius: var(--_radius);
    background: var(--_background);
    color: var(--_text);
    font: 400 1rem / 1.5 var(--_font);
    text-align: start;
  }
  .room[data-theme='neon'] {
    --_shadow: 0 0 24px rgb(255 107 211 / 12%);
  }
  .room:focus {
    outline: none;
  }
  .panel {
    padding: 1rem clamp(1rem, 2.5cqi, 1.35rem);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  h2 {
    font-size: clamp(1.25rem, 4.5cqi, 1.7rem);
    line-height: 1.25;
    font-weight: 650;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  h3 {
    margin-block-end: 0.6rem;
    font-size: 0.95rem;
    font-weight: 650;
  }
  .count {
    color: var(--_muted);
    font-weight: 400;
  }
  .bar-top {
    display: flex;
    justify-content: space-between;
    align-items: center;
    margin-block-end: 0.4rem;
  }
  .bar-top button {
    padding-inline: 0.6rem;
    margin-inline-end: -0.6rem;
  }
  .columns {
    display: grid;
    gap: 1.1rem;
  }
  .main,
  .side,
  .felt {
    display: grid;
    gap: 1.1rem;
    align-content: start;
    min-inline-size: 0;
  }
  .felt,
  .notice,
  .join,
  .summary {
    padding: clamp(1rem, 4cqi, 1.75rem);
  }
  @container (min-width: 44rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr) clamp(15rem, 36cqi, 18rem);
    }
  }

  .notice,
  .join {
    display: grid;
    gap: 1rem;
    max-inline-size: 26rem;
    margin-inline: auto;
  }
  .notice {
    justify-items: center;
    text-align: center;
  }
  .badge {
    justify-self: start;
    padding: 0.15rem 0.7rem;
    border-radius: 99px;
    background: var(--_tint);
    color: var(--_accent);
    font-weight: 550;
  }
  .problem {
    padding: 0.5rem 0.8rem;
    border-radius: calc(var(--_radius) * 0.7);
    background: color-mix(in oklab, var(--_bad) 8%, var(--_surface));
    color: var(--_bad);
  }
  .problem:empty {
    display: none;
  }
  .spinner {
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border: 3px solid var(--_line);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .banner {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    margin-block-end: 0.75rem;
    padding: 0.5rem 1rem;
    border-radius: calc(var(--_radius) * 0.7);
    background: color-mix(in oklab, var(--_warn) 14%, var(--_surface));
    color: var(--_warn);
    font-weight: 550;
    text-align: center;
  }

  .story header {
    display: flex;
    gap: 1rem;
    align-items: baseline;
    justify-content: space-between;
  }
  .story point-poker-timer {
    flex: none;
    font-size: 1.25rem;
  }
  .description {
    margin-block-start: 0.5rem;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  a {
    color: var(--_accent);
  }
  .story a {
    display: inline-block;
    margin-block-start: 0.5rem;
  }

  .idle {
    display: grid;
    gap: 0.35rem;
    justify-items: center;
    padding-block: 1.25rem;
    text-align: center;
  }
  .idle .icon {
    inline-size: 4rem;
    block-size: 4rem;
    margin-block-end: 0.5rem;
    padding: 1.1rem;
    border-radius: 50%;
    background: var(--_tint);
    color: var(--_accent);
    stroke-width: 1.7;
  }
  .queue li {
    padding-block: 0.5rem;
    border-block-start: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
`;

export const roomStyles = [tokens, controls, choices, layout, deckStyles, peopleStyles];
