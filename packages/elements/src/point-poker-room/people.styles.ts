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
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.7rem;
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
  .who {
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
