/** Built files: read once, told apart by what is in them, and compressed when somebody first asks for them. */

import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Context } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/** All of them are text, and each is compressed once: as small as the default, the highest level, makes them. */
const COMPRESS = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const;
type Encoding = keyof typeof COMPRESS;

export interface StaticFile {
  readonly text: string;
  readonly type: string;
  /** The same for every encoding, so weak. */
  readonly etag: string;
  encoded(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>;
}

/** For what has a hash of what is in it in its name, or whose name is never given to anything else. */
export const FOREVER = 'public, max-age=31536000, immutable';
/** For what keeps its name while it changes: everybody has the new one within minutes. */
export const SHORT = 'public, max-age=300';

export interface BuiltFiles {
  readonly isBuilt: boolean;
  find(name: string): StaticFile | undefined;
}

/** The files of a build; where there is none yet, it is looked for again when somebody asks. */
export function builtFiles(root: string): BuiltFiles {
  let files = readStaticFiles(root);
  return {
    isBuilt: files.size > 0,
    find(name) {
      if (files.size === 0) files = readStaticFiles(root);
      return files.get(name);
    },
  };
}

/** By their paths below `root`, such as `assets/index.js`; none where nothing is built. */
function readStaticFiles(root: string): ReadonlyMap<string, StaticFile> {
  const names = globSync('**/*', { cwd: root }).filter((name) => extname(name) in TYPES);
  return new Map(
    names
      .filter((name) => statSync(join(root, name)).isFile())
      .map((name) => [name.replaceAll('\\', '/'), readStaticFile(join(root, name))]),
  );
}

/** Answers with the file, or that it hasn't changed. */
export async function sendFile(
  c: Context,
  file: StaticFile,
  headers: Readonly<Record<string, string>>,
  status: 200 | 404 = 200,
): Promise<Response> {
  const always = {
    Vary: 'Accept-Encoding',
    ...headers,
    'X-Content-Type-Options': 'nosniff',
    ETag: file.etag,
  };
  if (status === 200 && isKnown(file, c.req.header('If-None-Match'))) return c.body(null, 304, always);
  const encoding = chooseEncoding(c.req.header('Accept-Encoding'));
  const typed = { ...always, 'Content-Type': file.type };
  if (!encoding) return c.body(file.text, status, typed);
  return c.body(await file.encoded(encoding), status, { ...typed, 'Content-Encoding': encoding });
}

function readStaticFile(path: string): StaticFile {
  const text = readFileSync(path, 'utf8');
  const compressed = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  return {
    text,
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
    encoded(encoding) {
      const known =
        compressed.get(encoding) ?? COMPRESS[encoding](text).then((bytes) => new Uint8Array(bytes));
      compressed.set(encoding, known);
      return known;
    },
  };
}

function isKnown({ etag }: StaticFile, ifNoneMatch = ''): boolean {
  const known = ifNoneMatch.split(',').map((tag) => tag.trim());
  return known.includes('*') || known.includes(etag);
}

/** The smaller one of those that the client takes; none where it takes neither. */
function chooseEncoding(acceptEncoding = ''): Encoding | null {
  const accepted = acceptEncoding
    .toLowerCase()
    .split(',')
    .filter((entry) => !/;\s*q=0(\.0*)?\s*$/.test(entry))
    .map((entry) => entry.split(';')[0]?.trim());
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding)) ?? null;
}
