/** What is said of the things that happen in a room, for those who don't see the screen change. */

import type { RoomNews, RoomSnapshot } from '@showhands/client';
import type { RoomState, WireEvent } from '@showhands/protocol';
import type { RoomTexts, RoomWords } from '../../texts/room-translations.ts';
import type { Announcer } from '../announcer.ts';

/** Says what follows from news. Where others only vote, one sentence for several of them is enough. */
export function announce(
  announcer: Announcer,
  news: RoomNews,
  snapshot: () => RoomSnapshot,
  words: RoomWords,
): void {
  const { status, state } = snapshot();
  if (news.kind === 'status' && status === 'ended') announcer.say(words.texts.endedTitle);
  if (news.kind !== 'event' || !state) return;
  const { event } = news;
  if (event.name === 'vote-submitted' || event.name === 'vote-cleared') {
    announcer.sayTogether('votes', () => progress(snapshot().state, words.texts));
    return;
  }
  const sentences = sentencesOf(event, state, words);
  if (sentences.length === 0) return;
  // How many had voted is of no interest any more.
  announcer.drop('votes');
  for (const sentence of sentences) announcer.say(sentence);
}

function progress(state: RoomState | null, texts: RoomTexts): string | undefined {
  if (state?.phase !== 'voting') return undefined;
  const { voteCount, totalEligible } = state;
  return voteCount > 0 && voteCount >= totalEligible
    ? texts.everybodyVoted
    : texts.progress(voteCount, totalEligible);
}

function sentencesOf(event: WireEvent, state: RoomState, words: RoomWords): readonly string[] {
  const { texts } = words;
  switch (event.name) {
    case 'story-changed':
      return [texts.nowVoting(event.payload.title)];
    case 'voting-reset':
      return [texts.votingAgain];
    case 'story-skipped':
      return [texts.waitingForNext];
    case 'votes-revealed':
      return [revealed(event.payload.overall, words)];
    case 'timer-expiring': {
      const { votedCount, totalCount } = event.payload;
      return [`${texts.timeShort} ${texts.progress(votedCount, totalCount)}`];
    }
    case 'timer-expired':
      return [texts.timeUp];
    case 'timer-extended':
      return [texts.moreTime];
    case 'facilitator-changed':
      return newFacilitator(event.payload.newFacilitatorId, state, texts);
    case 'done-for-today':
      return [texts.doneTitle, texts.doneText];
    case 'session-resumed':
      return [texts.resumed];
    default:
      return [];
  }
}

function revealed(
  { average, consensus }: { average: number | null; consensus: string },
  { texts, number }: RoomWords,
): string {
  return [
    texts.revealed,
    ...(average === null ? [] : [texts.revealedAverage(number(average))]),
    ...(consensus === 'consensus' ? [texts.consensus] : []),
  ].join(' ');
}

function newFacilitator(id: string, { participants, participantId }: RoomState, texts: RoomTexts) {
  if (id === participantId) return [texts.nowYouFacilitate];
  const name = participants.find((person) => person.id === id)?.name;
  return name ? [texts.nowFacilitator(name)] : [];
}
