/** The custom elements manifest: what is said of each public element beside its code. */

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// @ts-expect-error: They are there, but its declarations leave them out.
import { create, ts } from '@custom-elements-manifest/analyzer';
// @ts-expect-error: This has no declarations.
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Named {
  readonly name: string;
  readonly description?: string;
}

export interface Typed extends Named {
  readonly type?: { readonly text: string };
  readonly default?: string;
}

export interface Attribute extends Typed {
  readonly fieldName?: string;
}

export interface Member extends Typed {
  readonly kind: 'field' | 'method';
  readonly privacy?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  /** The attribute that sets it. */
  readonly attribute?: string;
  readonly parameters?: readonly Typed[];
  readonly return?: { readonly type?: { readonly text: string } };
}

/** An element's part of the manifest. */
export interface ElementDoc extends Named {
  readonly tagName: string;
  readonly attributes: readonly Attribute[];
  readonly members: readonly Member[];
  readonly events: readonly Typed[];
  readonly slots: readonly Named[];
  readonly cssProperties: readonly Typed[];
  readonly cssParts: readonly Named[];
  readonly superclass?: object;
}

export interface PublicElement {
  readonly doc: ElementDoc;
  /** The module that says it, from the repository's root. */
  readonly module: string;
}

/** Reads the sources. An element that names its tag in its own words is public; the others are parts of those. */
export function readManifest(): PublicElement[] {
  return analyze()
    .modules.flatMap(({ path, declarations = [] }) =>
      declarations
        .filter(({ tagName }) => tagName !== undefined)
        .map((doc) => ({ doc: publicPart(doc), module: path })),
    )
    .sort((one, other) => one.doc.tagName.localeCompare(other.doc.tagName));
}

/** By the analyzer's functions: its command line would write into our package.json. */
function analyze(): Analyzed {
  const paths = globSync('packages/elements/src/**/*.ts', { cwd: root }).sort();
  const modules = paths
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    });
  return create({ modules, plugins: litPlugin(), context: { dev: false } }) as Analyzed;
}

/** The manifest as the package has it: its modules are those of the package. */
export function publishedManifest(elements: readonly PublicElement[]): object {
  const js = (name: string) => ({ kind: 'js', name, declaration: { name, module: 'index.js' } });
  return {
    schemaVersion: '1.0.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: 'index.js',
        declarations: elements.map(({ doc }) => doc),
        exports: elements.map(({ doc }) => js(doc.name)),
      },
      {
        kind: 'javascript-module',
        path: 'define.js',
        declarations: [],
        exports: elements.map(({ doc: { name, tagName } }) => ({
          kind: 'custom-element-definition',
          name: tagName,
          declaration: { name, module: 'index.js' },
        })),
      },
    ],
  };
}

interface Analyzed {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations?: readonly (Partial<ElementDoc> & Named)[];
  }[];
}

/** Without what only the class itself uses, and events that the analyzer guesses from the code. */
function publicPart(all: Partial<ElementDoc> & Named): ElementDoc {
  const { tagName = '', attributes = [], members = [], events = [], ...doc } = all;
  const isPublic = ({ name, privacy, static: isStatic }: Member) =>
    !isStatic && !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected';
  return {
    slots: [],
    cssProperties: [],
    cssParts: [],
    ...doc,
    tagName,
    // The analyzer puts those first that are no property's.
    attributes: attributes.toSorted((one, other) => Number(!one.fieldName) - Number(!other.fieldName)),
    members: members.filter(isPublic),
    events: events.filter(({ description }) => description !== undefined),
  };
}
