import { pluralsOf } from '../plurals.ts';
import type { FacilitatorTexts } from './en.ts';

const count = pluralsOf('de');

export const texts: FacilitatorTexts = {
  controls: 'Moderation',
  manage: (name: string) => `Optionen für ${name}`,
  makeFacilitator: 'Moderation übergeben',
  makeVoter: 'Mitmachen lassen',
  remove: 'Entfernen',
  removeWarning: 'Die Person verlässt sofort den Raum, und ihre Stimme geht verloren.',
  removePerson: 'Aus dem Raum entfernen',

  storyTitle: 'Story',
  storyPlaceholder: 'Was schätzen wir?',
  moreFields: 'Beschreibung und Link',
  description: 'Beschreibung',
  link: 'Link zum Ticket',
  start: 'Runde starten',
  addToQueue: 'Vormerken',
  newStory: 'Andere Story',
  revote: 'Neu abstimmen',
  skip: 'Zurückstellen',
  next: 'Story abschließen',
  startNext: 'Weiter mit:',
  setEstimate: 'Festlegen',
  extendTimer: 'Mehr Zeit',
  extendOrReveal: 'Karten aufdecken oder mehr Zeit geben?',

  settings: 'Einstellungen',
  timer: 'Zeit pro Story',
  noTimer: 'Ohne Timer',
  seconds: (seconds: number) => count(seconds, { one: '1 Sekunde', other: `${seconds} Sekunden` }),
  timerNote: 'Eine neue Zeit gilt ab der nächsten Story. „Ohne Timer“ stoppt auch den laufenden Timer.',
  switches: {
    autoReveal: 'Aufdecken, sobald alle abgestimmt haben',
    facilitatorParticipates: 'Die Moderation stimmt mit ab',
    anonymousVoting: 'Bis zum Aufdecken verbergen, wer abgestimmt hat (ab der nächsten Runde)',
    locked: 'Raum für Neue sperren',
  },

  done: 'Schluss für heute',
  end: 'Session beenden',
  endWarning: 'Das schließt den Raum für alle und lässt sich nicht rückgängig machen.',
  endForAll: 'Für alle beenden',
  resume: 'Fortsetzen',

  queueEmpty: 'Es sind keine Storys vorgemerkt.',
  startThis: 'Starten',
  startStory: (title: string) => `${title} starten`,
  moveUp: (title: string) => `${title} nach oben schieben`,
  moveDown: (title: string) => `${title} nach unten schieben`,
  moved: (title: string, place: number, places: number) =>
    `${title} ist jetzt an Stelle ${place} von ${places}`,
  dragToMove: 'Zum Verschieben ziehen',
  edit: (title: string) => `${title} ändern`,
  change: 'Ändern',
  removeStory: 'Aus der Liste entfernen',
  save: 'Speichern',
  paste: 'Mehrere Storys einfügen',
  pasteLabel: 'Ein Titel pro Zeile oder eine CSV-Datei',
  pasteHelp:
    'Die erste Zeile einer CSV-Datei nennt die Spalten: title, description, url. Reine Titel werden je fünfzig auf einmal vorgemerkt, Storys mit Beschreibung oder Link einzeln, höchstens zehn in einer halben Minute. Bitte die Seite offen lassen, bis alle da sind.',
  pasteAdd: 'Alle vormerken',
  pasteProgress: (added: number, all: number) => `${added} von ${all} vorgemerkt`,
};
