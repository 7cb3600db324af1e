/** What everybody reads in a poll. The type of all other languages. */

export const texts = {
  loading: 'Loading the poll…',
  gone: 'This poll does not exist, or is not published.',
  unreachable: 'The server cannot be reached.',
  tryAgain: 'Try again',

  starts: (time: string) => `Voting starts on ${time}.`,
  ends: (time: string) => `Open until ${time}`,
  closed: 'This poll is closed.',

  chooseOne: 'Choose one',
  chooseMany: 'Choose one or more',
  name: 'Your name',
  nameNote: 'Everybody who sees the results sees it beside your choice.',
  vote: 'Vote',
  showResults: 'Show results',
  hideResults: 'Hide results',
};

export type PollTexts = typeof texts;
