/** The pages in French. */

import { counted } from '../counted.ts';
import type { PageTexts, ScriptTexts } from './en.ts';

const characters = counted('fr', { one: '# caractère', other: '# caractères' });
const seconds = counted('fr', { one: '# seconde', other: '# secondes' });
const minutes = counted('fr', { one: '# minute', other: '# minutes' });

export const page: PageTexts = {
  languages: 'Langue',
  needsScript: 'Cette page a besoin de JavaScript.',
  home: {
    title: 'Showhands – le planning poker de votre équipe',
    description: 'Le planning poker de votre équipe : créez une salle, partagez son lien, estimez ensemble.',
    preview: 'Le planning poker de votre équipe',
    previewDescription: 'Créez une salle, partagez son lien, estimez ensemble.',
    heading: 'Estimer ensemble, révéler d’un coup',
    intro:
      'Créez une salle et partagez son lien. Chacun choisit une carte en secret ; une fois les cartes révélées, vous parlez de l’essentiel : pourquoi elles diffèrent.',
  },
  join: { heading: 'Rejoindre une salle', code: 'Code de la salle', submit: 'Aller à la salle' },
  demo: {
    label:
      'Une salle après la révélation : Ada et Bo ont voté 5, Cem a voté 13. La moyenne est de 7,67, la médiane de 5, et cela mérite d’en parler.',
    story: 'PP-123 Connexion des utilisateurs',
    average: 'Moyenne',
    averageValue: '7,67',
    median: 'Médiane',
    verdict: 'À discuter',
  },
  create: {
    heading: 'Créer une salle',
    name: 'Votre nom',
    cards: 'Cartes',
    own: 'Les vôtres',
    ownCount: '2 à 15 cartes',
    ownCards: 'Vos cartes, séparées par des virgules',
    roles: 'Rôles, quatre au plus, séparés par des virgules',
    excluded: 'Rôles dont les votes sont affichés, mais non comptés',
    how: 'Comment vous votez',
    iVote: 'Je vote aussi',
    anonymous: 'Cacher qui a voté jusqu’à la révélation',
    autoReveal: 'Révéler dès que tout le monde a voté',
    timer: 'Minuteur pour chaque story',
    noTimer: 'Aucun',
    seconds15: '15 secondes',
    seconds30: '30 secondes',
    minutes1: '1 minute',
    minutes2: '2 minutes',
    minutes3: '3 minutes',
    minutes5: '5 minutes',
    stories: 'Stories pour commencer',
    titles: 'Un titre par ligne, 50 au plus',
    passwordAndLook: 'Mot de passe et apparence',
    password: 'Mot de passe de la salle',
    look: 'Apparence',
    plain: 'Par défaut',
    midnight: 'Minuit',
    retro: 'Rétro',
    neon: 'Néon',
    proToken: 'Jeton Pro',
    proNote:
      'Le mot de passe, l’apparence et vos propres cartes demandent un jeton Pro, sauf si ce serveur les offre à tous.',
    submit: 'Créer la salle',
  },
  scales: { fibonacci: 'Fibonacci', tshirt: 'T-shirt', simple: 'Simple', simpleRange: 'De 1 à 10' },
  room: {
    title: 'Planning poker – Showhands',
    preview: 'Rejoignez une salle de planning poker',
    previewDescription:
      'Choisissez une carte en secret, révélez-les toutes d’un coup et parlez de ce qui les sépare.',
    heading: 'Salle de planning poker',
    code: 'Code',
    copy: 'Copier le lien',
    qrCode: 'Code QR',
    scan: 'Scannez pour participer',
    close: 'Fermer',
  },
  roomGone: {
    title: 'Salle introuvable – Showhands',
    elsewhere: 'Créer une salle ou en rejoindre une autre',
  },
  poll: {
    title: 'Sondage – Showhands',
    preview: 'Un sondage',
    previewDescription: 'Votez et voyez ce que les autres ont répondu.',
    heading: 'Sondage',
    scan: 'Scanner pour voter',
  },
  vote: {
    title: 'Estimer une story – Showhands',
    previewDescription: 'Ouvrez le lien, dites votre nom et votez avec votre équipe.',
    heading: 'Estimer une story',
    problems: 'Une partie de ce lien n’a pas pu être utilisée. Tout le reste a été conservé.',
    story: 'Story',
    openTicket: 'Ouvrir le ticket',
    placeholder: 'Qu’estimez-vous ?',
    submit: 'Lancer le vote',
    note: 'Vous obtenez une salle avec un lien à partager, et vous animez le vote.',
  },
  notFound: {
    title: 'Page introuvable – Showhands',
    heading: 'Il n’y a rien ici',
    text: 'L’adresse est peut-être mal saisie, ou ce qui était ici n’existe plus.',
    home: 'Créer une salle ou en rejoindre une',
  },
};

export const script: ScriptTexts = {
  roomTitle: (code) => `Salle ${code} – Showhands`,
  endedTitle: 'Session terminée – Showhands',
  copied: 'Copié',
  qrCode: 'QR code de ce lien',
  from: (source) => `Depuis ${source}`,
  timeToVote: (count) => `${seconds(count)} pour voter`,
  onlySpaces: 'Saisissez autre chose que des espaces.',

  link: {
    parts: {
      title: 'Le titre (« title »)',
      desc: 'La description (« desc »)',
      url: 'L’adresse du ticket (« url »)',
      source: 'L’origine (« source »)',
      name: 'Le nom',
    },
    noTitle: 'Le lien n’a pas de titre (« title ») : saisissez ce que vous voulez estimer.',
    brokenTitle: 'Le titre (« title ») doit tenir sur une seule ligne de caractères lisibles.',
    broken: (part) => `${part} contient des caractères illisibles : paramètre ignoré.`,
    typedTooLong: (part, length, max) =>
      `${part} compte ${characters(length)}, mais ${max} au plus sont possibles : raccourcissez.`,
    tooLong: (part, length, max) =>
      `${part} compte ${characters(length)}, mais ${max} au plus sont possibles : paramètre ignoré.`,
    noAddress: 'L’adresse du ticket (« url ») doit commencer par http:// ou https:// : paramètre ignoré.',
    ownCards:
      'Vos propres cartes (« scale=custom ») demandent un jeu qu’un lien ne peut pas apporter ; voici des cartes Fibonacci.',
    unknownScale: 'L’échelle (« scale ») doit être fibonacci, tshirt ou simple ; voici des cartes Fibonacci.',
    badTimer: (min, max) =>
      `Le minuteur (« timer ») doit être un nombre entier de secondes, de ${min} à ${max} ; il n’y a donc pas de minuteur.`,
  },

  refusals: {
    room_not_found: 'Aucune salle ne porte ce code. Il est peut-être mal saisi, ou la session est terminée.',
    pro_required: 'Le mot de passe, l’apparence et vos propres cartes demandent un jeton Pro valide.',
    body_too_large: 'C’est plus qu’une salle ne peut contenir.',
    unavailable: 'Le serveur ne peut pas le faire pour le moment. Réessayez dans un instant.',
    unreachable: 'Le serveur est injoignable. Réessayez dans un instant.',
    internal: 'Une erreur s’est produite.',
  },
  fields: {
    facilitatorName: 'Un nom compte 30 caractères lisibles au plus.',
    roles: 'Il faut un à quatre rôles différents, de 20 caractères au plus chacun.',
    customCardValues: 'Il faut 2 à 15 cartes différentes, de 10 caractères au plus chacune.',
    storyQueue: 'Vous pouvez commencer avec 50 stories au plus, aux titres de 200 caractères au plus chacun.',
    password: 'Un mot de passe compte 50 caractères lisibles au plus.',
  },
  retrySeconds: (count) => `Cela fait beaucoup en peu de temps. Réessayez dans ${seconds(count)}.`,
  retryMinutes: (count) => `Cela fait beaucoup en peu de temps. Réessayez dans ${minutes(count)}.`,
};
