/** Builds the script that pages include: `dist/embed.js`, tiny, and the elements' code in `dist/chunks/`. */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root,
  // Chunks are found beside the script, on whichever server that is.
  base: './',
  publicDir: false,
  build: {
    target: 'es2023',
    emptyOutDir: true,
    // Preloading would make the script ask for its chunks by addresses of the page.
    modulePreload: false,
    // Not as a library: that would keep all white space for other people's bundlers.
    rolldownOptions: {
      input: `${root}src/embed.ts`,
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'embed.js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
