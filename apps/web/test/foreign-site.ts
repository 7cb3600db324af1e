/** Pages of somebody else, on an origin of their own. */

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type OutgoingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface ForeignSite {
  readonly origin: string;
  close(): void;
}

export async function openSite(answer: RequestListener): Promise<ForeignSite> {
  const site = createServer(answer);
  await once(site.listen(0, 'localhost'), 'listening');
  return {
    origin: `http://localhost:${(site.address() as AddressInfo).port}`,
    close: () => {
      site.close();
      site.closeAllConnections();
    },
  };
}

/** One page, and nothing besides. */
export function onePage(html: string, headers: OutgoingHttpHeaders = {}): RequestListener {
  return ({ url }, response) => {
    const isPage = url === '/';
    response.writeHead(isPage ? 200 : 204, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(isPage ? html : undefined);
  };
}

/** What a build left in a folder. */
export function filesIn(folder: string): RequestListener {
  return async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://site');
    const path = normalize(pathname === '/' ? '/index.html' : pathname);
    try {
      const content = await readFile(join(folder, path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
