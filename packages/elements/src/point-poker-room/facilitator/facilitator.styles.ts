import { css } from 'lit';

/** The facilitator's tools. */
export const facilitatorStyles = css`
  button.danger {
    border-color: var(--_bad);
    color: var(--_bad);
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  textarea {
    resize: vertical;
  }
  .now,
  .story-form {
    display: grid;
    gap: 0.9rem;
  }
  .story-form label + label {
    margin-block-start: 0.9rem;
  }
  .now {
    margin-block-end: 1rem;
  }
  .now:empty,
  .next > summary {
    display: none;
  }
  .now .row {
    gap: 0.6rem;
  }
  .start-next {
    text-align: start;
  }
  .estimate {
    margin-inline-end: 1rem;
  }
  .estimate label {
    inline-size: 9rem;
  }
  .story-form details:not([open]) {
    margin-block: -0.4rem;
  }
  .another,
  .settings,
  .paste,
  .controls .session {
    border-block-start: 1px solid var(--_line);
    padding-block: 0.25rem;
  }
  .next {
    border: 0;
    padding-block: 0 0.25rem;
  }
  .another .story-form {
    padding-block: 0.25rem 0.75rem;
  }
  .switches {
    display: grid;
    gap: 0.75rem;
    max-inline-size: 28rem;
    padding-block: 0.25rem 0.9rem;
  }
  .switches .muted {
    margin-block-start: -0.3rem;
    font-size: 0.9rem;
  }
  .prompt {
    display: grid;
    gap: 0.75rem;
    padding: 0.9rem 1.1rem 1.1rem;
    border: 1px solid color-mix(in oklab, var(--_warn) 32%, var(--_surface));
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_warn) 9%, var(--_surface));
    font-weight: 550;
  }

  .session {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 1rem;
    align-items: start;
  }
  .controls .session {
    padding-block: 0.9rem 0;
  }
  .session .confirm,
  .session summary {
    justify-content: end;
    text-align: end;
  }
  .confirm p {
    margin-block-end: 0.6rem;
  }
  .confirm > summary {
    color: var(--_bad);
  }
  @container (max-width: 26rem) {
    .session {
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
    }
    .session .confirm,
    .session summary {
      justify-content: start;
      text-align: start;
    }
  }
  .items .confirm > summary {
    padding-inline: 0.4rem;
  }
`;
