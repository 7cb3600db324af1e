/** What only facilitators read. The type of all other languages. */

import { pluralsOf } from '../plurals.ts';

const count = pluralsOf('en');

export const texts = {
  controls: 'Facilitator',
  manage: (name: string) => `Manage ${name}`,
  makeFacilitator: 'Make facilitator',
  makeVoter: 'Make a voter',
  remove: 'Remove',
  removeWarning: 'They leave the room at once, and their vote with them.',
  removePerson: 'Remove from the room',

  storyTitle: 'Story',
  storyPlaceholder: 'What are we estimating?',
  moreFields: 'Description and link',
  description: 'Description',
  link: 'Link to the ticket',
  start: 'Start voting',
  addToQueue: 'Add to queue',
  newStory: 'Another story',
  revote: 'Vote again',
  skip: 'Skip for now',
  next: 'Finish story',
  startNext: 'Start next:',
  setEstimate: 'Set',
  extendTimer: 'More time',
  extendOrReveal: 'Reveal the votes, or give more time?',

  settings: 'Settings',
  timer: 'Time for each story',
  noTimer: 'No timer',
  seconds: (seconds: number) => count(seconds, { one: '1 second', other: `${seconds} seconds` }),
  timerNote: 'A new time applies from the next story on. “No timer” also stops the one that is running.',
  switches: {
    autoReveal: 'Reveal when everybody has voted',
    facilitatorParticipates: 'The facilitator votes too',
    anonymousVoting: 'Hide who has voted until the reveal (from the next round on)',
    locked: 'Let nobody new in',
  },

  done: 'Done for today',
  end: 'End session',
  endWarning: 'This closes the room for everybody and cannot be undone.',
  endForAll: 'End for everybody',
  resume: 'Resume',

  queueEmpty: 'No stories are waiting.',
  startThis: 'Start',
  startStory: (title: string) => `Start ${title}`,
  moveUp: (title: string) => `Move ${title} up`,
  moveDown: (title: string) => `Move ${title} down`,
  moved: (title: string, place: number, places: number) => `${title} is now ${place} of ${places}`,
  dragToMove: 'Drag to another place',
  edit: (title: string) => `Edit ${title}`,
  change: 'Edit',
  removeStory: 'Remove from the queue',
  save: 'Save',
  paste: 'Paste many stories',
  pasteLabel: 'One title on each line, or a CSV file',
  pasteHelp:
    'A CSV begins with a line that names its columns: title, description, url. Titles alone are added fifty at a time; stories with a description or link one by one, at most ten in half a minute. Keep this page open until they are there.',
  pasteAdd: 'Add all',
  pasteProgress: (added: number, all: number) => `${added} of ${all} added`,
};

export type FacilitatorTexts = typeof texts;
