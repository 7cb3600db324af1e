/** Serves the examples on a port of their own, so that room and poll come from a foreign origin as on a real page. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const { PORT = '8080', SERVER = 'http://localhost:3000', ROOM = '', POLL = '' } = process.env;
const pages: Readonly<Record<string, { html: string; parameter: string; id: string } | undefined>> = {
  '/': { html: read('index.html'), parameter: 'room', id: ROOM },
  '/poll': { html: read('poll.html'), parameter: 'poll', id: POLL },
};

const example = createServer(({ url = '/' }, response) => {
  const { pathname, searchParams } = new URL(url, 'http://example');
  const page = pages[pathname];
  if (!page) {
    // Browsers ask for an icon unasked; not to have one is no error.
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    return;
  }
  const server = webOrigin(searchParams.get('server') ?? SERVER);
  if (!server) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('server must be an http or https address');
    return;
  }
  const id = searchParams.get(page.parameter) ?? page.id;
  const html = page.html.replaceAll('{{server}}', server).replaceAll('{{id}}', escapeHtml(id));
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
});

example.listen(Number(PORT), () => {
  const address = example.address();
  const port = typeof address === 'object' && address ? address.port : PORT;
  console.log(`The room is at http://localhost:${port}/?server=${SERVER}&room=${ROOM || '<room id>'}`);
  console.log(`The poll is at http://localhost:${port}/poll?server=${SERVER}&poll=${POLL || '<poll id>'}`);
});

function read(file: string): string {
  return readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
}

function webOrigin(address: string): string | null {
  const isWeb = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return isWeb ? new URL(address).origin : null;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
