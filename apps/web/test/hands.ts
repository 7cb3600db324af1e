/** How somebody uses a page: with a mouse, or with nothing but a keyboard. */

import type { Page } from 'playwright';

export interface Hands {
  /** A button, or what opens a fold or a menu. */
  press(name: string): Promise<void>;
  /** A checkbox or a radio button. */
  toggle(label: string): Promise<void>;
  fill(label: string, text: string): Promise<void>;
  choose(label: string, option: string): Promise<void>;
  vote(card: string): Promise<void>;
}

export function mouse(page: Page): Hands {
  const labelled = (label: string) => page.getByLabel(label).filter({ visible: true }).first();
  return {
    press: async (name) => {
      const button = page.getByRole('button', { name, exact: true });
      const fold = page
        .locator('summary')
        .filter({ hasText: new RegExp(`^\\s*${escapeRegExp(name)}\\s*\\d*$`) });
      const labelledFold = page.locator(`summary[aria-label="${name}"]`);
      await button.or(fold).or(labelledFold).filter({ visible: true }).first().click();
    },
    toggle: (label) => labelled(label).click(),
    fill: (label, text) => labelled(label).fill(text),
    choose: async (label, option) => {
      await labelled(label).selectOption({ label: option });
    },
    vote: (card) => page.getByRole('toolbar').getByRole('button', { name: card, exact: true }).click(),
  };
}

export function keyboard(page: Page): Hands {
  /** Goes on with Tab until that has the focus, once around the page at most. */
  const reach = async (name: string, kind: string) => {
    for (let presses = 0; presses < 200; presses += 1) {
      if (await page.evaluate(hasFocus, { name, kind })) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to the ${kind} "${name}"`);
  };
  return {
    press: async (name) => {
      await reach(name, 'button, summary');
      await page.keyboard.press('Enter');
    },
    toggle: async (label) => {
      await reach(label, 'input');
      await page.keyboard.press('Space');
    },
    fill: async (label, text) => {
      await reach(label, 'input, textarea');
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    },
    choose: async (label, option) => {
      await reach(label, 'select');
      await page.keyboard.type(option);
    },
    vote: async (card) => {
      await reach('', '.cards button');
      await page.keyboard.press('Home');
      while (!(await page.evaluate(hasFocus, { name: card, kind: '.cards button' }))) {
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('Enter');
    },
  };
}

/** Runs in the page: whether what has the focus, in whichever shadow root, is of that kind and has that name. */
function hasFocus({ name, kind }: { name: string; kind: string }): boolean {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!(at instanceof HTMLElement) || !at.matches(kind)) return false;
  const { labels } = at as HTMLInputElement;
  const label = labels?.length ? [...labels].map((one) => one.textContent).join(' ') : at.textContent;
  const own = (at.getAttribute('aria-label') ?? label ?? '').replace(/\s+/g, ' ').trim();
  // Beside the name of a fold stands how much is in it; inside a label, what can be chosen.
  return (
    name === '' ||
    own === name ||
    own.replace(/ \d+$/, '') === name ||
    (labels?.length ? own.startsWith(name) : false)
  );
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
