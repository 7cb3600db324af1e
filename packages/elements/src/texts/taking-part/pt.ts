import { pluralsOf } from '../plurals.ts';
import type { TakingPartTexts } from './en.ts';

const count = pluralsOf('pt');

export const texts: TakingPartTexts = {
  refusals: {
    poll_not_found: 'Esta enquete não existe ou não está mais disponível.',
    poll_not_published: 'Esta enquete não está publicada.',
    poll_not_started: 'Esta enquete ainda não começou.',
    poll_closed: 'Esta enquete já foi encerrada.',
    already_voted: 'Você já votou nesta enquete.',
    invalid_options: 'Essa escolha não é possível aqui. Escolha de novo.',
    invalid_token: 'Não foi possível confirmar seu voto. Tente de novo.',
    invalid_input: 'Alguma informação está faltando ou não é válida. Confira e tente de novo.',
    results_hidden: 'Os resultados desta enquete não estão visíveis no momento.',
    origin_not_allowed: 'Esta enquete não pode ser usada neste site.',
  },
  sending: 'Enviando seu voto…',
  unsent: 'Seu voto ainda não foi confirmado. Ele será enviado de novo automaticamente.',
  sendAgain: 'Enviar de novo',
  voted: 'Seu voto foi contado. Agradecemos a participação.',
  already: 'Você já votou nesta enquete.',
  resultsLater: 'Os resultados não são exibidos aqui.',

  results: 'Resultados',
  option: 'Opção',
  votes: 'Votos',
  share: 'Porcentagem',
  yourChoice: 'sua escolha',
  total: (votes) =>
    votes === 0
      ? 'nenhum voto'
      : count(votes, { one: `${votes} voto`, many: `${votes} de votos`, other: `${votes} votos` }),

  unaddressed:
    'Nenhuma enquete foi indicada aqui. A página precisa definir poll-id, e server se o elemento faz parte do código dela.',
};
