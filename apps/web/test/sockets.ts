/** Counts a page's WebSockets. */

import type { Page } from 'playwright';

/** How many there were from now on, and how many of them are open; the numbers change as the page does. */
export function watchSockets(page: Page): { opened: number; open: number } {
  const sockets = { opened: 0, open: 0 };
  page.on('websocket', (socket) => {
    sockets.opened += 1;
    sockets.open += 1;
    socket.on('close', () => {
      sockets.open -= 1;
    });
  });
  return sockets;
}
