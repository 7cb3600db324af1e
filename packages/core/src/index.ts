export {
  type BatchOutcome,
  decideBatch,
  type PollKnowledge,
  type PollRequest,
} from './poll/batch.ts';
export { clientFacts } from './poll/client-facts.ts';
export { createPoll, editPoll, type NewPoll } from './poll/edit.ts';
export * from './poll/poll.ts';
export {
  answerOf,
  assertMaySeeResults,
  namedVote,
  type ResultsViewer,
  resultsOf,
} from './poll/results.ts';
export { assertPublished, nextStatusChange, pollNotFound, statusOf } from './poll/status.ts';
export { viewListedPoll, viewOwnedPoll, viewPublicPoll } from './poll/view.ts';
export { type Ballot, type Decision, decideVote, type EmbedToken, type KnownVotes } from './poll/vote.ts';
export { type Actor, knownParticipant, participantOf } from './room/access.ts';
export { type Announcement, type Audience, announceUnheard } from './room/announce.ts';
export type { RoomCommand } from './room/command.ts';
export { type RoomCommandInputs, type RoomCommandName, roomCommands } from './room/commands/index.ts';
export type { Context, Features, Presence } from './room/context.ts';
export { createRoom, type NewRoom, proFeatures, ROOM_LIFETIME_MS } from './room/create.ts';
export { findPresent, presentParticipants } from './room/eligibility.ts';
export type { RoomEvent } from './room/events.ts';
export { evolve } from './room/evolve.ts';
export { type JoinRoomInput, joinRoomInput, joinRoomLimit } from './room/join.ts';
export { type Outcome, performCommand, performJoin, performSettling } from './room/perform.ts';
export * from './room/room.ts';
export { nextSettling } from './room/settle.ts';
export { isVeiled, viewInfo, viewRoom } from './room/view.ts';
