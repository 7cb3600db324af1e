import { css } from 'lit';

/**
 * Looks in one place. A page sets the `--showhands-…` properties; `--_…` is what the elements use.
 * Light or dark is the page's choice, by its `color-scheme`: an element must not be dark on a page that never is.
 * The elements look at their own width, so that what is in them gives them none: where their place asks for it, they want
 * their `contain-intrinsic-inline-size`, and give way as far as they have to.
 * Text on its background has a contrast of 4.5 or more, the edges of controls 3 or more, in every theme.
 */
export const tokens = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .themed {
    --_background: var(--showhands-background, light-dark(#f4f6f5, #101614));
    --_surface: var(--showhands-surface, light-dark(#fff, #19211e));
    --_text: var(--showhands-text, light-dark(#17211d, #e9f0ec));
    --_muted: var(--showhands-muted, light-dark(#52605a, #a5b5ad));
    --_line: var(--showhands-line, light-dark(#dae2de, #2f3b36));
    --_edge: var(--showhands-edge, light-dark(#76867f, #72857c));
    --_accent: var(--showhands-accent, light-dark(#0b6b4d, #5fd6a7));
    --_on-accent: var(--showhands-on-accent, light-dark(#fff, #06281c));
    --_bad: var(--showhands-bad, light-dark(#b3261e, #ffb4ab));
    --_warn: var(--showhands-warn, light-dark(#7a4300, #ffc37a));
    --_radius: var(--showhands-radius, 12px);
    --_font: var(--showhands-font, system-ui, sans-serif, 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji');
    --_tint: color-mix(in oklab, var(--_accent) 9%, var(--_surface));
  }
  .themed[data-theme='midnight'] {
    color-scheme: dark;
    --_background: var(--showhands-background, #0b1024);
    --_surface: var(--showhands-surface, #151b36);
    --_line: var(--showhands-line, #2a3359);
    --_edge: var(--showhands-edge, #7782b3);
    --_text: var(--showhands-text, #e8ebff);
    --_muted: var(--showhands-muted, #a9b2dd);
    --_accent: var(--showhands-accent, #a5b8ff);
    --_on-accent: var(--showhands-on-accent, #0d1538);
  }
  .themed[data-theme='retro'] {
    color-scheme: light;
    --_background: var(--showhands-background, #f5ecd9);
    --_surface: var(--showhands-surface, #fffaf0);
    --_line: var(--showhands-line, #e2d3b5);
    --_edge: var(--showhands-edge, #8d7a55);
    --_text: var(--showhands-text, #3a2c17);
    --_muted: var(--showhands-muted, #6b5836);
    --_accent: var(--showhands-accent, #9a3b12);
    --_on-accent: var(--showhands-on-accent, #fffaf0);
    --_font: var(--showhands-font, 'Courier New', ui-monospace, monospace);
    --_radius: var(--showhands-radius, 3px);
  }
  .themed[data-theme='neon'] {
    color-scheme: dark;
    --_background: var(--showhands-background, #08080f);
    --_surface: var(--showhands-surface, #12121d);
    --_line: var(--showhands-line, #33264a);
    --_edge: var(--showhands-edge, #8f6bd6);
    --_text: var(--showhands-text, #f3edff);
    --_muted: var(--showhands-muted, #b9a9dc);
    --_accent: var(--showhands-accent, #ff6bd3);
    --_on-accent: var(--showhands-on-accent, #2b001f);
  }
`;
