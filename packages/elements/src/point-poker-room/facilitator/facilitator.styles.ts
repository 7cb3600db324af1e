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
  .summary .session {
    border: 0;
    padding: 0;
  }
`;
