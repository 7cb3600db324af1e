/**
 * The built pages and scripts: the hosted pages under their own strict policy and in the visitor's language, the embed
 * script for everybody's pages.
 */

import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { chooseLanguage, isLanguage, LANGUAGES, type RateLimit, Refusal } from '@showhands/protocol';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import { wantedLanguages } from './accept-language.ts';
import type { AddressHash } from './access/address.ts';
import type { Limits } from './access/limits.ts';
import { addEmbedScripts } from './embed-scripts.ts';
import type { Polls } from './polls/polls.ts';
import type { Rooms } from './rooms/rooms.ts';
import { builtFiles, FOREVER, SHORT, sendFile } from './static-files.ts';

const WEB = fileURLToPath(new URL('../../web/dist', import.meta.url));
const ELEMENTS = fileURLToPath(new URL('../../../packages/elements/dist', import.meta.url));

/** Nothing but our own files, no inline code, and frames around us only where a page is for them. */
const pagePolicy = (framers: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self' ws: wss:",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${framers}`,
  ].join('; ');

const PAGE_HEADERS = {
  'Content-Security-Policy': pagePolicy("'none'"),
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  // Asked for each time, and by its ETag mostly not sent again.
  'Cache-Control': 'no-cache',
};

/** A year, as the list of sites that browsers know beforehand asks for; the host's other names are not ours to speak for. */
const HTTPS_ONLY = 'max-age=31536000';

/** Whoever opens more links to what isn't there is searching for rooms or polls: then all look as if they were there. */
const MISSES: RateLimit = { points: 30, seconds: 60 };

/** Pages of rooms say so themselves, and must be readable for those who show previews of links. */
const ROBOTS = 'User-agent: *\nDisallow: /api/\nDisallow: /graphql\nDisallow: /socket.io/\n';

export interface PagesDeps {
  readonly rooms: Pick<Rooms, 'info'>;
  readonly polls: Pick<Polls, 'framers'>;
  readonly limits: Limits;
  readonly addressOf: AddressHash;
  readonly log: Logger;
  readonly publicUrl: string;
}

export function addPages(app: OpenAPIHono, deps: PagesDeps): void {
  const [web, elements] = [builtFiles(WEB), builtFiles(ELEMENTS)];
  if (!web.isBuilt || !elements.isBuilt)
    deps.log.error('the pages and scripts are not built, and will not be served: run "npm run build"');
  const secure: Readonly<Record<string, string>> = deps.publicUrl.startsWith('https:')
    ? { 'Strict-Transport-Security': HTTPS_ONLY }
    : {};

  const page =
    (name: string, status: 200 | 404 = 200, more: Readonly<Record<string, string>> = {}) =>
    (c: Context) => {
      const { language, headers } = languageOf(c);
      const file = web.find(`${language}/${name}`);
      const all = { ...PAGE_HEADERS, ...secure, ...headers, ...more };
      return file ? sendFile(c, file, all, status) : notBuilt(c);
    };

  app.get('/', page('index.html', 200, { Link: alternates(deps.publicUrl) }));
  app.get('/vote', page('vote.html'));
  const [room, roomGone] = [page('room.html'), page('room-gone.html', 404)];
  app.get('/room/:id', async (c) =>
    (await isGone(c, deps, (id) => deps.rooms.info(id))) ? roomGone(c) : room(c),
  );
  const [poll, pollGone] = [page('poll.html'), page('poll.html', 404)];
  app.get('/polls/:id', async (c) => ((await isGone(c, deps, deps.polls.framers)) ? pollGone(c) : poll(c)));
  app.get('/embed/polls/:id', async (c) => {
    // Asked in any case: whoever was refused further looks must not find the poll open to all pages.
    const look = deps.polls.framers(c.req.param('id'));
    const framers = look.catch((error) => (meansGone(error) ? null : []));
    const status = (await isGone(c, deps, () => look)) ? 404 : 200;
    const policy = { 'Content-Security-Policy': pagePolicy(framersOf(await framers)) };
    return page('poll-frame.html', status, policy)(c);
  });
  app.get('/robots.txt', (c) => c.text(ROBOTS, 200, { 'Cache-Control': SHORT }));
  app.get('/assets/*', async (c, next) => {
    const file = web.find(c.req.path.slice(1));
    return file ? sendFile(c, file, { ...secure, 'Cache-Control': FOREVER }) : next();
  });
  addEmbedScripts(app, elements, secure);
  const missing = page('not-found.html', 404);
  app.get('*', async (c, next) => {
    if (!c.req.header('Accept')?.includes('text/html')) return next();
    return missing(c);
  });
}

/** Where search engines find the front page in each language; only the server knows its own address. */
function alternates(publicUrl: string): string {
  const pages = [...LANGUAGES.map((language) => [language, `/?lang=${language}`]), ['x-default', '/']];
  return pages.map(([tag, path]) => `<${publicUrl}${path}>; rel="alternate"; hreflang="${tag}"`).join(', ');
}

/** Which language a visitor reads: the one that the address asks for, else what their browser says, else English. */
function languageOf(c: Context) {
  const asked = c.req.query('lang');
  if (isLanguage(asked)) return { language: asked, headers: { 'Content-Language': asked } };
  const language = chooseLanguage(wantedLanguages(c.req.header('Accept-Language')));
  return { language, headers: { 'Content-Language': language, Vary: 'Accept-Encoding, Accept-Language' } };
}

/** Whether certainly nothing has this id; where too many were asked for, or nobody can tell, there might be something. */
async function isGone(
  c: Context,
  { limits, addressOf }: PagesDeps,
  look: (id: string) => Promise<unknown>,
): Promise<boolean> {
  const address = addressOf((c.env as { incoming: IncomingMessage }).incoming);
  try {
    await limits.take('page-misses', MISSES, address);
    await look(c.req.param('id') ?? '');
    await limits.giveBack('page-misses', MISSES, address);
    return false;
  } catch (error) {
    return meansGone(error);
  }
}

function meansGone(error: unknown): boolean {
  return error instanceof Refusal && GONE.has(error.code);
}

const GONE: ReadonlySet<string> = new Set(['room_not_found', 'poll_not_found', 'poll_not_published']);

/** Whose pages may frame a poll, as a policy says it: ours, and those that may embed it. Null: anybody's. */
function framersOf(origins: readonly string[] | null): string {
  if (origins === null) return '*';
  // "null" is the origin of a page without one, which no policy can name.
  return ["'self'", ...origins.filter((origin) => origin !== 'null')].join(' ');
}

function notBuilt(c: Context): Response {
  return c.text(
    'The pages of this server are not built. Whoever runs it can do so with "npm run build".',
    503,
  );
}
