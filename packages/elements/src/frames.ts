/**
 * For pages that show polls in frames, as their scripts mustn't be mixed with others: makes each frame as tall as what is
 * in it. A message counts where it comes from that very frame, from the server that the frame's address names, and
 * names the instance that it shows.
 */

interface Resize {
  readonly type: 'showhands:resize';
  readonly id: string;
  readonly height: number;
}

/** Nobody scrolls further than this for a poll; a broken one shall not push the page away. */
const TALLEST = 20_000;

addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
  if (!isResize(data)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow !== source || !URL.canParse(frame.src)) continue;
    const address = new URL(frame.src);
    if (address.origin !== origin || instanceOf(address) !== data.id) continue;
    frame.style.height = `${Math.min(data.height, TALLEST)}px`;
  }
});

// A frame may have been faster than this script: what it said then is asked for again.
for (const { contentWindow } of document.querySelectorAll('iframe')) {
  contentWindow?.postMessage({ type: 'showhands:measure' }, '*');
}

/** As the frame's address says; where it doesn't, the poll. */
function instanceOf({ searchParams, pathname }: URL): string {
  return searchParams.get('id') ?? decodeURIComponent(pathname.split('/').at(-1) ?? '');
}

function isResize(data: unknown): data is Resize {
  const { type, id, height } = (data ?? {}) as Partial<Resize>;
  return type === 'showhands:resize' && typeof id === 'string' && typeof height === 'number' && height >= 0;
}
