import { css } from 'lit';

/** The queue of the one who decides about it. */
export const queueStyles = css`
  point-poker-queue {
    display: block;
    container-type: inline-size;
  }
  point-poker-queue li {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) 2.75rem;
    column-gap: 0.4rem;
    align-items: start;
  }
  .queue point-poker-queue li {
    padding-block: 0.3rem;
  }
  .what {
    padding-block: 0.625rem;
  }
  .grip {
    inline-size: 1.5rem;
    block-size: 2.75rem;
    padding: 0.7rem 0.3rem;
    background: radial-gradient(circle, var(--_muted) 1.5px, transparent 2px) content-box 0 0 / 0.45rem 0.45rem;
    cursor: grab;
    touch-action: none;
  }
  .moves {
    display: flex;
    grid-column: 2 / -1;
    gap: 0.25rem;
    justify-content: end;
  }
  .moves .quiet {
    inline-size: 2.75rem;
    padding: 0;
  }
  .edit {
    grid-column: 1 / -1;
  }
  .edit summary {
    position: absolute;
    inset-block-start: 0.3rem;
    inset-inline-end: 0;
    justify-content: center;
    inline-size: 2.75rem;
    border-radius: calc(var(--_radius) * 0.7);
  }
  .edit summary::before {
    display: none;
  }
  .edit summary:hover,
  .edit[open] summary {
    background: var(--_tint);
    color: var(--_text);
  }
  @container (min-width: 20rem) {
    point-poker-queue li {
      grid-template-columns: auto minmax(0, 1fr) auto 2.75rem;
    }
    .moves {
      grid-column: 3;
    }
  }
  @container (min-width: 20rem) and (max-width: 30rem) {
    /* One line, at the cost of narrower buttons, which are as high as the others. */
    point-poker-queue li {
      grid-template-columns: auto minmax(0, 1fr) auto 2rem;
      column-gap: 0.25rem;
    }
    .moves {
      gap: 0;
    }
    .moves button {
      padding-inline: 0.6rem;
    }
    .moves .quiet {
      inline-size: 1.75rem;
    }
    .edit summary {
      inline-size: 2rem;
    }
  }
  .paste form,
  .edit form {
    display: grid;
    gap: 0.8rem;
    justify-items: start;
  }
  .paste form {
    padding-block: 0.25rem 0.75rem;
  }
  .edit form {
    margin-block: 0.5rem;
    padding: 1rem;
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_background);
  }
  .paste label,
  .edit label,
  .edit .row {
    inline-size: 100%;
  }
  .edit .danger {
    margin-inline-start: auto;
  }
  /* While a story is dragged: where it would go. */
  .before::before,
  .after::before {
    content: '';
    position: absolute;
    inset-inline: 0;
    border-block-start: 3px solid var(--_accent);
  }
  .before::before {
    inset-block-start: -2px;
  }
  .after::before {
    inset-block-end: -2px;
  }
  .dragged {
    opacity: 0.5;
  }
  @media (forced-colors: active) {
    .grip {
      forced-color-adjust: none;
      background-image: radial-gradient(circle, CanvasText 1.5px, transparent 2px);
    }
  }
  .nothing {
    display: flex;
    gap: 0.8rem;
    align-items: center;
    padding-block-end: 0.9rem;
  }
  .nothing .icon {
    flex: none;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin: 0;
    padding: 0.7rem;
    border-radius: 50%;
    background: var(--_tint);
    color: var(--_accent);
  }
`;
