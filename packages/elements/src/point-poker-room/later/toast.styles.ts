import { css } from 'lit';

/** What was refused; until this is there, it stands above the room as a plain line. */
export const toastStyles = css`
  /* It takes no place, so nothing moves. */
  .toasts {
    position: sticky;
    inset-block-start: 0.5rem;
    z-index: 4;
    display: flex;
    justify-content: center;
    align-items: start;
    block-size: 0;
  }
  .toast {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    /* Over the middle of the room's first line; at its ends are the code and the button to leave. */
    max-inline-size: calc(100% - 15rem);
    padding-block: 0.25rem;
    padding-inline: 1.1rem 0.25rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_text);
    color: var(--_surface);
    box-shadow: 0 6px 24px rgb(0 0 0 / 25%);
  }
  .toast button.quiet {
    flex: none;
    background: none;
    color: inherit;
    text-decoration: underline;
  }
  @container (max-width: 44rem) {
    .toast {
      max-inline-size: none;
    }
    /* That line has no room in its middle here: below it, by its button's height and its margin. */
    .toasts:has(+ .table) {
      margin-block: 3.15rem -3.15rem;
    }
  }
`;
