/** The pages in German. */

import { counted } from '../counted.ts';
import type { PageTexts, ScriptTexts } from './en.ts';

const characters = counted('de', { other: '# Zeichen' });
const seconds = counted('de', { one: '# Sekunde', other: '# Sekunden' });
const minutes = counted('de', { one: '# Minute', other: '# Minuten' });

export const page: PageTexts = {
  languages: 'Sprache',
  needsScript: 'Diese Seite braucht JavaScript.',
  home: {
    title: 'Showhands – Planning Poker fürs Team',
    description: 'Planning Poker fürs Team: Raum anlegen, Link teilen, gemeinsam schätzen.',
    preview: 'Planning Poker fürs Team',
    previewDescription: 'Raum anlegen, Link teilen, gemeinsam schätzen.',
    heading: 'Gemeinsam schätzen, gleichzeitig aufdecken',
    intro:
      'Leg einen Raum an und teile den Link. Alle wählen verdeckt eine Karte; wird aufgedeckt, redet ihr über das, worauf es ankommt: warum ihr verschieden schätzt.',
  },
  join: { heading: 'Einem Raum beitreten', code: 'Raumcode', submit: 'Zum Raum' },
  demo: {
    label:
      'Ein Raum nach dem Aufdecken: Ada und Bo haben 5 gewählt, Cem 13. Der Durchschnitt ist 7,67, der Median 5, und es gibt Gesprächsbedarf.',
    story: 'PP-123 Anmeldung',
    average: 'Durchschnitt',
    averageValue: '7,67',
    median: 'Median',
    verdict: 'Gesprächsbedarf',
  },
  create: {
    heading: 'Einen Raum anlegen',
    name: 'Dein Name',
    cards: 'Karten',
    own: 'Eigene',
    ownCount: '2 bis 15 Karten',
    ownCards: 'Eigene Karten, durch Kommas getrennt',
    roles: 'Rollen, bis zu vier, durch Kommas getrennt',
    excluded: 'Rollen, deren Stimmen gezeigt, aber nicht gezählt werden',
    how: 'So wird abgestimmt',
    iVote: 'Ich stimme mit ab',
    anonymous: 'Bis zum Aufdecken verbergen, wer abgestimmt hat',
    autoReveal: 'Aufdecken, sobald alle abgestimmt haben',
    timer: 'Timer für jede Story',
    noTimer: 'Keiner',
    seconds15: '15 Sekunden',
    seconds30: '30 Sekunden',
    minutes1: '1 Minute',
    minutes2: '2 Minuten',
    minutes3: '3 Minuten',
    minutes5: '5 Minuten',
    stories: 'Storys für den Anfang',
    titles: 'Ein Titel pro Zeile, bis zu 50',
    passwordAndLook: 'Passwort und Aussehen',
    password: 'Passwort für den Raum',
    look: 'Aussehen',
    plain: 'Standard',
    midnight: 'Mitternacht',
    retro: 'Retro',
    neon: 'Neon',
    proToken: 'Pro-Token',
    proNote:
      'Passwort, Aussehen und eigene Karten brauchen ein Pro-Token, außer wenn dieser Server sie allen gibt.',
    submit: 'Raum anlegen',
  },
  scales: { fibonacci: 'Fibonacci', tshirt: 'T-Shirt', simple: 'Einfach', simpleRange: '1 bis 10' },
  room: {
    title: 'Planning Poker – Showhands',
    preview: 'Komm in den Planning-Poker-Raum',
    previewDescription:
      'Verdeckt eine Karte wählen, alle gleichzeitig aufdecken und über die Unterschiede reden.',
    heading: 'Planning-Poker-Raum',
    code: 'Code',
    copy: 'Link kopieren',
    qrCode: 'QR-Code',
    scan: 'Scannen und mitmachen',
    close: 'Schließen',
  },
  roomGone: {
    title: 'Raum nicht gefunden – Showhands',
    elsewhere: 'Einen Raum anlegen oder einem anderen beitreten',
  },
  poll: {
    title: 'Umfrage – Showhands',
    preview: 'Eine Umfrage',
    previewDescription: 'Abstimmen und sehen, wie die anderen geantwortet haben.',
    heading: 'Umfrage',
    scan: 'Zum Abstimmen scannen',
  },
  vote: {
    title: 'Eine Story schätzen – Showhands',
    previewDescription: 'Link öffnen, Namen eingeben und mit dem Team abstimmen.',
    heading: 'Eine Story schätzen',
    problems: 'Etwas an diesem Link ließ sich nicht verwenden. Alles andere wurde übernommen.',
    story: 'Story',
    openTicket: 'Ticket öffnen',
    placeholder: 'Was wird geschätzt?',
    submit: 'Abstimmung starten',
    note: 'Du bekommst einen Raum mit einem Link zum Teilen und leitest die Abstimmung.',
  },
  notFound: {
    title: 'Nicht gefunden – Showhands',
    heading: 'Hier ist nichts',
    text: 'Vielleicht stimmt die Adresse nicht, oder was hier war, gibt es nicht mehr.',
    home: 'Einen Raum anlegen oder einem beitreten',
  },
};

export const script: ScriptTexts = {
  roomTitle: (code) => `Raum ${code} – Showhands`,
  endedTitle: 'Sitzung beendet – Showhands',
  copied: 'Kopiert',
  qrCode: 'QR-Code dieses Links',
  from: (source) => `Von ${source}`,
  timeToVote: (count) => `${seconds(count)} zum Abstimmen`,
  onlySpaces: 'Bitte mehr als Leerzeichen eingeben.',

  link: {
    parts: {
      title: 'Der Titel („title“)',
      desc: 'Die Beschreibung („desc“)',
      url: 'Die Adresse des Tickets („url“)',
      source: 'Die Herkunft („source“)',
      name: 'Der Name',
    },
    noTitle: 'Der Link hat keinen Titel („title“): Bitte eingeben, was geschätzt wird.',
    brokenTitle: 'Der Titel („title“) muss eine einzige Zeile aus lesbaren Zeichen sein.',
    broken: (part) => `${part} enthält unlesbare Zeichen und wurde weggelassen.`,
    typedTooLong: (part, length, max) =>
      `${part} hat ${characters(length)}, es passen aber höchstens ${max}: Bitte kürzer fassen.`,
    tooLong: (part, length, max) =>
      `${part} hat ${characters(length)}, es passen aber höchstens ${max}: weggelassen.`,
    noAddress:
      'Die Adresse des Tickets („url“) muss mit http:// oder https:// beginnen und wurde weggelassen.',
    ownCards:
      'Eigene Karten („scale=custom“) brauchen ein Deck, das ein Link nicht mitbringen kann; dies sind Fibonacci-Karten.',
    unknownScale: 'Die Skala („scale“) muss fibonacci, tshirt oder simple sein; dies sind Fibonacci-Karten.',
    badTimer: (min, max) =>
      `Der Timer („timer“) muss eine ganze Zahl von ${min} bis ${max} Sekunden sein; jetzt gibt es keinen Timer.`,
  },

  refusals: {
    room_not_found:
      'Es gibt keinen Raum mit diesem Code. Vielleicht stimmt er nicht ganz, oder die Sitzung ist beendet.',
    pro_required: 'Passwort, Aussehen und eigene Karten brauchen ein gültiges Pro-Token.',
    body_too_large: 'Das ist mehr, als in einen Raum passt.',
    unavailable: 'Der Server kann das gerade nicht. Bitte gleich noch einmal versuchen.',
    unreachable: 'Der Server ist nicht erreichbar. Bitte gleich noch einmal versuchen.',
    internal: 'Etwas ist schiefgegangen.',
  },
  fields: {
    facilitatorName: 'Ein Name hat bis zu 30 lesbare Zeichen.',
    roles: 'Möglich sind eine bis vier verschiedene Rollen mit je bis zu 20 Zeichen.',
    customCardValues: 'Möglich sind 2 bis 15 verschiedene Karten mit je bis zu 10 Zeichen.',
    storyQueue: 'Möglich sind bis zu 50 Storys für den Anfang, deren Titel je bis zu 200 Zeichen haben.',
    password: 'Ein Passwort hat bis zu 50 lesbare Zeichen.',
  },
  retrySeconds: (count) => `Das war oft in kurzer Zeit. Bitte in ${seconds(count)} noch einmal versuchen.`,
  retryMinutes: (count) => `Das war oft in kurzer Zeit. Bitte in ${minutes(count)} noch einmal versuchen.`,
};
