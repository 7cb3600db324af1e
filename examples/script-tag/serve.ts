/** Serves the example on a port of its own, so that the room comes from a foreign origin as on a real page. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const page = readFileSync(fileURLToPath(new URL('index.html', import.meta.url)), 'utf8');
const { PORT = '8080', SERVER = 'http://localhost:3000', ROOM = '' } = process.env;

const example = createServer(({ url = '/' }, response) => {
  const { pathname, searchParams } = new URL(url, 'http://example');
  if (pathname !== '/') {
    // Browsers ask for an icon unasked; not to have one is no error.
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    return;
  }
  const server = webOrigin(searchParams.get('server') ?? SERVER);
  if (!server) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('server must be an http or https address');
    return;
  }
  const room = searchParams.get('room') ?? ROOM;
  const html = page.replaceAll('{{server}}', server).replaceAll('{{room}}', escapeHtml(room));
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
});

example.listen(Number(PORT), () => {
  const address = example.address();
  const port = typeof address === 'object' && address ? address.port : PORT;
  console.log(`The example is at http://localhost:${port}/?server=${SERVER}&room=${ROOM || '<room id>'}`);
});

function webOrigin(address: string): string | null {
  const isWeb = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return isWeb ? new URL(address).origin : null;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
