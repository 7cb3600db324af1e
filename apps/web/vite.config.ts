/** Builds the hosted pages into `dist`: static files that the server hands out as they are. */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { partials } from './partials.ts';
import { translations } from './translations.ts';

// Whoever builds, a test runner too: what is built is for people, without Lit's warnings for developers.
process.env.NODE_ENV = 'production';

const root = fileURLToPath(new URL('./src', import.meta.url));
const pages = ['index', 'room', 'room-gone', 'poll', 'poll-frame', 'vote', 'not-found'];

export default defineConfig({
  root,
  publicDir: false,
  plugins: [partials(), translations()],
  build: {
    target: 'es2023',
    outDir: '../dist',
    emptyOutDir: true,
    modulePreload: false,
    // The pages' policy allows files of their own, not code inside the page.
    assetsInlineLimit: 0,
    rolldownOptions: { input: pages.map((page) => `${root}/${page}.html`) },
  },
});
