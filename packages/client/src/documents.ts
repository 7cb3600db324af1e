/** The GraphQL documents: what a client asks for, field by field. */

const STORY = 'id title description url';
const REVEAL_RESULT = `
  votes { participantId participantName participantRole value }
  overall { average median consensus }
  byRole { role count votes average median }
  hasRoleGap`;
const PARTICIPANT = 'id name role isFacilitator isObserver connectionStatus hasVoted avatarSeed';
const HISTORY = `history { ${STORY} finalEstimate wasRevoted completedAt result { ${REVEAL_RESULT} } }`;
const CONFIG = `config {
  cardScale cardValues roles excludedFromEstimate anonymousVoting autoReveal votingTimerSeconds
  facilitatorParticipates theme locked passwordRequired skipStory observerSwitch openControls
}`;

/** `participantId` has another name here: beside it in the union stand events in which it is never null. */
const ROOM_STATE = `
  roomId roomCode viewerId: participantId ${CONFIG}
  participants { ${PARTICIPANT} }
  currentStory { ${STORY} phase timerEndsAt }
  votingStatus
  revealResult { ${REVEAL_RESULT} }
  ${HISTORY}
  storyQueue { ${STORY} }
  finalEstimateOverride phase round anonymousRound timerEndsAt serverTime ownVote voteCount totalEligible doneForToday`;

export const roomStateQuery = `query RoomState { roomState { ${ROOM_STATE} } }`;

export const roomEventsSubscription = `subscription RoomEvents { roomEvents {
  ... on RoomStateEvent { event ${ROOM_STATE} }
  ... on ParticipantJoinedEvent { event ${PARTICIPANT} }
  ... on ParticipantLeftEvent { event participantId }
  ... on ParticipantStatusEvent { event participantId status }
  ... on ParticipantRemovedEvent { event participantId }
  ... on VoteSubmittedEvent { event participantId voteCount totalEligible }
  ... on VoteClearedEvent { event participantId voteCount totalEligible }
  ... on VotesRevealedEvent { event ${REVEAL_RESULT} }
  ... on VotingResetEvent { event timerEndsAt }
  ... on StoryChangedEvent { event ${STORY} phase timerEndsAt }
  ... on StorySkippedEvent { event queue { ${STORY} } }
  ... on QueueUpdatedEvent { event queue { ${STORY} } }
  ... on FacilitatorChangedEvent { event newFacilitatorId }
  ... on FinalEstimateChangedEvent { event value }
  ... on TimerExpiredEvent { event }
  ... on TimerExpiringEvent { event votedCount totalCount }
  ... on TimerExtendedEvent { event extendedTo: timerEndsAt }
  ... on MoodReactionEvent { event participantId participantName emoji }
  ... on DoneForTodayEvent { event ${HISTORY} }
  ... on SessionResumedEvent { event }
  ... on SessionEndedEvent { event ${HISTORY} }
  ... on ForceDisconnectEvent { event reason }
} }`;

export const roomQuery = `query Room($id: ID, $code: String) { room(id: $id, code: $code) {
  roomId roomCode roles cardScale participantCount maxParticipants passwordRequired locked theme
} }`;

export const createRoomMutation = `mutation CreateRoom($input: CreateRoomInput!) { createRoom(input: $input) {
  roomId roomCode joinUrl facilitatorRestToken
} }`;

export const joinRoomMutation = `mutation JoinRoom($input: JoinRoomInput!) { joinRoom(input: $input) {
  participantId reconnectToken
} }`;

/** The mutation of a room command: `submit-vote` is `submitVote(input: SubmitVoteInput!)`. */
export function commandMutation(command: string, takesInput: boolean): string {
  const type = command.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const field = type.charAt(0).toLowerCase() + type.slice(1);
  return takesInput
    ? `mutation ${type}($input: ${type}Input!) { ${field}(input: $input) { success } }`
    : `mutation ${type} { ${field} { success } }`;
}
