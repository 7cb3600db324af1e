/** Somebody in a room who comes back by themselves after every crash, and checks what they find there. */

import type { RoomState } from '@showhands/protocol';
import { io, type Socket } from 'socket.io-client';

const CARDS = ['0', '1', '2', '3', '5', '8', '13', '21'];
/** Far longer than any answer takes; a lost connection is noticed sooner. */
const ANSWER_MS = 10_000;

export class CrashMember {
  readonly name: string;
  /** Answers that came. */
  acknowledged = 0;
  /** What was acknowledged and isn't there any more, or who isn't who they were. */
  readonly losses: string[] = [];
  readonly events: string[] = [];
  #isIn = false;
  readonly #roomId: string;
  readonly #socket: Socket;
  #token: string | undefined;
  #participantId = '';
  /** The last acknowledged vote, and the one that is under way. */
  #vote: string | null = null;
  #pending: string | undefined;
  readonly #titles: string[] = [];
  #acting: Promise<void> = Promise.resolve();
  #isActing = false;

  constructor(url: string, roomId: string, name: string) {
    this.name = name;
    this.#roomId = roomId;
    this.#socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      auth: (answer) => answer(this.#token ? { reconnectToken: this.#token } : {}),
    });
    this.#socket.onAny((event: string) => this.events.push(event));
    this.#socket.on('connect', () => void this.#join());
    this.#socket.on('disconnect', () => {
      this.#isIn = false;
    });
  }

  get isIn(): boolean {
    return this.#isIn;
  }

  count(event: string): number {
    return this.events.filter((name) => name === event).length;
  }

  /** False where the answer was lost; throws where it was a refusal. */
  async send(event: string, input: Record<string, unknown> = {}): Promise<boolean> {
    const answer = await this.#socket
      .timeout(ANSWER_MS)
      .emitWithAck(event, input)
      .catch(() => null);
    // Whoever the crash interrupted may have sent this before they were back.
    if (answer === null || answer.code === 'not_in_room' || answer.code === 'unavailable') return false;
    if (!answer.success) throw new Error(`${event}: ${answer.code}`);
    this.acknowledged += 1;
    return true;
  }

  /** Acts again and again, one after the other, until `rest`. */
  act(step: () => Promise<void>): void {
    this.#isActing = true;
    this.#acting = (async () => {
      while (this.#isActing) {
        if (this.#isIn) await step();
        else await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
  }

  async rest(): Promise<void> {
    this.#isActing = false;
    await this.#acting;
  }

  async vote(): Promise<void> {
    const value = CARDS[Math.floor(Math.random() * CARDS.length)] ?? '5';
    this.#pending = value;
    if (!(await this.send('submit-vote', { value }))) return;
    this.#vote = value;
    this.#pending = undefined;
  }

  async addStory(title: string): Promise<void> {
    if (await this.send('add-to-queue', { title })) this.#titles.push(title);
  }

  /** For a new round: the votes of the old one are gone, as they should be. */
  forgetVote(): void {
    this.#vote = null;
    this.#pending = undefined;
  }

  close(): void {
    this.#socket.close();
  }

  async #join(): Promise<void> {
    const request = { roomId: this.#roomId, name: this.name, role: 'Dev', reconnectToken: this.#token };
    const answer = await this.#socket
      .timeout(ANSWER_MS)
      .emitWithAck('join-room', request)
      .catch(() => null);
    if (answer === null) return;
    if (!answer.success) {
      this.losses.push(`${this.name} may not come back: ${answer.code}`);
      return;
    }
    if (this.#token) this.#check(answer.participantId, answer.state);
    this.#token = answer.reconnectToken;
    this.#participantId = answer.participantId;
    this.#isIn = true;
  }

  #check(participantId: string, { ownVote, participants, storyQueue }: RoomState): void {
    if (participantId !== this.#participantId) this.losses.push(`${this.name} is somebody else`);
    const me = participants.find(({ id }) => id === participantId);
    if (me?.name !== this.name) this.losses.push(`${this.name} is not in the list`);
    if (ownVote !== this.#vote && ownVote !== this.#pending) {
      this.losses.push(`${this.name} voted ${this.#vote} (or ${this.#pending}) and finds ${ownVote}`);
    }
    this.#vote = ownVote;
    this.#pending = undefined;
    const stored = new Set(storyQueue.map(({ title }) => title));
    for (const title of this.#titles) {
      if (!stored.has(title)) this.losses.push(`${this.name}'s story ${title} is gone`);
    }
  }
}
