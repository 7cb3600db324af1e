/** GraphQL as a protocol: over HTTP as specified, errors masked, the schema on paper current. */

import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '@showhands/store';
import { serverAudits } from 'graphql-http';
import { expect, test } from 'vitest';
import { schemaText } from '../src/graphql/print-schema.ts';
import { createRoom, freshStorage, graphql, join, request, startTestApp } from './harness.ts';

test('every audit of GraphQL over HTTP passes', async () => {
  const { url } = await startTestApp();
  const audits = serverAudits({ url: `${url}/graphql`, fetchFn: fetch });
  expect(audits.length).toBeGreaterThan(55);
  for (const audit of audits) {
    const result = await audit.fn();
    expect(result.status, `${audit.name}: ${'reason' in result ? result.reason : ''}`).toBe('ok');
  }
});

test('schema.graphql says what the server serves', () => {
  const written = readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8');
  expect(written, 'npm run schema writes it anew').toBe(schemaText());
});

test('a browser that opens /graphql gets a page to try it on', async () => {
  const { url } = await startTestApp();
  const response = await fetch(`${url}/graphql`, { headers: { Accept: 'text/html' } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(await response.text()).toContain('Showhands GraphQL');
  expect((await request(`${url}/graphql?query={__typename}`)).body).toEqual({
    data: { __typename: 'Query' },
  });
});

test('what breaks inside is logged and told by its id only', async () => {
  // A room that no save of ours ever left so.
  const damaged = { room: { status: 'open', expiresAt: Number.POSITIVE_INFINITY }, version: 1 };
  const withStore = (store: Store): Store => ({
    ...store,
    rooms: { ...store.rooms, findByCode: async () => 'x', load: async () => damaged as never },
  });
  const { url, logLines } = await startTestApp({}, freshStorage(), { withStore });
  const { body } = await graphql(url, '{ room(code: "ABCDEF") { roomId } }');
  expect(body.errors).toEqual([
    {
      message: expect.stringMatching(/^Something went wrong on our side \(error [\w-]{16}\)\.$/),
      extensions: { code: 'internal' },
      locations: expect.any(Array),
      path: ['room'],
    },
  ]);
  const errorId = /error ([\w-]{16})/.exec(body.errors[0].message)?.[1];
  const logged = logLines.find((line) => line.includes(String(errorId)));
  expect(logged).toContain('TypeError');
  const byRest = await request(`${url}/api/rooms/code/ABCDEF`);
  expect([byRest.status, byRest.body]).toEqual([
    500,
    { error: expect.stringMatching(/^Something went wrong on our side/), code: 'internal' },
  ]);
  expect(JSON.stringify([body, byRest.body])).not.toMatch(/TypeError|undefined|node_modules|\.ts/i);
});

test.skipIf(process.env.MONGODB_URL)('what the database says is logged and told nobody', async () => {
  const storage = freshStorage();
  const { url, logLines } = await startTestApp({}, storage);
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const database = new DatabaseSync(joinPath(storage.DATA_DIR ?? '', 'showhands.db'));
  for (const { sql } of database
    .prepare(
      "SELECT 'DROP TABLE ' || name AS sql FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'",
    )
    .all()) {
    database.exec(String(sql));
  }
  database.close();

  const { body } = await graphql(url, '{ room(code: "ABCDEF") { roomId } }');
  expect(body.errors).toMatchObject([{ extensions: { code: 'unavailable' }, path: ['room'] }]);
  expect(logLines.filter((line) => line.includes('no such table'))).toHaveLength(1);
  const byRest = await request(`${url}/api/rooms/code/ABCDEF`);
  expect([byRest.status, byRest.body]).toEqual([503, { error: expect.any(String), code: 'unavailable' }]);
  const bySocket = await sarah.send('set-story', { title: 'A' });
  expect(bySocket).toEqual({ success: false, error: expect.any(String), code: 'unavailable' });
  expect(JSON.stringify([body, byRest.body, bySocket])).not.toMatch(/sqlite|table|node_modules|\.ts/i);
});
