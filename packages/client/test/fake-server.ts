/** A server inside the page: speaks GraphQL as ours does, and does as the test says. Stands for the network, not for our code. */

import type { RoomInfo, RoomState, WireEvent } from '@showhands/protocol';

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: { readonly query: string; readonly variables?: Readonly<Record<string, unknown>> };
}

export interface Sent {
  readonly name: string;
  readonly input: unknown;
}

export class FakeServer {
  info: RoomInfo | null = null;
  state: RoomState | null = null;
  /** What the next request with this field is refused with. */
  readonly refusals = new Map<string, { readonly code: string; readonly message: string }>();
  /** What requests with this field are answered, where it isn't that all went well. */
  readonly answers = new Map<string, object>();
  /** The requests that arrived, by their field. */
  readonly sent: Sent[] = [];
  readonly sockets = new Set<FakeSocket>();
  isDown = false;
  /** How far its clock is ahead of the page's, in milliseconds. */
  clockAhead = 0;
  readonly #fetch = globalThis.fetch;
  readonly #WebSocket = globalThis.WebSocket;

  install(): void {
    globalThis.fetch = async (_url, init) => {
      if (this.isDown) throw new TypeError('Failed to fetch');
      const { query, variables } = JSON.parse(String(init?.body));
      return Response.json(this.answer(query, variables));
    };
    const server = this;
    globalThis.WebSocket = class extends FakeSocket {
      constructor() {
        super(server);
      }
    } as unknown as typeof WebSocket;
  }

  uninstall(): void {
    globalThis.fetch = this.#fetch;
    globalThis.WebSocket = this.#WebSocket;
  }

  /** Tells everybody who is connected. */
  emit({ name, payload }: WireEvent): void {
    for (const socket of this.sockets) socket.tell(name, payload);
  }

  /** Breaks every connection. */
  drop(): void {
    for (const socket of [...this.sockets]) socket.break();
  }

  inputsOf(name: string): unknown[] {
    return this.sent.filter((sent) => sent.name === name).map(({ input }) => input);
  }

  answer(query: string, variables: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    const name = /\{\s*(\w+)/.exec(query)?.[1] ?? '';
    this.sent.push({ name, input: variables.input });
    const refusal = this.refusals.get(name);
    this.refusals.delete(name);
    if (refusal) return refused(refusal.code, refusal.message);
    if (name === 'room') {
      return this.info ? { data: { room: this.info } } : refused('room_not_found', 'There is no such room.');
    }
    if (name === 'joinRoom') {
      return { data: { joinRoom: { participantId: 'ada', reconnectToken: 'token-of-ada' } } };
    }
    return { data: { [name]: this.answers.get(name) ?? { success: true } } };
  }
}

function refused(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}

/** Two fields have other names in the client's selection. */
function asSelected(name: string, payload: object): object {
  const { participantId, ...state } = payload as Partial<RoomState>;
  if (name === 'room-state') return { ...state, viewerId: participantId };
  return name === 'timer-extended' ? { extendedTo: state.timerEndsAt } : payload;
}

class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readyState = 0;
  onopen?: () => void;
  onmessage?: (event: { data: string }) => void;
  onclose?: ((event: { code: number; reason: string }) => void) | null;
  readonly #server: FakeServer;
  #subscription: string | undefined;

  constructor(server: FakeServer) {
    this.#server = server;
    server.sockets.add(this);
    setTimeout(() => {
      if (this.readyState !== FakeSocket.CONNECTING) return;
      if (server.isDown) return this.break();
      this.readyState = FakeSocket.OPEN;
      this.onopen?.();
    });
  }

  send(text: string): void {
    const { id, type, payload } = JSON.parse(text) as Message;
    if (type === 'connection_init') this.#reply({ type: 'connection_ack' });
    if (type === 'ping') this.#reply({ type: 'pong' });
    if (type !== 'subscribe' || !payload || !id) return;
    if (payload.query.startsWith('subscription')) {
      this.#subscription = id;
      const { state, refusals } = this.#server;
      const refusal = refusals.get('roomEvents');
      refusals.delete('roomEvents');
      if (refusal) this.#reply({ id, type: 'next', payload: refused(refusal.code, refusal.message) });
      else if (state) this.tell('room-state', state);
      return;
    }
    this.#reply({ id, type: 'next', payload: this.#server.answer(payload.query, payload.variables) });
    this.#reply({ id, type: 'complete' });
  }

  tell(name: string, payload: object): void {
    const serverTime = new Date(Date.now() + this.#server.clockAhead).toISOString();
    const current = name === 'room-state' ? { ...payload, serverTime } : payload;
    const event = { event: name, ...asSelected(name, current) };
    this.#reply({ id: this.#subscription, type: 'next', payload: { data: { roomEvents: event } } });
  }

  break(): void {
    this.close(1006);
  }

  close(code = 1000): void {
    if (this.readyState === FakeSocket.CLOSED) return;
    this.readyState = FakeSocket.CLOSED;
    this.#server.sockets.delete(this);
    this.onclose?.({ code, reason: '' });
  }

  #reply(message: object): void {
    queueMicrotask(() => {
      if (this.readyState === FakeSocket.OPEN) this.onmessage?.({ data: JSON.stringify(message) });
    });
  }
}
