/** Subscribing to everything that happens in a room, by GraphQL over websockets and over server-sent events. */

import { roomEvents } from '@showhands/protocol';
import { buildSchema, type GraphQLNamedType, getNamedType, isObjectType, isUnionType } from 'graphql';
import { onTestFinished } from 'vitest';
import { schemaText } from '../src/graphql/print-schema.ts';
import { graphqlClient } from './harness.ts';

export interface Received {
  readonly name: string;
  readonly payload: Record<string, unknown>;
}

/** Somebody who listens, and what they heard so far. */
export interface Listener {
  readonly events: readonly Received[];
  /** What went wrong, as a GraphQL client is told. */
  readonly errors: readonly unknown[];
  /** Resolves when the server ended it. */
  readonly done: Promise<void>;
  stop(): void;
}

/** Every event with every field. Where two events give one name different types, GraphQL wants an alias. */
export const ALL_EVENTS = `subscription { roomEvents { ${selectUnion('RoomEvent')} } }`;

export function listenByWebSocket(url: string, token: string): Listener {
  const events: Received[] = [];
  const errors: unknown[] = [];
  const client = graphqlClient(url, token);
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  client.subscribe<{ roomEvents: Record<string, unknown> }>(
    { query: ALL_EVENTS },
    {
      next: ({ data, errors: wrong }) => {
        if (data) events.push(read(data.roomEvents));
        errors.push(...(wrong ?? []));
      },
      error: (error) => {
        errors.push(error);
        finish();
      },
      complete: () => finish(),
    },
  );
  return { events, errors, done, stop: () => void client.dispose() };
}

export function listenByEventStream(url: string, token: string, heard?: (text: string) => void): Listener {
  const events: Received[] = [];
  const errors: unknown[] = [];
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  async function run(): Promise<void> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'text/event-stream',
        Authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query: ALL_EVENTS }),
      signal: abort.signal,
    });
    let text = '';
    for await (const chunk of response.body ?? []) {
      const part = Buffer.from(chunk).toString();
      heard?.(part);
      text += part;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.+)$/m.exec(block)?.[1];
        if (!block.startsWith('event: next') || !data) continue;
        const message = JSON.parse(data);
        if (message.data) events.push(read(message.data.roomEvents));
        errors.push(...(message.errors ?? []));
      }
    }
  }
  const done = run().catch((error) => {
    if (!abort.signal.aborted) errors.push(error);
  });
  return { events, errors, done, stop: () => abort.abort() };
}

/** The event as a Socket.io client would get it: without aliases and type names. */
function read({ event, ...fields }: Record<string, unknown>): Received {
  const entries = Object.entries(fields).map(([key, value]) => [key.replace(/^\w+__/, ''), value]);
  return { name: String(event), payload: Object.fromEntries(entries) };
}

function selectUnion(name: string): string {
  const schema = buildSchema(schemaText());
  const union = schema.getType(name);
  if (!isUnionType(union)) throw new Error(`${name} is no union`);
  const members = union.getTypes();
  if (members.length !== Object.keys(roomEvents).length - 1) throw new Error('an event has no type');
  const parts = members.map((member) => {
    const fields = Object.values(member.getFields()).map(({ name: field, type }) => {
      const clashes = members.some((other) => {
        const theirs = other.getFields()[field];
        return theirs !== undefined && String(theirs.type) !== String(type);
      });
      return `${clashes ? `${member.name}__${field}: ` : ''}${field} ${selectAll(getNamedType(type))}`;
    });
    return `... on ${member.name} { ${fields.join(' ')} }`;
  });
  return parts.join(' ');
}

function selectAll(type: GraphQLNamedType): string {
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).map((f) => `${f.name} ${selectAll(getNamedType(f.type))}`);
  return `{ ${fields.join(' ')} }`;
}
