/**
 * Builds the scripts that pages include: `dist/embed.js`, tiny, with the elements' code in `dist/chunks/`; and
 * `dist/frames.js`, for pages with polls in frames.
 */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

// Whoever builds, a test runner too: what is built is for people, without Lit's warnings for developers.
process.env.NODE_ENV = 'production';

const root = fileURLToPath(new URL('.', import.meta.url));

/** What all elements need is one file, which compresses better, and spares a language a tiny one of its own after it. */
const BASE =
  /\/elements\/src\/(define|focus|lazy-part|server-address|texts\/(plurals|localizer|refusal)|styles\/(controls|tokens))|\/client\/src\/(graphql-request|client-error)/;

export default defineConfig({
  root,
  plugins: [unindentTemplates(), writeIntegrity()],
  // Chunks are found beside the script, on whichever server that is.
  base: './',
  publicDir: false,
  build: {
    target: 'es2023',
    emptyOutDir: true,
    // Preloading would make the script ask for its chunks by addresses of the page.
    modulePreload: false,
    // As a library: pages would get a preloader around each import.
    lib: { entry: { embed: `${root}src/embed.ts`, frames: `${root}src/frames.ts` }, formats: ['es'] },
    rolldownOptions: {
      output: {
        entryFileNames: '[name].js',
        // 36 bits tell the versions of a chunk apart, and names are what doesn't compress.
        chunkFileNames: ({ name, facadeModuleId }) =>
          `chunks/${textsName(facadeModuleId) ?? name}-[hash:6].js`,
        codeSplitting: { groups: [{ name: 'base', test: BASE }] },
        // Libraries otherwise keep their white space, for bundlers that this one never meets.
        minify: true,
      },
    },
  },
});

/** `room-de` for the texts of a room in German. */
function textsName(module: string | null): string | undefined {
  const [, element, language] = /\/texts\/([\w-]+)\/(\w+)\.ts$/.exec(module ?? '') ?? [];
  return element && `${element}-${language}`;
}

/** Indentation inside templates and styles means nothing to a browser, and no minifier dares to touch it. */
export function unindentTemplates(): Plugin {
  return {
    name: 'unindent-templates',
    enforce: 'pre',
    transform: {
      filter: { id: /\/packages\/(elements|client)\/src\// },
      handler: (code, id) => ({
        code: id.endsWith('.styles.ts') ? squeezeStyles(code) : code.replace(/\n\s+/g, '\n'),
        map: null,
      }),
    },
  };
}

/** A file of styles holds nothing in which comments, or the space beside these signs, would mean anything. */
function squeezeStyles(code: string): string {
  return code
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/([:;,{}>])\s+/g, '$1')
    .replace(/\s+([{}>!])/g, '$1')
    .replace(/\s+/g, ' ')
    .replaceAll(';}', '}')
    .replace(/\b0\.(?=\d)/g, '.');
}

/**
 * Writes and prints what a page that trusts only what it has seen needs: the hash for the script tag's `integrity`, and
 * those of the chunks for an import map's.
 */
function writeIntegrity(): Plugin {
  return {
    name: 'write-integrity',
    writeBundle({ dir = '' }, bundle) {
      const names = Object.keys(bundle).filter((name) => name.endsWith('.js'));
      const files = Object.fromEntries(
        names.sort().map((name) => [name, hashOf(readFileSync(join(dir, name)))]),
      );
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
      const integrity = files['embed.js'];
      writeFileSync(
        join(dir, 'integrity.json'),
        `${JSON.stringify({ version, integrity, files }, null, 2)}\n`,
      );
      console.log(`/sdk/${version}/embed.js ${integrity}`);
    },
  };
}

function hashOf(bytes: Buffer): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}
