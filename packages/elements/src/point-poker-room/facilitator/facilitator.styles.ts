import { css } from 'lit';

/** The facilitator's tools. */
export const facilitatorStyles = css`
  .controls fieldset,
  .story-form,
  .story-form details[open] {
    display: grid;
    gap: 0.9rem;
  }
  .start-next {
    text-align: start;
  }
  .another[open] > summary {
    margin-block-end: 0.5rem;
  }
  .estimate label {
    inline-size: 9rem;
  }
  .switches {
    display: grid;
    gap: 0.6rem;
    padding-block: 0.5rem;
    max-inline-size: 24rem;
  }
  .prompt {
    display: grid;
    gap: 0.6rem;
    padding: 0.8rem 1rem;
    border-inline-start: 4px solid var(--_warn);
    background: color-mix(in oklab, var(--_warn) 8%, var(--_surface));
    font-weight: 550;
  }
  .session {
    align-items: baseline;
    padding-block-start: 0.9rem;
    border-block-start: 1px solid var(--_line);
  }
  .confirm[open] {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
  }
  .paste form,
  .edit form {
    display: grid;
    gap: 0.7rem;
    justify-items: start;
    padding-block: 0.6rem;
  }
  .paste label,
  .edit label {
    inline-size: 100%;
  }
  point-poker-queue {
    display: block;
  }
  point-poker-queue li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    align-items: center;
    padding-block: 0.3rem;
    border-block: 2px solid transparent;
  }
  point-poker-queue li .title {
    flex: 1 1 9rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    /* A title in another script stands where all titles do. */
    text-align: match-parent;
  }
  point-poker-queue li.before {
    border-block-start-color: var(--_accent);
  }
  point-poker-queue li.after {
    border-block-end-color: var(--_accent);
  }
  point-poker-queue li.dragged {
    opacity: 0.5;
  }
  .grip {
    flex: none;
    inline-size: 1.1rem;
    block-size: 1.6rem;
    background: radial-gradient(circle, var(--_muted) 1.5px, transparent 2px) center / 0.5rem 0.5rem;
    cursor: grab;
    touch-action: none;
  }
  .moves {
    display: flex;
    gap: 0.25rem;
    align-items: center;
  }
  .moves button {
    min-block-size: 2.2rem;
    padding: 0.2rem 0.5rem;
  }
  .edit {
    flex-basis: 100%;
  }
  .summary .session {
    border: 0;
    padding: 0;
  }
`;
