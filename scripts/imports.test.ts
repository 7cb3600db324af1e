import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findViolations, importsOf, type Manifest } from './imports.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = globSync('{packages,apps}/*/src/**/*.ts', { cwd: root })
  .filter((path) => !path.endsWith('.test.ts'))
  .sort();

describe('what the workspaces import', () => {
  test('is what the architecture allows and their package.json declares', () => {
    expect(sources.length).toBeGreaterThan(50);
    const violations = sources.flatMap((path) =>
      findViolations({ path, text: readFileSync(`${root}/${path}`, 'utf8') }, manifestOf(path)),
    );
    expect(violations).toEqual([]);
  });
});

describe('the check', () => {
  const all = (...names: string[]): Manifest => ({
    dependencies: Object.fromEntries(names.map((name) => [name, '*'])),
  });
  const found = (
    path: string,
    text: string,
    manifest: Manifest = all('zod', '@showhands/protocol', '@showhands/core'),
  ) => findViolations({ path, text }, manifest).map((sentence) => sentence.replace(`${path}: imports `, ''));

  test('finds what lies above', () => {
    expect(found('packages/protocol/src/a.ts', `import { Room } from '@showhands/core';`)).toEqual([
      '@showhands/core, which is not below it',
    ]);
    expect(found('packages/core/src/a.ts', `import type { Store } from '@showhands/store';`)).toHaveLength(1);
    expect(
      found('packages/store/src/a.ts', `import '@showhands/server';`, all('@showhands/server')),
    ).toHaveLength(1);
    expect(
      found('apps/web/src/a.ts', `export * from '@showhands/server'`, all('@showhands/server')),
    ).toHaveLength(1);
    expect(found('packages/store/src/a.ts', `import { evolve } from '@showhands/core';`)).toEqual([]);
  });

  test('finds in pages what is only for servers, and lets its types pass', () => {
    const page = 'packages/elements/src/a.ts';
    expect(found(page, `import { roomState } from '@showhands/protocol';`)).toHaveLength(1);
    expect(found(page, `import type { RoomState } from '@showhands/protocol';`)).toEqual([]);
    expect(found(page, `import { type Room, type Actor } from '@showhands/core';`)).toEqual([]);
    expect(found(page, `import { type Room, evolve } from '@showhands/core';`)).toHaveLength(1);
    expect(found(page, `const core = await import('@showhands/core');`)).toHaveLength(1);
    expect(found(page, `import { z } from 'zod';`)).toHaveLength(1);
    expect(found(page, `import { Refusal } from '@showhands/protocol/plain';`)).toEqual([]);
    expect(found(page, `import { readFileSync } from 'node:fs';`)).toHaveLength(1);
  });

  test('finds in the rules anything but the protocol and zod', () => {
    const rules = 'packages/core/src/room/a.ts';
    expect(found(rules, `import { randomUUID } from 'node:crypto';`)).toEqual([
      'node:crypto, which only Node has',
    ]);
    expect(found(rules, `import fs from 'fs';`)).toHaveLength(1);
    expect(found(rules, `import { pino } from 'pino';`, all('pino'))).toHaveLength(1);
    expect(found(rules, `import { z } from 'zod';\nimport { line } from '@showhands/protocol';`)).toEqual([]);
  });

  test('finds what is not declared, and paths into another workspace', () => {
    const server = 'apps/server/src/rest/a.ts';
    expect(found(server, `import { Hono } from 'hono';`)).toEqual([
      `hono, which its package.json doesn't declare`,
    ]);
    expect(found(server, `import { evolve } from '../../../../packages/core/src/index.ts';`)).toHaveLength(1);
    expect(found(server, `import { evolve } from '../rooms/b.ts';`)).toEqual([]);
    expect(found('packages/fresh/src/a.ts', '')).toHaveLength(1);
  });

  test('reads statements over several lines, and neither comments nor text', () => {
    const text = `/** import { a } from 'in-comment'; */
      // import 'in-line';
      import {
        type A,
        type B,
      } from "types";
      export { c } from 'again';
      export const name = 'no import';
      export function f() { return 'neither'; }
      const lazy = () => import('lazy');
      export type Phase = { readonly phase: 'waiting' };
      export const EACH = ['one', 'two'] as const;
      type Module = typeof import('lazy-types');`;
    expect(importsOf(text)).toEqual([
      { specifier: 'types', typeOnly: true },
      { specifier: 'again', typeOnly: false },
      { specifier: 'lazy', typeOnly: false },
      { specifier: 'lazy-types', typeOnly: true },
    ]);
  });
});

/** What a file may count on: its workspace's dependencies, and in `src/testing/` the test tools of the checkout. */
function manifestOf(path: string): Manifest {
  const [folder, name] = path.split('/');
  const { dependencies } = readJson(`${folder}/${name}/package.json`);
  const tools = path.includes('/src/testing/') ? readJson('package.json').devDependencies : {};
  return { dependencies: { ...tools, ...dependencies } };
}

function readJson(path: string): Manifest & { devDependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(`${root}/${path}`, 'utf8'));
}
