/**
 * Puts together what npm gets: plain JavaScript, declarations, the manifest of the elements, licence and README.
 *
 * The client and the protocol are bundled in. Published beside it they would need zod (the protocol's shapes are its
 * types) and the rules' types, all for code that nobody imports by itself; bundled, they are some kilobytes without a
 * copy elsewhere in a page. Lit, graphql-ws and FingerprintJS stay dependencies: of Lit a page must have one copy.
 */

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedManifest, readManifest } from '../docs/elements-manifest.ts';
import { buildCode } from './code.ts';
import { writeDeclarations } from './declarations.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Stages it in a folder, which it empties first. */
export async function stageElements(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const description = packageDescription();
  await buildCode(folder, Object.keys(description.dependencies));
  writeDeclarations(join(folder, 'types'));
  writeJson(join(folder, 'package.json'), description);
  writeJson(join(folder, 'custom-elements.json'), publishedManifest(readManifest()));
  copyFileSync(join(root, 'packages/elements/README.md'), join(folder, 'README.md'));
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}

function packageDescription() {
  const elements = readPackage('packages/elements');
  const client = readPackage('packages/client');
  const others = Object.entries({ ...client.dependencies, ...elements.dependencies });
  return {
    name: elements.name,
    version: elements.version,
    description:
      'Planning-poker rooms and polls as custom elements, on a Showhands server that you host yourself',
    keywords: ['planning-poker', 'estimation', 'web-components', 'custom-elements', 'lit'],
    license: elements.license,
    type: 'module',
    exports: {
      '.': { types: './types/index.d.ts', default: './index.js' },
      './define.js': { types: './types/define-elements.d.ts', default: './define.js' },
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    // For tools that don't read `exports`.
    types: './types/index.d.ts',
    customElements: 'custom-elements.json',
    sideEffects: ['./define.js'],
    publishConfig: { access: 'public' },
    // Ours are in the code already.
    dependencies: Object.fromEntries(others.filter(([name]) => !name.startsWith('@showhands/')).sort()),
  };
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

function readPackage(workspace: string): Package {
  return JSON.parse(readFileSync(join(root, workspace, 'package.json'), 'utf8')) as Package;
}

function writeJson(path: string, content: object): void {
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}
