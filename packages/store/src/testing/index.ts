export { describeRoomStore, type FreshDatabase } from './room-contract.ts';
export { sampleCompletedStory, sampleConfig, sampleResult, sampleRoom, withVote } from './sample-room.ts';
