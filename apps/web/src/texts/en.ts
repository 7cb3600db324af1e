/** The pages in English: the texts whose shape those in all other languages have. */

import { counted } from '../counted.ts';

const characters = counted('en', { one: '# character', other: '# characters' });
const seconds = counted('en', { one: '# second', other: '# seconds' });
const minutes = counted('en', { one: '# minute', other: '# minutes' });

/** What stands in the pages themselves; the build puts it in place of `{{home.heading}}` and its like. */
export const page = {
  languages: 'Language',
  needsScript: 'This page needs JavaScript.',
  home: {
    title: 'Showhands – planning poker for your team',
    description: 'Planning poker for your team: create a room, share its link, estimate together.',
    preview: 'Planning poker for your team',
    previewDescription: 'Create a room, share its link, estimate together.',
    heading: 'Estimate together, reveal at once',
    intro:
      'Create a room and share its link. Everybody picks a card in secret; when the hands are shown, you talk about what matters: why they differ.',
  },
  join: { heading: 'Join a room', code: 'Room code', submit: 'Go to the room' },
  demo: {
    label:
      'A room after the reveal: Ada and Bo voted 5, Cem voted 13. The average is 7.67, the median 5, and it is worth a talk.',
    story: 'PP-123 User login flow',
    average: 'Average',
    averageValue: '7.67',
    median: 'Median',
    verdict: 'Worth a talk',
  },
  create: {
    heading: 'Create a room',
    name: 'Your name',
    cards: 'Cards',
    own: 'Your own',
    ownCount: '2 to 15 cards',
    ownCards: 'Your cards, separated by commas',
    roles: 'Roles, up to four, separated by commas',
    excluded: 'Roles whose votes are shown, but not counted',
    how: 'How you vote',
    iVote: 'I vote too',
    anonymous: 'Hide who has voted until the reveal',
    autoReveal: 'Reveal as soon as everybody has voted',
    timer: 'Timer for each story',
    noTimer: 'None',
    seconds15: '15 seconds',
    seconds30: '30 seconds',
    minutes1: '1 minute',
    minutes2: '2 minutes',
    minutes3: '3 minutes',
    minutes5: '5 minutes',
    stories: 'Stories to begin with',
    titles: 'One title on each line, up to 50',
    passwordAndLook: 'Password and look',
    password: 'Room password',
    look: 'Look',
    plain: 'Default',
    midnight: 'Midnight',
    retro: 'Retro',
    neon: 'Neon',
    proToken: 'Pro token',
    proNote:
      'A password, a look and your own cards need a Pro token, unless this server gives them to everybody.',
    submit: 'Create the room',
  },
  scales: { fibonacci: 'Fibonacci', tshirt: 'T-shirt', simple: 'Simple', simpleRange: '1 to 10' },
  room: {
    title: 'Planning poker – Showhands',
    preview: 'Join a planning poker room',
    previewDescription: 'Choose a card in secret, show all hands at once, and talk about why they differ.',
    heading: 'Planning poker room',
    code: 'Code',
    copy: 'Copy link',
    qrCode: 'QR code',
    scan: 'Scan to join',
    close: 'Close',
  },
  roomGone: { title: 'Room not found – Showhands', elsewhere: 'Create a room, or join another one' },
  poll: {
    title: 'Poll – Showhands',
    preview: 'A poll',
    previewDescription: 'Say what you think, and see how the others answered.',
    heading: 'Poll',
    scan: 'Scan to vote',
  },
  vote: {
    title: 'Estimate a story – Showhands',
    previewDescription: 'Open the link, say your name, and vote with your team.',
    heading: 'Estimate a story',
    problems: 'Something in this link could not be used. Everything else was kept.',
    story: 'Story',
    openTicket: 'Open the ticket',
    placeholder: 'What are you estimating?',
    submit: 'Start voting',
    note: 'You get a room with a link to share, and run the vote.',
  },
  notFound: {
    title: 'Not found – Showhands',
    heading: 'There is nothing here',
    text: 'The address may be mistyped, or what was here is gone.',
    home: 'Create a room, or join one',
  },
};

/** What the pages' scripts say. */
export const script = {
  roomTitle: (code: string) => `Room ${code} – Showhands`,
  endedTitle: 'Session ended – Showhands',
  copied: 'Copied',
  qrCode: 'QR code of this link',
  from: (source: string) => `From ${source}`,
  timeToVote: (count: number) => `${seconds(count)} to vote`,
  onlySpaces: 'Type more than spaces.',

  /** What is wrong with a link to a story. */
  link: {
    parts: {
      title: 'The “title”',
      desc: 'The description (“desc”)',
      url: 'The ticket’s address (“url”)',
      source: 'The “source”',
      name: 'The name',
    },
    noTitle: 'The link has no “title”: type what you want to estimate.',
    brokenTitle: 'The “title” must be a single line of readable characters.',
    broken: (part: string) => `${part} has unreadable characters and was left out.`,
    typedTooLong: (part: string, length: number, max: number) =>
      `${part} has ${characters(length)}, but at most ${max} fit: type a shorter one.`,
    tooLong: (part: string, length: number, max: number) =>
      `${part} has ${characters(length)}, but at most ${max} fit: it was left out.`,
    noAddress: 'The ticket’s address (“url”) must start with http:// or https://, and was left out.',
    ownCards:
      'Your own cards (“scale=custom”) need a deck, which a link cannot bring; these are Fibonacci cards.',
    unknownScale: 'The “scale” must be fibonacci, tshirt or simple; these are Fibonacci cards.',
    badTimer: (min: number, max: number) =>
      `The “timer” must be a whole number of seconds from ${min} to ${max}; there is no timer now.`,
  },

  /** What the server can say no with, by its code; and with `invalid_input`, by the field that it doesn't take. */
  refusals: {
    room_not_found: 'There is no room with this code. It may be mistyped, or the session has ended.',
    pro_required: 'A password, a look and your own cards need a valid Pro token.',
    body_too_large: 'That is more than fits into one room.',
    unavailable: 'The server cannot do this right now. Try again in a moment.',
    unreachable: 'The server cannot be reached. Try again in a moment.',
    internal: 'Something went wrong.',
  },
  fields: {
    facilitatorName: 'A name has up to 30 readable characters.',
    roles: 'There can be one to four different roles of up to 20 characters each.',
    customCardValues: 'There can be 2 to 15 different cards of up to 10 characters each.',
    storyQueue: 'There can be up to 50 stories to begin with, whose titles have up to 200 characters each.',
    password: 'A password has up to 50 readable characters.',
  },
  retrySeconds: (count: number) => `Too many tries in a short time. Try again in ${seconds(count)}.`,
  retryMinutes: (count: number) => `Too many tries in a short time. Try again in ${minutes(count)}.`,
};

export type PageTexts = typeof page;
export type ScriptTexts = typeof script;
