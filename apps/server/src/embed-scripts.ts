/**
 * The script that others put into their pages, by three names: `/embed.js` and `/sdk/<major>/embed.js` are the newest one,
 * `/sdk/<version>/embed.js` is always the same. Each finds its chunks beside it.
 */

import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type BuiltFiles, FOREVER, SHORT, sendFile } from './static-files.ts';

/** Any site may load it, also one that isolates itself. */
const FOR_ALL_SITES = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

export function addEmbedScripts(
  app: OpenAPIHono,
  elements: BuiltFiles,
  headers: Readonly<Record<string, string>>,
): void {
  const send = (c: Context, name: string, cacheControl: string | null) => {
    const file = cacheControl === null ? undefined : elements.find(name);
    if (!file || cacheControl === null) return null;
    return sendFile(c, file, { ...headers, ...FOR_ALL_SITES, 'Cache-Control': cacheControl });
  };
  /** How long what is served under a version may be kept; null where it isn't ours. */
  const keptFor = (asked: string) => {
    const version = versionOf(elements);
    if (asked === version) return FOREVER;
    return asked === version?.split('.')[0] ? SHORT : null;
  };

  for (const name of ['embed.js', 'frames.js']) {
    app.get(`/${name}`, async (c, next) => (await send(c, name, SHORT)) ?? next());
  }
  app.get('/chunks/*', async (c, next) => (await send(c, c.req.path.slice(1), FOREVER)) ?? next());
  for (const name of ['embed.js', 'frames.js', 'integrity.json']) {
    app.get(`/sdk/:version/${name}`, async (c, next) => {
      return (await send(c, name, keptFor(c.req.param('version')))) ?? next();
    });
  }
  app.get('/sdk/:version/chunks/:chunk', async (c, next) => {
    const { version, chunk } = c.req.param();
    return (await send(c, `chunks/${chunk}`, keptFor(version) && FOREVER)) ?? next();
  });
}

/** As the build wrote it beside the script. */
function versionOf(elements: BuiltFiles): string | undefined {
  const file = elements.find('integrity.json');
  return file && (JSON.parse(file.text) as { version: string }).version;
}
