/** The script that a page includes: loads each element's code when its tag first appears, now or later. */

/** By tag: loads the element and defines it. */
const elements: Readonly<Record<string, () => Promise<void>>> = {
  'point-poker-room': async () => (await import('./point-poker-room/index.ts')).define(),
  'poll-embed': async () => (await import('./poll-embed/index.ts')).define(),
};

const waiting = new Set(Object.keys(elements));
const observer = new MutationObserver(loadPresent);
observer.observe(document, { childList: true, subtree: true });
loadPresent();

function loadPresent(): void {
  for (const tag of waiting) {
    if (!document.querySelector(tag)) continue;
    waiting.delete(tag);
    // What failed to load is tried again when the page next changes.
    elements[tag]?.().catch(() => waiting.add(tag));
  }
  if (waiting.size === 0) observer.disconnect();
}
