import { pluralsOf } from '../plurals.ts';
import type { TakingPartTexts } from './en.ts';

const count = pluralsOf('fr');

export const texts: TakingPartTexts = {
  refusals: {
    poll_not_found: 'Ce sondage n’existe pas ou n’existe plus.',
    poll_not_published: 'Ce sondage n’est pas publié.',
    poll_not_started: 'Ce sondage n’a pas encore commencé.',
    poll_closed: 'Ce sondage est déjà terminé.',
    already_voted: 'Vous avez déjà voté dans ce sondage.',
    invalid_options: 'Ce choix n’est pas possible ici. Choisissez à nouveau.',
    invalid_token: 'Votre vote n’a pas pu être confirmé. Réessayez.',
    invalid_input: 'La saisie n’est pas valide. Vérifiez-la et réessayez.',
    results_hidden: 'Les résultats de ce sondage ne sont pas visibles pour l’instant.',
    origin_not_allowed: 'Ce sondage ne peut pas être utilisé sur ce site.',
  },
  sending: 'Envoi de votre vote…',
  unsent: 'Votre vote n’est pas encore confirmé. Il sera renvoyé automatiquement.',
  sendAgain: 'Renvoyer',
  voted: 'Merci, votre vote a été pris en compte.',
  already: 'Vous avez déjà voté dans ce sondage.',
  resultsLater: 'Les résultats ne sont pas affichés ici.',

  results: 'Résultats',
  option: 'Option',
  votes: 'Votes',
  share: 'Part',
  yourChoice: 'votre choix',
  total: (votes: number) =>
    count(votes, { one: `${votes} vote`, many: `${votes} de votes`, other: `${votes} votes` }),

  unaddressed:
    'Aucun sondage n’est indiqué ici. La page doit définir poll-id, et server si elle embarque l’élément.',
};
