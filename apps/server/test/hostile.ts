/** What the hostile tests share: a room in the middle of a round, what is in it, and the many forms of nonsense. */

import type { RoomState } from '@showhands/protocol';
import { expect } from 'vitest';
import { createRoom, graphql, join, type Member, type RoomIds } from './harness.ts';

export interface OpenRound {
  readonly room: RoomIds;
  readonly sarah: Member;
  readonly mike: Member;
  /** All of the room as its facilitator sees it. */
  look(): Promise<RoomState>;
  /** Fails unless the room is exactly as it was when this was made. */
  expectUnchanged(): Promise<void>;
}

/** Sarah runs a round in which Mike has voted 5; two stories wait. */
export async function openRound(url: string, options: Record<string, unknown> = {}): Promise<OpenRound> {
  const room = await createRoom(url, { storyQueue: [{ title: 'PP-2' }, { title: 'PP-3' }], ...options });
  const sarah = await join(url, room.roomId, { name: 'Sarah' });
  const mike = await join(url, room.roomId, { name: 'Mike' });
  await sarah.send('set-story', { title: 'PP-1' });
  expect(await mike.send('submit-vote', { value: '5' })).toEqual({ success: true });
  const look = () => readState(url, sarah.reconnectToken);
  const before = await look();
  return {
    room,
    sarah,
    mike,
    look,
    expectUnchanged: async () => expect(await look()).toEqual(before),
  };
}

const RESULT = `{ votes { participantId participantName participantRole value } hasRoleGap
  overall { average median consensus } byRole { role count votes average median } }`;
const STATE = `{ roomState {
  roomId roomCode participantId phase timerEndsAt ownVote voteCount totalEligible doneForToday votingStatus
  config { cardScale cardValues roles excludedFromEstimate anonymousVoting autoReveal votingTimerSeconds
    facilitatorParticipates theme locked passwordRequired }
  participants { id name role isFacilitator isObserver connectionStatus hasVoted avatarSeed }
  currentStory { id title description url phase timerEndsAt }
  revealResult ${RESULT}
  history { id title finalEstimate wasRevoted completedAt result ${RESULT} }
  storyQueue { id title description url } finalEstimateOverride } }`;

export async function readState(url: string, token: string): Promise<RoomState> {
  const { body } = await graphql(url, STATE, {}, token);
  if (!body.data) throw new Error(JSON.stringify(body));
  return body.data.roomState;
}

/** As deep as a body may be long. */
export function nested(depth: number): string {
  return `${'['.repeat(depth)}${']'.repeat(depth)}`;
}

/** What no name, title, card or id may be, by what is wrong with it. */
export const NO_TEXT: Readonly<Record<string, unknown>> = {
  'a number': 5,
  'a boolean': true,
  'a list': ['Ann'],
  'an object': { toString: 'Ann' },
  'half a surrogate pair': 'A\uD800B',
  'the other half': '\uDFFF',
  'a zero byte': 'A\u0000B',
  'a line break': 'A\nB',
  'a line separator': 'A\u2028B',
  'a C1 control character': 'A\u0085B',
  'an escape sequence': '\u001B[31mred',
  'nothing but spaces': ' \u3000 ',
  'too much': 'x'.repeat(5000),
  'too many wide characters': '🂡'.repeat(501),
  bytes: Buffer.from('Ann'),
};

/** What looks odd and is fine. */
export const ODD_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  '<script>alert(1)</script>',
  "Robert'); DROP TABLE rooms;--",
  '{"$gt":""}',
  '\u202Eecila',
  'e\u0301\u0323\u0308',
  '👩‍👩‍👧‍👦',
  'ﷺ'.repeat(30),
  '𝕊𝕒𝕣𝕒𝕙',
];
