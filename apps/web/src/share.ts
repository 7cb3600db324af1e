/** The ways to bring others in: the link to copy, and the code to scan. */

import { find } from './find.ts';
import type { ScriptTexts } from './texts/en.ts';

/** How long the button says that it worked, or shows the link to copy by hand. */
const TOLD_MS = 4000;

export function offerLink(link: string, loading: Promise<ScriptTexts>): void {
  const label = find('#copy-link [aria-live]');
  const before = label.textContent;
  find('#copy-link').addEventListener('click', async () => {
    label.textContent = (await copy(link)) ? (await loading).copied : link;
    setTimeout(() => {
      label.textContent = before;
    }, TOLD_MS);
  });

  const dialog = find<HTMLDialogElement>('#qr-dialog');
  find('#show-qr-code').addEventListener('click', async () => {
    // Loaded when somebody wants it.
    const { drawQrCode } = await import('./qr-code.ts');
    find('.qr-code', dialog).replaceChildren(drawQrCode(link, (await loading).qrCode));
    find('.link', dialog).textContent = link;
    if (!dialog.open) dialog.showModal();
  });
  find('button', dialog).addEventListener('click', () => dialog.close());
}

/** False where the browser doesn't let a page write to the clipboard. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
