import type { PollTexts } from './en.ts';

export const texts: PollTexts = {
  loading: 'Umfrage wird geladen …',
  gone: 'Diese Umfrage gibt es nicht, oder sie ist nicht veröffentlicht.',
  unreachable: 'Der Server ist nicht erreichbar.',
  tryAgain: 'Erneut versuchen',

  starts: (time: string) => `Die Abstimmung beginnt am ${time}.`,
  ends: (time: string) => `Offen bis ${time}`,
  closed: 'Diese Umfrage ist beendet.',

  chooseOne: 'Wähle eine Option',
  chooseMany: 'Wähle eine oder mehrere Optionen',
  name: 'Dein Name',
  nameNote: 'Wer die Ergebnisse sieht, sieht deinen Namen neben deiner Wahl.',
  vote: 'Abstimmen',
  showResults: 'Ergebnisse anzeigen',
  hideResults: 'Ergebnisse ausblenden',
};
