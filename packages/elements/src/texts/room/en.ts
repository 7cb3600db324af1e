/** What everybody in a room reads. The type of all other languages. */

import type { ClientErrorCode } from '@showhands/client';
import { pluralsOf } from '../plurals.ts';

const count = pluralsOf('en');

export const texts = {
  /** By code; what has none here is told in the server's own words: English, and often about the case at hand. */
  refusals: {
    invalid_token: 'Your access to this room is no longer valid.',
    queue_changed: 'The list has changed meanwhile. Please try again.',
    unavailable: 'The service has a problem right now. Please try again.',
  } as Readonly<Partial<Record<ClientErrorCode, string>>>,

  finding: 'Looking for the room…',
  connecting: 'Coming in…',
  reconnecting: 'Connection lost, reconnecting…',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',

  unaddressed:
    'No room was named here. The page must set room-id or room-code, and server where it bundles this element.',
  unreachable: 'The server cannot be reached. Trying again…',
  notFound: 'This room does not exist, or its session has ended.',
  locked: 'The facilitator has locked this room. Nobody new can come in for now.',
  full: (most: number) => `This room is full: it holds ${most} people.`,
  removed: 'The facilitator removed you from this room.',
  expired: 'This room is no longer there. Rooms close after a while without anybody in them.',
  left: 'You left the room.',
  joinAgain: 'Join again',
  comeBack: 'Come back',
  placeLost: 'Your former place in this room is gone. You can join again.',
  hostKeyRefused: 'This host’s link does not belong to this room. You can join as a participant.',

  joinTitle: 'Join the room',
  joinAsHost: 'You come in as its host.',
  roomFacts: (code: string, people: number) =>
    `Room ${code} · ${count(people, { one: '1 person', other: `${people} people` })} inside`,
  name: 'Your name',
  role: 'Your role',
  observe: 'Just watch, without voting',
  password: 'Room password',
  join: 'Join',
  joining: 'Joining…',

  roomCode: (code: string) => `Room ${code}`,
  leave: 'Leave',
  waitingForStory: 'Waiting for the first story',
  waitingForNext: 'Waiting for the next story',
  setFirst: 'Set a story to begin.',
  waitForFacilitator: 'The facilitator will start one shortly.',
  openLink: 'Open the ticket',
  nowVoting: (title: string) => `Now voting: ${title}`,
  votingAgain: 'Voting again: all cards were taken back.',
  timeLeft: 'Time left',
  timeUp: 'Time is up.',
  timeShort: 'Ten seconds left.',
  moreTime: 'There is more time now.',

  yourCard: 'Choose your card',
  cardSaving: 'Saving your vote…',
  cardKept: 'Your vote is kept and will be sent when the connection is back.',
  cardChosen: (card: string) => `You chose ${card}. Choose it again to take it back.`,
  cardNames: { '☕': 'Coffee break', '❓': 'Not sure' } as Readonly<Record<string, string>>,
  observing: 'You are watching this round.',
  facilitating: 'You facilitate and do not vote.',

  progress: (votes: number, eligible: number) => `${votes} of ${eligible} voted`,
  everybodyVoted: 'Everybody has voted.',
  anonymous: 'Who has voted stays hidden until the reveal.',
  people: 'People',
  you: 'you',
  facilitator: 'Facilitator',
  nowFacilitator: (name: string) => `${name} is the facilitator now.`,
  nowYouFacilitate: 'You are the facilitator now.',
  observer: 'Observer',
  offline: 'Offline',
  voted: 'Has voted',
  notVoted: 'Has not voted yet',
  votedFor: (card: string) => `Voted ${card}`,
  aboutYou: 'About you',
  rename: 'Rename',
  takePart: 'Take part',
  mood: 'Show how you feel',
  /** The moods to choose from, with their names. */
  moodNames: {
    '👍': 'Thumbs up',
    '🎉': 'Celebrate',
    '😂': 'Laugh',
    '🤔': 'Thinking',
    '😮': 'Surprised',
    '❤️': 'Love it',
    '🐢': 'Slow down',
    '✋': 'I want to speak',
  } as Readonly<Record<string, string>>,
  moods: (people: string) => `Moods: ${people}`,

  results: 'Result',
  noVotes: 'Nobody voted.',
  average: 'Average',
  median: 'Median',
  finalEstimate: 'Final estimate',
  consensus: 'Consensus',
  discuss: 'Worth a talk',
  distribution: 'Votes by card',
  byRole: 'By role',
  votes: 'Votes',
  voteCount: (votes: number) => count(votes, { one: '1 vote', other: `${votes} votes` }),
  notCounted: 'not counted',
  roleGap: 'The roles are far apart from each other.',
  roleGapWords: (more: string, high: string, less: string, low: string) =>
    `${more} says ${high}, ${less} says ${low}.`,
  highest: 'Highest vote',
  lowest: 'Lowest vote',
  reveal: 'Reveal votes',
  revealed: 'The votes are revealed.',
  revealedAverage: (average: string) => `Average ${average}.`,

  queue: 'Up next',
  history: 'History',
  estimated: 'What was estimated',
  nothingEstimated: 'No story was estimated.',
  story: 'Story',
  estimate: 'Estimate',
  noEstimate: 'none',
  download: { csv: 'Download CSV', json: 'Download JSON' },

  doneTitle: 'Done for today',
  doneText: 'The room stays open. The facilitator can resume the session.',
  resumed: 'The session goes on.',
  endedTitle: 'The session has ended',
};

export type RoomTexts = typeof texts;
