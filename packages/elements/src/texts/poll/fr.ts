import type { PollTexts } from './en.ts';

export const texts: PollTexts = {
  loading: 'Chargement du sondage…',
  gone: 'Ce sondage n’existe pas, ou n’est pas publié.',
  unreachable: 'Le serveur est injoignable.',
  tryAgain: 'Réessayer',

  starts: (time: string) => `Le vote commencera le ${time}.`,
  ends: (time: string) => `Ouvert jusqu’au ${time}`,
  closed: 'Ce sondage est terminé.',

  chooseOne: 'Choisissez une option',
  chooseMany: 'Choisissez une ou plusieurs options',
  name: 'Votre nom',
  nameNote: 'Toute personne qui voit les résultats voit votre nom à côté de votre choix.',
  vote: 'Voter',
  showResults: 'Afficher les résultats',
  hideResults: 'Masquer les résultats',
};
