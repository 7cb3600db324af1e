import { pluralsOf } from '../plurals.ts';
import type { TakingPartTexts } from './en.ts';

const count = pluralsOf('de');

export const texts: TakingPartTexts = {
  refusals: {
    poll_not_found: 'Diese Umfrage gibt es nicht oder nicht mehr.',
    poll_not_published: 'Diese Umfrage ist nicht veröffentlicht.',
    poll_not_started: 'Diese Umfrage hat noch nicht begonnen.',
    poll_closed: 'Diese Umfrage ist schon beendet.',
    already_voted: 'Du hast bei dieser Umfrage schon abgestimmt.',
    invalid_options: 'Diese Auswahl ist hier nicht möglich. Bitte noch einmal wählen.',
    invalid_token: 'Deine Stimme konnte nicht bestätigt werden. Bitte noch einmal versuchen.',
    invalid_input: 'Mit der Eingabe stimmt etwas nicht. Bitte prüfen und noch einmal versuchen.',
    results_hidden: 'Die Ergebnisse dieser Umfrage sind gerade nicht zu sehen.',
    origin_not_allowed: 'Diese Umfrage darf auf dieser Website nicht verwendet werden.',
  },
  sending: 'Stimme wird gesendet …',
  unsent: 'Deine Stimme ist noch nicht bestätigt. Sie wird automatisch erneut gesendet.',
  sendAgain: 'Erneut senden',
  voted: 'Danke, deine Stimme wurde gezählt.',
  already: 'Du hast bei dieser Umfrage schon abgestimmt.',
  resultsLater: 'Die Ergebnisse werden hier nicht angezeigt.',

  results: 'Ergebnisse',
  option: 'Option',
  votes: 'Stimmen',
  share: 'Anteil',
  yourChoice: 'deine Wahl',
  total: (votes: number) => count(votes, { one: '1 Stimme', other: `${votes} Stimmen` }),

  unaddressed:
    'Hier ist keine Umfrage angegeben. Die Seite muss poll-id setzen, und server, wenn sie das Element mitbringt.',
};
