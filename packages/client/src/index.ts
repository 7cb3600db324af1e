export { backoff } from './backoff.ts';
export { type Ballot, castVote, hasVoted, issueEmbedToken } from './ballots.ts';
export { ClientError, type ClientErrorCode, type ClientErrorExtras } from './client-error.ts';
export { isPassing, waitAfter } from './passing.ts';
export type { OptionResult, Poll, PollOption, PollResults, PollStatus } from './poll.ts';
export { fetchPoll, type PollPlace } from './polls.ts';
export {
  RoomConnection,
  type RoomNews,
  type RoomPlace,
  type RoomSnapshot,
  type RoomStatus,
} from './room-connection.ts';
export { mayVote, reduceRoom } from './room-reducer.ts';
export { createRoom, fetchRoom, type Newcomer } from './rooms.ts';
export { memoryTokenStore, type TokenStore } from './token-store.ts';
export { type PollListener, type PollUpdate, watchPoll } from './watch-poll.ts';
