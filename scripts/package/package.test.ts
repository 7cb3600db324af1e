import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readManifest } from '../docs/elements-manifest.ts';
import { importsOf } from '../imports.ts';
import { type Consumer, makeConsumer, run } from './consumer.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const vite = join(root, 'node_modules/vite/bin/vite.js');
let consumer: Consumer;

beforeAll(() => {
  consumer = makeConsumer();
});

afterAll(() => consumer?.remove());

function packed(path: string): string {
  return readFileSync(join(consumer.installed, path), 'utf8');
}

describe('the package', () => {
  test('holds JavaScript, types, the manifest, the licence and a readme, and nothing else', () => {
    const kind = (path: string) => path.replace(/^(chunks|types)\/.*?(\.d\.ts|\.js)$/, '$1/*$2');
    expect([...new Set(consumer.packed.map(kind))].sort()).toEqual([
      'LICENSE',
      'README.md',
      'chunks/*.js',
      'custom-elements.json',
      'define.js',
      'index.js',
      'package.json',
      'types/*.d.ts',
    ]);
    expect(consumer.packed.filter((path) => path.includes('test'))).toEqual([]);
  });

  test('imports nothing that it does not depend on, and has no zod in it', () => {
    const { dependencies } = JSON.parse(packed('package.json')) as { dependencies: Record<string, string> };
    for (const path of consumer.packed.filter((name) => /\.(js|d\.ts)$/.test(name))) {
      const text = packed(path);
      const outside = importsOf(text).filter(({ specifier }) => !specifier.startsWith('.'));
      const [scoped, plain] = [/^@[^/]+\/[^/]+/, /^[^/]+/];
      const names = outside.map(
        ({ specifier }) => (scoped.exec(specifier) ?? plain.exec(specifier))?.[0] ?? '',
      );
      expect(names.filter((name) => !(name in dependencies))).toEqual([]);
      expect(text).not.toMatch(/ZodError|_zod|from ['"](zod|@showhands)/);
    }
  });

  test('names in its manifest the modules and classes that it has', async () => {
    const { modules } = JSON.parse(packed('custom-elements.json')) as {
      modules: { path: string; declarations: { name: string; tagName: string }[] }[];
    };
    expect(modules.map(({ path }) => path)).toEqual(['index.js', 'define.js']);
    const names = modules.flatMap(({ declarations }) => declarations.map(({ name }) => name));
    const entry = packed('index.js');
    expect(names).toContain('PointPokerRoom');
    for (const name of names) expect(entry).toContain(name);
  });
});

describe('a project that has it', () => {
  test('knows the types of its element, properties and events, however it resolves modules', () => {
    consumer.write(
      'types/use.ts',
      readFileSync(join(root, 'scripts/package/types-of-a-consumer.ts'), 'utf8'),
    );
    consumer.write('types/documented.ts', documentedEvents());
    const compile = (module: string, moduleResolution: string) => {
      const options = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
      const modules = ['--module', module, '--moduleResolution', moduleResolution, '--types', ''];
      const files = ['types/use.ts', 'types/documented.ts'];
      return run(
        process.execPath,
        [tsc, '--ignoreConfig', ...options, ...modules, ...files],
        consumer.folder,
      );
    };
    expect(compile('esnext', 'bundler')).toBe('');
    expect(compile('nodenext', 'nodenext')).toBe('');
  });

  test('sees the shapes that the protocol has', () => {
    consumer.write(
      'shapes/same.ts',
      `import type * as ours from '@showhands/protocol';
      import type * as plain from '@showhands/elements';
      type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
      type Flat<T> = T extends object ? { [Key in keyof T]: Flat<T[Key]> } : T;
      export const state: Same<Flat<ours.RoomState>, Flat<plain.RoomState>> = true;
      export const result: Same<Flat<ours.RevealResult>, Flat<plain.RevealResult>> = true;
      export const story: Same<Flat<ours.StoryView>, Flat<plain.StoryView>> = true;`,
    );
    consumer.write(
      'shapes/tsconfig.json',
      JSON.stringify({
        extends: join(root, 'tsconfig.base.json'),
        compilerOptions: { lib: ['es2024', 'dom', 'dom.iterable'] },
        files: ['same.ts'],
      }),
    );
    expect(run(process.execPath, [tsc, '-p', 'shapes'], consumer.folder)).toBe('');
  });

  test('bundles it with what is loaded late still apart', () => {
    consumer.write('page/index.html', '<script type="module" src="main.js"></script>');
    consumer.write('page/main.js', `import '@showhands/elements/define.js';`);
    run(process.execPath, [vite, 'build', 'page', '--logLevel', 'warn'], consumer.folder);
    const chunks = readdirSync(join(consumer.folder, 'page/dist/assets'));
    const read = (name: string) => readFileSync(join(consumer.folder, 'page/dist/assets', name), 'utf8');
    const late = consumer.packed
      .filter((path) => path.endsWith('.js'))
      .flatMap((path) => [...packed(path).matchAll(/\bimport\("(?<chunk>[^"]+)"\)/g)]);
    expect(new Set(late.map(({ groups }) => groups?.chunk)).size).toBeLessThan(chunks.length);
    const first = chunks.find((name) => name.startsWith('index')) ?? '';
    expect(read(first)).toContain('point-poker-room');
    expect(read(first)).not.toContain('point-poker-queue');
    expect(chunks.filter((name) => read(name).includes('point-poker-queue'))).toHaveLength(1);
  });

  test('loads nothing of it where it only imports and never uses it', () => {
    consumer.write('unused/index.html', '<script type="module" src="main.js"></script>');
    consumer.write(
      'unused/main.js',
      `import { PointPokerRoom } from '@showhands/elements'; console.log('used');`,
    );
    run(process.execPath, [vite, 'build', 'unused', '--logLevel', 'warn'], consumer.folder);
    // Vite may write chunks that nobody asks for; what counts is what the page does ask for.
    const folder = join(consumer.folder, 'unused/dist/assets');
    const page = readdirSync(folder).find((name) => name.startsWith('index')) ?? '';
    const code = readFileSync(join(folder, page), 'utf8');
    expect(code).toContain('used');
    expect(code).not.toMatch(/showhands|\bimport\b/);
  });

  test('may import it on a server that renders pages, where that defines nothing', () => {
    consumer.write(
      'server.mjs',
      `const { PointPokerRoom } = await import('@showhands/elements');
      // Lit brings a registry along, for those who render elements on a server.
      console.log(typeof PointPokerRoom, customElements.get('point-poker-room'), typeof document);
      await import('@showhands/elements/define.js');
      console.log(customElements.get('point-poker-room') === PointPokerRoom);`,
    );
    const printed = run(process.execPath, ['server.mjs'], consumer.folder);
    expect(printed.trim().split('\n')).toEqual(['function undefined undefined', 'true']);
  });
});

/** That each event is documented with the very type that a listener is given. */
function documentedEvents(): string {
  const lines = readManifest().flatMap(({ doc }) =>
    doc.events.map(
      ({ name, type }, at) =>
        `export const check${doc.name}${at}: Same<elements.${doc.name}EventMap['${name}'], ${qualified(type?.text)}> = true;`,
    ),
  );
  return `import type * as elements from '@showhands/elements';
    type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
    ${lines.join('\n')}`;
}

function qualified(type = 'unknown'): string {
  return type.replace(/<(?<detail>\w+)>/, '<elements.$<detail>>');
}
