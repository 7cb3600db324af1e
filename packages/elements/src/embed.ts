/** The script that a page includes: loads each element's code when its tag first appears, now or later. */

const elements: Readonly<Record<string, () => Promise<{ define: () => void }>>> = {
  'point-poker-room': () => import('./point-poker-room/index.ts'),
  'poll-embed': () => import('./poll-embed/index.ts'),
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
    load(tag).catch(() => waiting.add(tag));
  }
  if (waiting.size === 0) observer.disconnect();
}

async function load(tag: string): Promise<void> {
  const { define } = (await elements[tag]?.()) ?? {};
  define?.();
}
