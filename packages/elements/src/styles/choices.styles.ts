import { css } from 'lit';

/** What rooms have and polls don't: selects, lists, checkboxes with a label beside them. */
export const choices = css`
  h3,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  input[type='checkbox'] {
    inline-size: 1.15rem;
    min-block-size: 0;
    block-size: 1.15rem;
    margin: 0;
    padding: 0;
    accent-color: var(--_accent);
  }
  label.check {
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 0.6rem;
    font-weight: 400;
  }
  @media (forced-colors: none) {
    /* The browser's own arrow stands at the very edge. */
    select {
      appearance: none;
      padding-inline-end: 2rem;
      background: var(--_surface) conic-gradient(from -45deg at 50% 100%, var(--_muted) 25%, #0000 0) no-repeat right 0.8rem
        top 50% / 0.7rem 0.35rem;
    }
    select:dir(rtl) {
      background-position-x: 0.8rem;
    }
  }
`;
