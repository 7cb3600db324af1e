import { css } from 'lit';
import { controls } from '../styles/controls.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';

const layout = css`
  :host {
    /* An option of usual length is one line. A table cell would not give way: on a phone it asks for less than the screen. */
    contain-intrinsic-inline-size: min(24rem, 90vw);
  }
  .poll {
    display: grid;
    gap: 1rem;
    padding: clamp(1rem, 4cqi, 1.5rem);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: 400 1rem / 1.5 var(--_font);
    text-align: start;
  }
  h2 {
    font-size: clamp(1.1rem, 4cqi, 1.35rem);
    line-height: 1.3;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .description {
    margin-block-start: 0.35rem;
    color: var(--_muted);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  form,
  fieldset {
    display: grid;
    gap: 0.6rem;
  }
  form {
    gap: 1rem;
  }
  legend {
    padding: 0;
    margin-block-end: 0.5rem;
  }
  .option {
    display: flex;
    align-items: start;
    gap: 0.7rem;
    padding: 0.65rem 0.8rem;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 0.7);
    font-weight: 450;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .option:hover {
    background: var(--_tint);
  }
  .option:has(:checked) {
    border-color: var(--_accent);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .option input {
    flex: none;
    inline-size: 1.15rem;
    min-block-size: 0;
    block-size: 1.15rem;
    margin: 0.2rem 0 0;
    accent-color: var(--_accent);
  }
  .row {
    align-items: center;
  }
  .poll > button {
    justify-self: start;
  }
  .problem:empty {
    display: none;
  }
  .problem {
    color: var(--_bad);
  }
  .note {
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .skeleton {
    min-block-size: 13rem;
    border-radius: calc(var(--_radius) * 0.7);
    background: var(--_tint);
  }
`;

export const pollStyles = [tokens, controls, layout];
