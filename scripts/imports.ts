/**
 * What each workspace may import, and the check of it: `imports.test.ts` runs it on the sources.
 * Types cost a page nothing, so `client` and `elements` may import those of `protocol` and `core`.
 */

import { isBuiltin } from 'node:module';

export interface Source {
  /** From the repository's root: `packages/core/src/index.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface Rule {
  /** What of ours may be loaded at run time. */
  readonly runs: readonly string[];
  /** What of ours may be imported for its types besides. */
  readonly types?: readonly string[];
  /** Packages of others, where they are limited at all. */
  readonly others?: readonly string[];
  /** Packages of others that would end up in a page. */
  readonly never?: readonly string[];
  readonly node: boolean;
}

const protocolTypes = ['@showhands/protocol', '@showhands/core'];
const inPages = { types: protocolTypes, never: ['zod'], node: false };

const RULES: Readonly<Record<string, Rule>> = {
  'packages/protocol': { runs: [], others: ['zod'], node: false },
  'packages/core': {
    runs: ['@showhands/protocol', '@showhands/protocol/plain'],
    others: ['zod'],
    node: false,
  },
  'packages/store': { runs: ['@showhands/core'], node: true },
  'packages/client': { runs: ['@showhands/protocol/plain'], ...inPages },
  'packages/elements': {
    runs: ['@showhands/protocol/plain', '@showhands/client', '@showhands/client/poll'],
    ...inPages,
  },
  'apps/web': { runs: ['@showhands/protocol/plain', '@showhands/client', '@showhands/elements'], ...inPages },
  'apps/server': { runs: ['@showhands/protocol', '@showhands/core', '@showhands/store'], node: true },
  'apps/bench': { runs: [], node: true },
};

/** One sentence for each import that the architecture doesn't allow, or that its workspace doesn't declare. */
export function findViolations(source: Source, manifest: Manifest): string[] {
  const workspace = source.path.split('/').slice(0, 2).join('/');
  const rule = RULES[workspace];
  if (!rule) return [`${source.path}: ${workspace} has no rule; give it one`];
  return importsOf(source.text).flatMap(({ specifier, typeOnly }) => {
    const problem = problemOf(specifier, typeOnly, rule, { workspace, path: source.path }, manifest);
    return problem ? [`${source.path}: imports ${specifier}, ${problem}`] : [];
  });
}

export interface Import {
  readonly specifier: string;
  /** Whether nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/** The imports and re-exports of a module, dynamic ones too; what comments and other text say doesn't count. */
export function importsOf(text: string): Import[] {
  const statements =
    /^[ \t]*(?:import|export)\b(?:(?<what>[^'"`;=()]*?)\bfrom)?\s*['"](?<from>[^'"\n]+)['"]/gm;
  const dynamic = /(?<typeof>typeof\s+)?\bimport\(\s*['"`](?<from>[^'"`\n]+)['"`]/g;
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^[ \t]*\/\/.*$/gm, '');
  const found: Import[] = [];
  for (const { groups } of code.matchAll(statements)) {
    found.push({ specifier: groups?.from ?? '', typeOnly: isTypeOnly(groups?.what?.trim() ?? '') });
  }
  for (const { groups } of code.matchAll(dynamic)) {
    found.push({ specifier: groups?.from ?? '', typeOnly: groups?.typeof !== undefined });
  }
  return found;
}

/** `import type …`, or each name in the braces with its own `type`. */
function isTypeOnly(what: string): boolean {
  if (/^type\b/.test(what)) return true;
  const names = /^\{(?<names>[\s\S]*)\}/.exec(what)?.groups?.names;
  if (names === undefined) return false;
  const each = names.split(',').filter((name) => name.trim() !== '');
  return each.length > 0 && each.every((name) => /^\s*type\s/.test(name));
}

function problemOf(
  specifier: string,
  typeOnly: boolean,
  rule: Rule,
  { workspace, path }: { workspace: string; path: string },
  { dependencies = {} }: Manifest,
): string | null {
  if (specifier.startsWith('.'))
    return leaves(workspace, path, specifier) ? 'a file of another workspace' : null;
  if (isBuiltin(specifier)) return rule.node ? null : 'which only Node has';
  const name = packageOf(specifier);
  const own = `@showhands/${workspace.split('/')[1]}`;
  if (name === own) return null;
  if (name.startsWith('@showhands/')) {
    const mayRun = rule.runs.includes(specifier);
    if (!mayRun && !rule.types?.includes(name)) return 'which is not below it';
    if (!mayRun && !typeOnly) return 'which it may only import for its types';
  } else if (!typeOnly && rule.never?.includes(name)) return 'which must not end up in a page';
  else if (rule.others && !rule.others.includes(name)) return 'which it may not depend on';
  // The rules' types reach a page's code through the protocol; nothing of them is there at run time.
  return name in dependencies || (typeOnly && name === '@showhands/core')
    ? null
    : `which its package.json doesn't declare`;
}

function leaves(workspace: string, path: string, specifier: string): boolean {
  const target = new URL(specifier, `file:///${path}`).pathname;
  return !target.startsWith(`/${workspace}/`);
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}
