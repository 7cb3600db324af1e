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
    transition: inline-size 0.3s;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }

  .people li {
    position: relative;
    display: flex;
    gap: 0.6rem;
    align-items: center;
    padding-block: 0.45rem;
  }
  .avatar {
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
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
  .avatar {
    flex: none;
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
    display: flex;
    flex-wrap: wrap;
    margin-block-start: 0.5rem;
  }
  .moods button {
    padding: 0.25rem 0.5rem;
    font-size: 1.2rem;
  }

  .menu summary {
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    padding: 0;
    list-style: none;
    font-weight: 700;
  }
  .menu summary::-webkit-details-marker {
    display: none;
  }
  .menu > summary:hover,
  .menu[open] > summary {
    background: var(--_tint);
  }
  .menu .confirm > summary {
    inline-size: auto;
    padding-inline: 1rem;
    justify-content: start;
    font-weight: 550;
    color: var(--_bad);
  }
  .items {
    position: absolute;
    inset-inline-end: 0;
    z-index: 3;
    display: grid;
    gap: 0.4rem;
    inline-size: max-content;
    max-inline-size: min(100%, 17rem);
    padding: 0.6rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .items form {
    display: grid;
    gap: 0.5rem;
  }
  .mini {
    display: grid;
    place-items: center;
    min-inline-size: 1.8rem;
    block-size: 2.4rem;
    padding-inline: 0.3rem;
    border: 1px solid var(--_edge);
    border-radius: 5px;
    font-size: 0.9rem;
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
  }
  .mini.open {
    border-color: var(--_accent);
    background: var(--_tint);
    animation: turn-over 0.35s ease-out;
  }
  @keyframes turn-over {
    from {
      transform: rotateY(90deg);
    }
  }
`;
