export type { FreshDatabase } from './bench.ts';
export { describePollStore } from './poll-contract.ts';
export { describeRoomStore } from './room-contract.ts';
export { castVotes, keptPoll, loaded, nextVote, samplePoll, votesOf } from './sample-poll.ts';
export { sampleCompletedStory, sampleConfig, sampleResult, sampleRoom, withVote } from './sample-room.ts';
