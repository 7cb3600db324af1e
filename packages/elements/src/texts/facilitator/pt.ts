/** What only facilitators read, in Portuguese as it is written in Brazil. */

import { pluralsOf } from '../plurals.ts';
import type { FacilitatorTexts } from './en.ts';

const count = pluralsOf('pt');

export const texts: FacilitatorTexts = {
  controls: 'Facilitação',
  manage: (name) => `Opções para ${name}`,
  makeFacilitator: 'Passar a facilitação',
  makeVoter: 'Incluir na votação',
  remove: 'Remover',
  removeWarning: 'A pessoa sai da sala na hora, e o voto dela também.',
  removePerson: 'Remover da sala',

  storyTitle: 'História',
  storyPlaceholder: 'O que vamos estimar?',
  moreFields: 'Descrição e link',
  description: 'Descrição',
  link: 'Link do ticket',
  start: 'Iniciar votação',
  addToQueue: 'Adicionar à fila',
  newStory: 'Outra história',
  revote: 'Votar de novo',
  skip: 'Pular por enquanto',
  next: 'Concluir história',
  startNext: 'Iniciar a próxima:',
  setEstimate: 'Definir',
  extendTimer: 'Mais tempo',
  extendOrReveal: 'Revelar os votos ou dar mais tempo?',

  settings: 'Configurações',
  timer: 'Tempo por história',
  noTimer: 'Sem cronômetro',
  seconds: (seconds) =>
    count(seconds, {
      one: `${seconds} segundo`,
      many: `${seconds} de segundos`,
      other: `${seconds} segundos`,
    }),
  timerNote:
    'O novo tempo vale a partir da próxima história. “Sem cronômetro” também interrompe a contagem em andamento.',
  switches: {
    autoReveal: 'Revelar quando todo mundo tiver votado',
    facilitatorParticipates: 'Quem facilita também vota',
    anonymousVoting: 'Ocultar quem já votou até a revelação (a partir da próxima rodada)',
    locked: 'Não deixar mais ninguém entrar',
  },

  done: 'Parar por hoje',
  end: 'Encerrar sessão',
  endWarning: 'A sala será fechada para todo mundo, e isso não pode ser desfeito.',
  endForAll: 'Encerrar para todo mundo',
  resume: 'Retomar',

  queueEmpty: 'Nenhuma história na fila.',
  startThis: 'Iniciar',
  startStory: (title) => `Iniciar “${title}”`,
  moveUp: (title) => `Mover “${title}” para cima`,
  moveDown: (title) => `Mover “${title}” para baixo`,
  moved: (title, place, places) => `“${title}” agora está na posição ${place} de ${places}`,
  dragToMove: 'Arraste para mudar de lugar',
  edit: (title) => `Editar “${title}”`,
  change: 'Editar',
  removeStory: 'Remover da fila',
  save: 'Salvar',
  paste: 'Colar várias histórias',
  pasteLabel: 'Um título por linha ou o conteúdo de um arquivo CSV',
  pasteHelp:
    'O CSV começa com uma linha que dá nome às colunas: title, description, url. Só com títulos, as histórias entram de cinquenta em cinquenta; com descrição ou link, uma a uma, no máximo dez a cada meio minuto. Deixe esta página aberta até que todas tenham entrado.',
  pasteAdd: 'Adicionar todas',
  pasteProgress: (added, all) => `Adicionadas: ${added} de ${all}`,
};
