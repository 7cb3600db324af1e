import type { PollTexts } from './en.ts';

export const texts: PollTexts = {
  loading: 'Carregando a enquete…',
  gone: 'Esta enquete não existe ou não está publicada.',
  unreachable: 'Não foi possível falar com o servidor.',
  tryAgain: 'Tentar de novo',

  starts: (time) => `A votação começa em ${time}.`,
  ends: (time) => `Aberta até ${time}`,
  closed: 'Esta enquete foi encerrada.',

  chooseOne: 'Escolha uma opção',
  chooseMany: 'Escolha uma ou mais opções',
  name: 'Seu nome',
  nameNote: 'Quem vê os resultados vê seu nome ao lado da sua escolha.',
  vote: 'Votar',
  showResults: 'Mostrar resultados',
  hideResults: 'Ocultar resultados',
};
