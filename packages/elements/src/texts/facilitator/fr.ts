/** French: before a colon and inside « » stands a no-break space (U+00A0), before ; ! ? a narrow one (U+202F). */

import { pluralsOf } from '../plurals.ts';
import type { FacilitatorTexts } from './en.ts';

const count = pluralsOf('fr');

export const texts: FacilitatorTexts = {
  controls: 'Animation',
  manage: (name: string) => `Options pour ${name}`,
  makeFacilitator: 'Confier l’animation',
  makeVoter: 'Faire voter',
  remove: 'Retirer',
  removeWarning: 'La personne quitte aussitôt la salle, et son vote est perdu.',
  removePerson: 'Retirer de la salle',

  storyTitle: 'Story',
  storyPlaceholder: 'Qu’allons-nous estimer ?',
  moreFields: 'Description et lien',
  description: 'Description',
  link: 'Lien vers le ticket',
  start: 'Lancer le vote',
  addToQueue: 'Ajouter à la liste',
  newStory: 'Autre story',
  revote: 'Revoter',
  skip: 'Remettre à plus tard',
  next: 'Terminer la story',
  startNext: 'Passer à :',
  setEstimate: 'Valider',
  extendTimer: 'Plus de temps',
  extendOrReveal: 'Révéler les votes, ou laisser plus de temps ?',

  settings: 'Réglages',
  timer: 'Temps par story',
  noTimer: 'Sans minuteur',
  seconds: (seconds: number) =>
    count(seconds, {
      one: `${seconds} seconde`,
      many: `${seconds} de secondes`,
      other: `${seconds} secondes`,
    }),
  timerNote:
    'Un nouveau temps s’applique dès la prochaine story. « Sans minuteur » arrête aussi celui qui tourne.',
  switches: {
    autoReveal: 'Révéler quand tout le monde a voté',
    facilitatorParticipates: 'La personne qui anime vote aussi',
    anonymousVoting: 'Masquer qui a voté jusqu’à la révélation (dès le prochain tour)',
    locked: 'Verrouiller la salle',
  },

  done: 'Finir pour aujourd’hui',
  end: 'Terminer la session',
  endWarning: 'La salle sera fermée pour tout le monde, sans retour possible.',
  endForAll: 'Terminer pour tous',
  resume: 'Reprendre',

  queueEmpty: 'Aucune story n’est en attente.',
  startThis: 'Lancer',
  startStory: (title: string) => `Lancer ${title}`,
  moveUp: (title: string) => `Monter ${title}`,
  moveDown: (title: string) => `Descendre ${title}`,
  moved: (title: string, place: number, places: number) =>
    `${title} est maintenant en position ${place} sur ${places}`,
  dragToMove: 'Glisser pour déplacer',
  edit: (title: string) => `Modifier ${title}`,
  change: 'Modifier',
  removeStory: 'Retirer de la liste',
  save: 'Enregistrer',
  paste: 'Coller plusieurs stories',
  pasteLabel: 'Un titre par ligne, ou un fichier CSV',
  pasteHelp:
    'La première ligne d’un CSV nomme ses colonnes : title, description, url. Les titres seuls sont ajoutés cinquante par cinquante ; les stories avec une description ou un lien, une par une, dix au plus par demi-minute. Gardez cette page ouverte jusqu’à la fin de l’ajout.',
  pasteAdd: 'Tout ajouter',
  pasteProgress: (added: number, all: number) =>
    `${added} sur ${all} ${count(added, { one: 'ajoutée', other: 'ajoutées' })}`,
};
