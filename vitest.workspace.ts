/** The tests' projects. Vitest reads this with `--config vitest.workspace.ts`; `npm test` does it for you. */

import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findChromium } from './scripts/chromium.ts';

const chromium = findChromium();

// graphql must be the one that Node itself loads, else its instanceof checks see two of them.
const nativeNode = { experimental: { viteModuleRunner: false } };

// The defaults are too short for a busy machine. What has to be quick is measured by the benchmarks.
const PATIENT = { testTimeout: 30_000, hookTimeout: 60_000, expect: { poll: { timeout: 10_000 } } };

export default defineConfig({
  test: {
    // Most tests wait for servers and browsers: two cores are enough for two at once.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'node',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/test/**/*.test.ts',
            'apps/*/test/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', 'packages/elements/**'],
          ...PATIENT,
          ...nativeNode,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['packages/elements/src/**/*.test.ts'],
          ...PATIENT,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(chromium && { executablePath: chromium }), args: chromiumArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
