/** The package's JavaScript: readable, for the bundlers of others; what is loaded late stays a chunk of its own. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { unindentTemplates } from '../../packages/elements/vite.config.ts';

const source = fileURLToPath(new URL('../../packages/elements/src', import.meta.url));

/** Builds `index.js`, `define.js` and their chunks into the folder; the dependencies stay imports. */
export async function buildCode(folder: string, dependencies: readonly string[]): Promise<void> {
  await build({
    configFile: false,
    root: source,
    logLevel: 'warn',
    publicDir: false,
    plugins: [unindentTemplates()],
    resolve: {
      // In a bundle, where the script came from says nothing about our server.
      alias: [{ find: /^.*\/server-address\.ts$/, replacement: join(source, 'no-server-address.ts') }],
    },
    build: {
      target: 'es2023',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      modulePreload: false,
      lib: {
        entry: { index: join(source, 'index.ts'), define: join(source, 'define-elements.ts') },
        formats: ['es'],
      },
      rolldownOptions: {
        external: (id) => dependencies.some((name) => id === name || id.startsWith(`${name}/`)),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}
