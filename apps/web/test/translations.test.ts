import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { page } from '../src/texts/en.ts';
import { translations } from '../translations.ts';

const WEB = fileURLToPath(new URL('..', import.meta.url));

/** Builds a page of its own, and gives it in German. */
async function buildPage(body: string): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'showhands-translations-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'index.html'), `<!doctype html><html lang="en"><body>${body}</body></html>`);
  await build({ root, configFile: false, logLevel: 'silent', plugins: [translations()] });
  return readFileSync(join(root, 'dist/de/index.html'), 'utf8');
}

test('a text stands where the page names it', async () => {
  expect(await buildPage('<h1 title="{{vote.story}}">{{notFound.heading}}</h1>')).toContain(
    '<html lang="de" dir="ltr"><body><h1 title="Story">Hier ist nichts</h1>',
  );
});

test.each(['nothing.here', 'home', 'home.title.length', ' home.title', ''])(
  'a page that names “%s”, which is no text, is not built',
  async (name) => {
    await expect(buildPage(`{{${name}}}`)).rejects.toThrow(`there is no text called ${name}`);
  },
);

test('every text stands on some page', () => {
  const sources = ['partials.ts', ...globSync('src/*.html', { cwd: WEB })];
  const written = sources.map((source) => readFileSync(join(WEB, source), 'utf8')).join();
  expect(pathsOf(page).filter((path) => !written.includes(`{{${path}}}`))).toEqual([]);
});

function pathsOf(texts: object, above = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [`${above}${key}`] : pathsOf(text, `${above}${key}.`),
  );
}
