import { css } from 'lit';

/** The people, and the cards in front of them. */
export const peopleStyles = css`
  .progress {
    display: grid;
    gap: 0.35rem;
    margin-block-end: 0.6rem;
    color: var(--_muted);
    font-size: 0.9rem;
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 0.4rem;
    border: 0;
    border-radius: 99px;
    background: var(--_line);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }

  .people li {
    position: relative;
    display: flex;
    gap: 0.65rem;
    align-items: center;
    min-block-size: 3.4rem;
    padding-block: 0.3rem;
    /* Where the menu stands, whether this person has one or not: so all cards are in one line. */
    padding-inline-end: 2rem;
  }
  .people > .muted {
    margin-block-end: 0.4rem;
    font-size: 0.9rem;
  }
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.4rem;
    block-size: 2.4rem;
    border-radius: 50%;
    background: light-dark(oklch(90% 0.06 var(--_hue)), oklch(36% 0.07 var(--_hue)));
    color: light-dark(oklch(32% 0.1 var(--_hue)), oklch(93% 0.05 var(--_hue)));
    font-size: 0.8rem;
    font-weight: 650;
  }
  .offline .avatar {
    filter: grayscale(1);
    opacity: 0.6;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .name {
    font-weight: 550;
  }
  .you {
    color: var(--_muted);
  }
  .notes {
    display: block;
    font-size: 0.85rem;
  }
  .mood {
    font-size: 1.5rem;
    line-height: 1;
    animation: pop 0.4s ease-out;
  }
  @keyframes pop {
    from {
      scale: 0.2;
    }
  }
  .moods {
    display: grid;
    grid-template-columns: repeat(8, minmax(0, 1fr));
    max-inline-size: 24rem;
    margin-block-start: 0.6rem;
  }
  .moods button {
    padding: 0;
    font-size: 1.25rem;
  }

  .menu {
    /* It takes no place of its own, and no gap. */
    margin-inline-start: -0.65rem;
  }
  .menu > summary {
    position: absolute;
    inset-block-start: 0.3rem;
    inset-inline-end: -0.7rem;
    display: grid;
    place-items: center;
    inline-size: 2.6rem;
    block-size: 2.75rem;
    border-radius: calc(var(--_radius) * 0.7);
    color: var(--_muted);
    font-weight: 700;
    list-style: none;
    cursor: pointer;
  }
  .menu > summary::before,
  .menu > summary::-webkit-details-marker {
    display: none;
  }
  .menu > summary:hover,
  .menu[open] > summary {
    background: var(--_tint);
    color: var(--_text);
  }
  .items {
    position: absolute;
    inset-block-start: 3.2rem;
    inset-inline-end: -0.5rem;
    z-index: 3;
    display: grid;
    gap: 0.5rem;
    inline-size: max-content;
    max-inline-size: min(100%, 17rem);
    padding: 0.75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 8px 28px rgb(0 0 0 / 18%);
  }
  .items form {
    display: grid;
    gap: 0.5rem;
  }
  .mini {
    display: grid;
    place-items: center;
    min-inline-size: 1.9rem;
    block-size: 2.5rem;
    padding-inline: 0.3rem;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 0.45);
    font-size: 0.95rem;
    font-weight: 650;
  }
  .mini.empty {
    border-style: dashed;
    opacity: 0.6;
  }
  .mini.down {
    border-color: var(--_accent);
    background: repeating-linear-gradient(
      45deg,
      var(--_accent) 0 4px,
      color-mix(in oklab, var(--_accent) 72%, var(--_surface)) 4px 8px
    );
    box-shadow: inset 0 0 0 2px var(--_surface);
  }
`;
