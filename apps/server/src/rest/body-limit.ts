/** How large a body may be. */

import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { bodyTooLarge } from '../refuse.ts';

/** Fifty queued stories of full length in four-byte characters fit, and nothing that is much larger. */
const MAX_BODY_BYTES = 512 * 1024;

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

/** The body as text, of whoever speaks to Node's server directly. Refuses as `limitBody` does. */
export function readBody(req: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(req.headers['content-length']) > MAX_BODY_BYTES) reject(bodyTooLarge());
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // What comes after it is read, and forgotten: a client hears an answer only once it has sent its request.
      if (size > MAX_BODY_BYTES) reject(bodyTooLarge());
      else chunks.push(chunk);
    });
    req.on('end', () => {
      // Most bodies come in one piece.
      const [first] = chunks;
      const text = String(first && chunks.length === 1 ? first : Buffer.concat(chunks));
      // Some programs begin with a byte order mark.
      resolve(text.startsWith('\uFEFF') ? text.slice(1) : text);
    });
    req.on('error', reject);
  });
}
