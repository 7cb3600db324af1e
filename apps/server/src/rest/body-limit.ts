/** How large a body may be. */

import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { bodyTooLarge } from './answer.ts';

/** Fifty queued stories of full length in four-byte characters fit, and nothing that is much larger. */
export const MAX_BODY_BYTES = 512 * 1024;

/** Content-Length tells at once; only a body that doesn't say its size has to be counted as it comes. */
export function limitBody() {
  const counted = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw bodyTooLarge();
    },
  });
  return async (c: Context, next: () => Promise<void>) => {
    const length = c.req.header('Content-Length');
    if (length === undefined) return c.req.header('Transfer-Encoding') ? counted(c, next) : next();
    if (Number(length) > MAX_BODY_BYTES) throw bodyTooLarge();
    return next();
  };
}
