/** The built pages and scripts: the hosted pages under their own strict policy, the embed script for everybody's pages. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';

const WEB = fileURLToPath(new URL('../../web/dist', import.meta.url));
const ELEMENTS = fileURLToPath(new URL('../../../packages/elements/dist', import.meta.url));

/** Nothing but our own files, no inline code, no frames around us. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' ws: wss:",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Built names carry a hash of what is in them. */
const FOREVER = 'public, max-age=31536000, immutable';
/** The embed script keeps its name: sites that embed it get a new one within minutes. */
const SHORT = 'public, max-age=300';

export function addPages(app: OpenAPIHono): void {
  const page = (file: string, status: 200 | 404 = 200) => {
    const read = () => readFileSync(join(WEB, file), 'utf8');
    return (c: Context) =>
      c.html(read(), status, {
        'Content-Security-Policy': PAGE_POLICY,
        'Cache-Control': 'no-cache',
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
      });
  };
  const files = (root: string, cacheControl: string) =>
    serveStatic({
      root,
      onFound: (_path, c) => {
        c.header('Cache-Control', cacheControl);
        c.header('X-Content-Type-Options', 'nosniff');
        c.header('Cross-Origin-Resource-Policy', 'cross-origin');
      },
    });

  app.get('/', page('index.html'));
  app.get('/room/:id', page('room.html'));
  app.get('/vote', page('vote.html'));
  app.get('/assets/*', files(WEB, FOREVER));
  app.get('/embed.js', files(ELEMENTS, SHORT));
  app.get('/chunks/*', files(ELEMENTS, FOREVER));
  const missing = page('not-found.html', 404);
  app.get('*', async (c, next) => {
    if (!c.req.header('Accept')?.includes('text/html')) return next();
    return missing(c);
  });
}
