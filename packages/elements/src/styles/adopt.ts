import type { CSSResult } from 'lit';

/** Brings the looks of a part that is loaded later into the room; those that are there already stay where they are. */
export function adopt(room: ShadowRoot | null, ...styles: readonly CSSResult[]): void {
  for (const { styleSheet } of styles) {
    if (room && styleSheet && !room.adoptedStyleSheets.includes(styleSheet))
      room.adoptedStyleSheets.push(styleSheet);
  }
}
