/** The pages in Portuguese, as it is written in Brazil. */

import { counted } from '../counted.ts';
import type { PageTexts, ScriptTexts } from './en.ts';

const characters = counted('pt', { one: '# caractere', other: '# caracteres' });
const seconds = counted('pt', { one: '# segundo', other: '# segundos' });
const minutes = counted('pt', { one: '# minuto', other: '# minutos' });

export const page: PageTexts = {
  languages: 'Idioma',
  needsScript: 'Esta página precisa de JavaScript.',
  home: {
    title: 'Showhands – planning poker para o seu time',
    description: 'Planning poker para o seu time: crie uma sala, compartilhe o link e estimem juntos.',
    preview: 'Planning poker para o seu time',
    previewDescription: 'Crie uma sala, compartilhe o link e estimem juntos.',
    heading: 'Estimar juntos, revelar de uma vez',
    intro:
      'Crie uma sala e compartilhe o link. Cada pessoa escolhe uma carta em segredo; quando elas são reveladas, vocês conversam sobre o que importa: por que são diferentes.',
  },
  join: { heading: 'Entrar em uma sala', code: 'Código da sala', submit: 'Ir para a sala' },
  demo: {
    label:
      'Uma sala depois da revelação: Ada e Bo votaram 5, Cem votou 13. A média é 7,67, a mediana é 5, e vale uma conversa.',
    story: 'PP-123 Login do usuário',
    average: 'Média',
    averageValue: '7,67',
    median: 'Mediana',
    verdict: 'Vale conversar',
  },
  create: {
    heading: 'Criar uma sala',
    name: 'Seu nome',
    cards: 'Cartas',
    own: 'As suas',
    ownCount: 'De 2 a 15 cartas',
    ownCards: 'Suas cartas, separadas por vírgulas',
    roles: 'Papéis, até quatro, separados por vírgulas',
    excluded: 'Papéis cujos votos aparecem, mas não contam',
    how: 'Como vocês votam',
    iVote: 'Eu também voto',
    anonymous: 'Esconder quem já votou até a revelação',
    autoReveal: 'Revelar assim que todo mundo votar',
    timer: 'Timer para cada história',
    noTimer: 'Nenhum',
    seconds15: '15 segundos',
    seconds30: '30 segundos',
    minutes1: '1 minuto',
    minutes2: '2 minutos',
    minutes3: '3 minutos',
    minutes5: '5 minutos',
    stories: 'Histórias para começar',
    titles: 'Um título por linha, até 50',
    passwordAndLook: 'Senha e aparência',
    password: 'Senha da sala',
    look: 'Aparência',
    plain: 'Padrão',
    midnight: 'Meia-noite',
    retro: 'Retrô',
    neon: 'Neon',
    proToken: 'Token Pro',
    proNote:
      'Senha, aparência e cartas próprias precisam de um token Pro, a não ser que este servidor as libere para todos.',
    submit: 'Criar a sala',
  },
  scales: { fibonacci: 'Fibonacci', tshirt: 'Camiseta', simple: 'Simples', simpleRange: 'De 1 a 10' },
  room: {
    title: 'Planning poker – Showhands',
    preview: 'Entre em uma sala de planning poker',
    previewDescription:
      'Escolha uma carta em segredo, revelem todas de uma vez e conversem sobre as diferenças.',
    heading: 'Sala de planning poker',
    code: 'Código',
    copy: 'Copiar link',
    qrCode: 'QR code',
    scan: 'Escaneie para entrar',
    close: 'Fechar',
  },
  roomGone: { title: 'Sala não encontrada – Showhands', elsewhere: 'Criar uma sala ou entrar em outra' },
  poll: {
    title: 'Enquete – Showhands',
    preview: 'Uma enquete',
    previewDescription: 'Vote e veja o que os outros responderam.',
    heading: 'Enquete',
    scan: 'Escaneie para votar',
  },
  vote: {
    title: 'Estimar uma história – Showhands',
    previewDescription: 'Abra o link, diga seu nome e vote com o seu time.',
    heading: 'Estimar uma história',
    problems: 'Algo neste link não pôde ser usado. Todo o resto foi mantido.',
    story: 'História',
    openTicket: 'Abrir o ticket',
    placeholder: 'O que vocês vão estimar?',
    submit: 'Começar a votar',
    note: 'Você ganha uma sala com um link para compartilhar e conduz a votação.',
  },
  notFound: {
    title: 'Não encontrado – Showhands',
    heading: 'Não há nada aqui',
    text: 'Talvez o endereço esteja errado, ou o que havia aqui não existe mais.',
    home: 'Criar uma sala ou entrar em uma',
  },
};

export const script: ScriptTexts = {
  roomTitle: (code) => `Sala ${code} – Showhands`,
  endedTitle: 'Sessão encerrada – Showhands',
  copied: 'Copiado',
  qrCode: 'QR Code deste link',
  from: (source) => `De ${source}`,
  timeToVote: (count) => `${seconds(count)} para votar`,
  onlySpaces: 'Digite mais do que espaços.',

  link: {
    parts: {
      title: 'O título (“title”)',
      desc: 'A descrição (“desc”)',
      url: 'O endereço do ticket (“url”)',
      source: 'A origem (“source”)',
      name: 'O nome',
    },
    noTitle: 'O link não tem título (“title”): digite o que você quer estimar.',
    brokenTitle: 'O título (“title”) precisa ser uma única linha de caracteres legíveis.',
    broken: (part) => `${part} tem caracteres ilegíveis: parâmetro ignorado.`,
    typedTooLong: (part, length, max) =>
      `${part} tem ${characters(length)}, mas cabem no máximo ${max}: digite algo mais curto.`,
    tooLong: (part, length, max) =>
      `${part} tem ${characters(length)}, mas cabem no máximo ${max}: parâmetro ignorado.`,
    noAddress: 'O endereço do ticket (“url”) precisa começar com http:// ou https://: parâmetro ignorado.',
    ownCards:
      'Cartas próprias (“scale=custom”) precisam de um baralho, que um link não consegue trazer; estas são cartas Fibonacci.',
    unknownScale: 'A escala (“scale”) precisa ser fibonacci, tshirt ou simple; estas são cartas Fibonacci.',
    badTimer: (min, max) =>
      `O timer (“timer”) precisa ser um número inteiro de segundos, de ${min} a ${max}; por enquanto não há timer.`,
  },

  refusals: {
    room_not_found:
      'Não há nenhuma sala com este código. Talvez ele esteja errado, ou a sessão já tenha terminado.',
    pro_required: 'Senha, aparência e cartas próprias precisam de um token Pro válido.',
    body_too_large: 'Isso é mais do que cabe em uma sala.',
    unavailable: 'O servidor não consegue fazer isso agora. Tente de novo daqui a pouco.',
    unreachable: 'Não foi possível falar com o servidor. Tente de novo daqui a pouco.',
    internal: 'Algo deu errado.',
  },
  fields: {
    facilitatorName: 'Um nome tem até 30 caracteres legíveis.',
    roles: 'Pode haver de um a quatro papéis diferentes, com até 20 caracteres cada um.',
    customCardValues: 'Pode haver de 2 a 15 cartas diferentes, com até 10 caracteres cada uma.',
    storyQueue: 'Dá para começar com até 50 histórias, com títulos de até 200 caracteres cada um.',
    password: 'Uma senha tem até 50 caracteres legíveis.',
  },
  retrySeconds: (count) => `Foram muitas vezes em pouco tempo. Tente de novo em ${seconds(count)}.`,
  retryMinutes: (count) => `Foram muitas vezes em pouco tempo. Tente de novo em ${minutes(count)}.`,
};
