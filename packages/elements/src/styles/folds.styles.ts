import { css } from 'lit';

/** What opens below its own line, with a chevron that turns. Comes with the parts that have some. */
export const folds = css`
  summary {
    display: flex;
    gap: 0.7rem;
    align-items: center;
    min-block-size: 2.75rem;
    border-radius: calc(var(--_radius) * 0.5);
    color: var(--_muted);
    font-weight: 550;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    color: var(--_text);
  }
  summary::before {
    content: '';
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    margin-inline: 0.15rem;
    border: solid;
    border-width: 2px 0 0;
    border-inline-end-width: 2px;
    rotate: 45deg;
    transition: rotate 0.15s;
  }
  summary:dir(rtl)::before {
    rotate: -45deg;
  }
  [open] > summary::before {
    rotate: 135deg;
  }
  [open] > summary:dir(rtl)::before {
    rotate: -135deg;
  }
`;
