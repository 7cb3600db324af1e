/** How pages and scripts are served: what may be kept, what is compressed, and what browsers are told to allow. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { builtFiles } from '../src/static-files.ts';
import { createRoom, startTestApp } from './harness.ts';
import { createPoll } from './poll-client.ts';

const BUILD = fileURLToPath(new URL('../../../scripts/build-if-needed.ts', import.meta.url));
const PAGES = ['/', '/vote', '/vote?title=PP-1', '/room/nowhere', '/nowhere'];

beforeAll(() => {
  spawnSync(process.execPath, [BUILD], { stdio: 'inherit' });
});

/** As a browser asks for a page. */
function open(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { headers: { Accept: 'text/html,*/*', ...headers } });
}

/** The addresses of the files that a page names. */
function filesOf(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
}

describe('a page', () => {
  test('is under a strict policy, uses no device, and tells no other site where one came from', async () => {
    const { url } = await startTestApp();
    for (const path of PAGES) {
      const { headers } = await open(url + path);
      expect(headers.get('Content-Security-Policy'), path).toMatch(/default-src 'none'; script-src 'self';/);
      expect(headers.get('Content-Security-Policy'), path).not.toContain('unsafe');
      expect(headers.get('Permissions-Policy'), path).toContain('camera=()');
      expect(headers.get('Referrer-Policy'), path).toBe('no-referrer');
      expect(headers.get('X-Content-Type-Options'), path).toBe('nosniff');
      expect(headers.get('Content-Type'), path).toBe('text/html; charset=utf-8');
    }
  });

  test('is asked for again each time, and not sent again where it has not changed', async () => {
    const { url } = await startTestApp();
    const first = await open(url);
    expect(first.headers.get('Cache-Control')).toBe('no-cache');
    const etag = first.headers.get('ETag') ?? '';
    const again = await open(url, { 'If-None-Match': `"other", ${etag}` });
    expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', etag]);
    expect((await open(url, { 'If-None-Match': '"other"' })).status).toBe(200);
    expect((await open(`${url}/vote`)).headers.get('ETag')).not.toBe(etag);
  });

  test('speaks of https only where that is its public address', async () => {
    const plain = await startTestApp();
    expect((await open(plain.url)).headers.get('Strict-Transport-Security')).toBeNull();
    const secure = await startTestApp({ PUBLIC_URL: 'https://poker.example' });
    for (const path of [...PAGES, '/embed.js'])
      expect((await open(secure.url + path)).headers.get('Strict-Transport-Security')).toMatch(
        /^max-age=\d+$/,
      );
  });

  test('that is not there is 404, as HTML for browsers and as JSON for programs', async () => {
    const { url } = await startTestApp();
    const page = await open(`${url}/nowhere`);
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('There is nothing here')]);
    const answer = await fetch(`${url}/nowhere`);
    expect([answer.status, await answer.json()]).toEqual([
      404,
      expect.objectContaining({ code: 'not_found' }),
    ]);
    for (const path of ['/assets/nothing.js', '/assets/..%2f..%2fpackage.json', '/chunks/%00'])
      expect((await fetch(url + path)).status).toBe(404);
  });
});

describe('the language of a page', () => {
  test.each([
    ['de', 'de'],
    ['de-AT, en;q=0.8', 'de'],
    ['en;q=0.7, fr-CA;q=0.9', 'fr'],
    ['nl, PT-br;q=0.5', 'pt'],
    ['ja;q=0.001, es;q=0', 'ja'],
    ['es;q=0, es-MX;q=0.5', 'es'],
    ['de;q=2, ar;q=0.1', 'ar'],
    ['de;q=0.1, *;q=0.5', 'en'],
    ['en;q=0, de;q=0, *', 'fr'],
    ['*', 'en'],
    ['nl', 'en'],
    ['', 'en'],
    [';;,q=1,,{}', 'en'],
  ])('is the one of ours that a browser with “%s” wants most: %s', async (wanted, language) => {
    const { url } = await startTestApp();
    for (const path of PAGES) {
      const page = await open(url + path, { 'Accept-Language': wanted });
      expect(page.headers.get('Content-Language'), path).toBe(language);
      expect(page.headers.get('Vary'), path).toBe('Accept-Encoding, Accept-Language');
      expect(await page.text(), path).toContain(`<html lang="${language}" dir="`);
    }
  });

  test('is the one that the address names, where it is one of ours', async () => {
    const { url } = await startTestApp();
    for (const path of [
      '/?lang=ar',
      '/vote?title=PP-1&lang=ar',
      '/room/nowhere?lang=ar',
      '/nowhere?lang=ar',
    ]) {
      const page = await open(url + path, { 'Accept-Language': 'de' });
      expect(page.headers.get('Content-Language'), path).toBe('ar');
      expect(page.headers.get('Vary'), path).toBe('Accept-Encoding');
      expect(await page.text(), path).toContain('<html lang="ar" dir="rtl">');
    }
    for (const other of ['nl', '', '../en', 'constructor'])
      expect(
        (await open(`${url}/?lang=${other}`, { 'Accept-Language': 'de' })).headers.get('Content-Language'),
      ).toBe('de');
  });

  test('counts when a browser asks whether its page has changed', async () => {
    const { url } = await startTestApp();
    const tagIn = async (language: string) =>
      (await open(url, { 'Accept-Language': language })).headers.get('ETag') ?? '';
    const headers = { 'If-None-Match': await tagIn('de'), 'Accept-Language': 'de' };
    const same = await open(url, headers);
    expect([same.status, same.headers.get('Content-Language')]).toEqual([304, 'de']);
    expect(same.headers.get('Vary')).toBe('Accept-Encoding, Accept-Language');
    expect((await open(url, { ...headers, 'Accept-Language': 'fr' })).status).toBe(200);
  });

  test('is told to search engines for the front page, by its public address', async () => {
    const { url } = await startTestApp();
    const links = (await open(`${url}/`)).headers.get('Link')?.split(', ') ?? [];
    // Seven, and where none of them is meant.
    expect(links).toHaveLength(8);
    expect(links[1]).toMatch(/^<https?:\/\/[^/]+\/\?lang=de>; rel="alternate"; hreflang="de"$/);
  });
});

describe('the page of a room', () => {
  test('is 404 where there is none, and says nothing about the room where there is', async () => {
    const { url } = await startTestApp();
    const { roomId, roomCode } = await createRoom(url, {
      facilitatorName: 'Nathaniel',
      storyQueue: [{ title: 'Secret' }],
    });
    const room = await open(`${url}/room/${roomId}`);
    const html = await room.text();
    expect(room.status).toBe(200);
    expect(html).toContain('property="og:title"');
    for (const secret of [roomId, roomCode, 'Nathaniel', 'Secret']) expect(html).not.toContain(secret);
    const gone = await open(`${url}/room/nowhere`);
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('Room not found')]);
  });

  test('tells nobody who tries many which rooms there are', async () => {
    const { url } = await startTestApp({ RATE_LIMITS: 'on' });
    const { roomId } = await createRoom(url);
    const statusOf = async (id: string) => (await open(`${url}/room/${id}`)).status;
    // Pages of rooms that are there count for nothing.
    for (let turn = 0; turn < 40; turn += 1) expect(await statusOf(roomId)).toBe(200);
    for (let turn = 0; turn < 30; turn += 1) expect(await statusOf(`guess-${turn}`)).toBe(404);
    expect([await statusOf('one-more-guess'), await statusOf(roomId)]).toEqual([200, 200]);
  });
});

describe('what is built', () => {
  test('is compressed as the client can read it', async () => {
    const { url } = await startTestApp();
    const files = filesOf(await (await open(url)).text());
    expect(files.length).toBeGreaterThanOrEqual(3);
    const plainly = { 'Accept-Encoding': 'identity' };
    for (const path of ['/', '/embed.js', ...files]) {
      const plain = await open(url + path, plainly);
      const text = await plain.text();
      expect(plain.headers.get('Content-Encoding')).toBeNull();
      for (const encoding of ['br', 'gzip']) {
        const answer = await open(url + path, { 'Accept-Encoding': `${encoding};q=0.5, identity;q=0` });
        expect(answer.headers.get('Content-Encoding')).toBe(encoding);
        expect(answer.headers.get('Vary')).toContain('Accept-Encoding');
        expect(await answer.text()).toBe(text);
      }
      const refused = await open(url + path, { 'Accept-Encoding': 'br;q=0, gzip;q=0.0' });
      expect(refused.headers.get('Content-Encoding')).toBeNull();
    }
  });

  test('is kept for good where its name changes with it, and for minutes where not', async () => {
    const { url } = await startTestApp();
    for (const path of filesOf(await (await open(url)).text())) {
      const { status, headers } = await fetch(url + path);
      expect([status, headers.get('Cache-Control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
    const script = await fetch(`${url}/embed.js`);
    expect(script.headers.get('Cache-Control')).toBe('public, max-age=300');
    expect(script.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(script.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    const [, chunk] = /["'`](\.\/chunks\/[^"'`]+)/.exec(await script.text()) ?? [];
    const { status, headers } = await fetch(new URL(chunk ?? '', script.url));
    expect([status, headers.get('Cache-Control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });
});

test('what a link says is not logged', async () => {
  const { url, logLines } = await startTestApp();
  await open(`${url}/vote?title=Confidential&source=hidden`);
  expect(logLines.join()).not.toMatch(/Confidential|hidden/);
});

test('a build that comes later is found then', () => {
  const folder = mkdtempSync(join(tmpdir(), 'showhands-built-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = builtFiles(folder);
  expect([files.isBuilt, files.find('index.html')]).toEqual([false, undefined]);
  writeFileSync(join(folder, 'index.html'), 'Built');
  expect(files.find('index.html')?.text).toBe('Built');
});

test('crawlers stay out of what is no page', async () => {
  const { url } = await startTestApp();
  const robots = await fetch(`${url}/robots.txt`);
  expect(robots.headers.get('Content-Type')).toMatch(/^text\/plain/);
  expect(await robots.text()).toContain('Disallow: /api/');
  for (const path of ['/vote', '/room/nowhere'])
    expect(await (await open(url + path)).text()).toContain('<meta name="robots" content="noindex"');
});

describe('the script for everybody’s pages', () => {
  const { version, major } = elementsVersion();

  test('is there under its version for good, and under its major version for minutes', async () => {
    const { url } = await startTestApp();
    const newest = await (await fetch(`${url}/embed.js`)).text();
    for (const [name, kept] of [
      [version, 'public, max-age=31536000, immutable'],
      [major, 'public, max-age=300'],
    ]) {
      const script = await fetch(`${url}/sdk/${name}/embed.js`);
      expect([script.status, script.headers.get('Cache-Control')]).toEqual([200, kept]);
      expect(script.headers.get('Access-Control-Allow-Origin')).toBe('*');
      const text = await script.text();
      expect(text).toBe(newest);
      const chunks = [...text.matchAll(/["'`](\.\/chunks\/[^"'`]+)/g)].map(([, chunk = '']) => chunk);
      expect(chunks.length).toBeGreaterThan(0);
      for (const chunk of chunks) expect((await fetch(new URL(chunk, script.url))).status).toBe(200);
    }
    for (const other of ['0.0.0', '99', `${version}.1`, ''])
      expect((await fetch(`${url}/sdk/${other}/embed.js`)).status).toBe(404);
  });

  test('comes with the hashes by which a page can insist on it', async () => {
    const { url } = await startTestApp();
    const answer = await fetch(`${url}/sdk/${version}/integrity.json`);
    expect(answer.headers.get('Content-Type')).toMatch(/^application\/json/);
    const { integrity, files, ...rest } = await answer.json();
    expect(rest).toEqual({ version });
    expect(files['embed.js']).toBe(integrity);
    for (const [name, hash] of Object.entries(files)) {
      const script = await fetch(`${url}/sdk/${version}/${name}`);
      const digest = createHash('sha384')
        .update(await script.text())
        .digest('base64');
      expect(hash).toBe(`sha384-${digest}`);
    }
  });
});

function elementsVersion() {
  const manifest = new URL('../../../packages/elements/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { version, major: version.split('.')[0] };
}

test('a poll in a frame stays with the pages that may show it, also for whoever opened too many that are not there', async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const id = await createPoll(url, { allowed_origins: ['https://blog.example'] });
  for (let miss = 0; miss < 31; miss += 1) await open(`${url}/embed/polls/poll_${miss}`);
  const { status, headers } = await open(`${url}/embed/polls/${id}`);
  expect(status).toBe(200);
  expect(headers.get('Content-Security-Policy')).toMatch(/frame-ancestors 'self' https:\/\/blog\.example$/);
});
