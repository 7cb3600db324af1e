/** The pages in Spanish. */

import { counted } from '../counted.ts';
import type { PageTexts, ScriptTexts } from './en.ts';

const characters = counted('es', { one: '# carácter', other: '# caracteres' });
const seconds = counted('es', { one: '# segundo', other: '# segundos' });
const minutes = counted('es', { one: '# minuto', other: '# minutos' });

export const page: PageTexts = {
  languages: 'Idioma',
  needsScript: 'Esta página necesita JavaScript.',
  home: {
    title: 'Showhands – planning poker para tu equipo',
    description: 'Planning poker para tu equipo: crea una sala, comparte su enlace y estima con tu equipo.',
    preview: 'Planning poker para tu equipo',
    previewDescription: 'Crea una sala, comparte su enlace y estima con tu equipo.',
    heading: 'Estimar en equipo, revelar a la vez',
    intro:
      'Crea una sala y comparte su enlace. Cada persona elige una carta en secreto; al mostrarlas, se habla de lo que importa: por qué son distintas.',
  },
  join: { heading: 'Entrar en una sala', code: 'Código de la sala', submit: 'Ir a la sala' },
  demo: {
    label:
      'Una sala después de revelar: Ada y Bo votaron 5, Cem votó 13. El promedio es 7,67, la mediana es 5 y vale la pena hablarlo.',
    story: 'PP-123 Inicio de sesión',
    average: 'Promedio',
    averageValue: '7,67',
    median: 'Mediana',
    verdict: 'Conviene hablarlo',
  },
  create: {
    heading: 'Crear una sala',
    name: 'Tu nombre',
    cards: 'Cartas',
    own: 'Las tuyas',
    ownCount: 'De 2 a 15 cartas',
    ownCards: 'Tus cartas, separadas por comas',
    roles: 'Roles, hasta cuatro, separados por comas',
    excluded: 'Roles cuyos votos se muestran, pero no cuentan',
    how: 'Cómo se vota',
    iVote: 'Yo también voto',
    anonymous: 'Ocultar quién ha votado hasta revelar',
    autoReveal: 'Revelar en cuanto todo el equipo haya votado',
    timer: 'Temporizador para cada historia',
    noTimer: 'Ninguno',
    seconds15: '15 segundos',
    seconds30: '30 segundos',
    minutes1: '1 minuto',
    minutes2: '2 minutos',
    minutes3: '3 minutos',
    minutes5: '5 minutos',
    stories: 'Historias para empezar',
    titles: 'Un título en cada línea, hasta 50',
    passwordAndLook: 'Contraseña y aspecto',
    password: 'Contraseña de la sala',
    look: 'Aspecto',
    plain: 'Predeterminado',
    midnight: 'Medianoche',
    retro: 'Retro',
    neon: 'Neón',
    proToken: 'Token Pro',
    proNote:
      'La contraseña, el aspecto y tus propias cartas necesitan un token Pro, salvo que este servidor los ofrezca a todo el mundo.',
    submit: 'Crear la sala',
  },
  scales: { fibonacci: 'Fibonacci', tshirt: 'Camiseta', simple: 'Simple', simpleRange: 'Del 1 al 10' },
  room: {
    title: 'Planning poker – Showhands',
    preview: 'Entra en una sala de planning poker',
    previewDescription:
      'Elige una carta en secreto; todas se muestran a la vez y se habla de por qué son distintas.',
    heading: 'Sala de planning poker',
    code: 'Código',
    copy: 'Copiar enlace',
    qrCode: 'Código QR',
    scan: 'Escanea para entrar',
    close: 'Cerrar',
  },
  roomGone: { title: 'Sala no encontrada – Showhands', elsewhere: 'Crear una sala o entrar en otra' },
  poll: {
    title: 'Encuesta – Showhands',
    preview: 'Una encuesta',
    previewDescription: 'Vota y mira qué han respondido los demás.',
    heading: 'Encuesta',
    scan: 'Escanea para votar',
  },
  vote: {
    title: 'Estimar una historia – Showhands',
    previewDescription: 'Abre el enlace, di tu nombre y vota con tu equipo.',
    heading: 'Estimar una historia',
    problems: 'Algo de este enlace no se pudo usar. Todo lo demás se conservó.',
    story: 'Historia',
    openTicket: 'Abrir el ticket',
    placeholder: '¿Qué se va a estimar?',
    submit: 'Empezar a votar',
    note: 'Tendrás una sala con un enlace para compartir y dirigirás la votación.',
  },
  notFound: {
    title: 'No encontrado – Showhands',
    heading: 'Aquí no hay nada',
    text: 'Puede que la dirección esté mal escrita o que lo que había aquí ya no exista.',
    home: 'Crear una sala o entrar en una',
  },
};

export const script: ScriptTexts = {
  roomTitle: (code) => `Sala ${code} – Showhands`,
  endedTitle: 'Sesión terminada – Showhands',
  copied: 'Copiado',
  qrCode: 'Código QR de este enlace',
  from: (source) => `Desde ${source}`,
  timeToVote: (count) => `${seconds(count)} para votar`,
  onlySpaces: 'Escribe algo más que espacios.',

  link: {
    parts: {
      title: 'El título («title»)',
      desc: 'La descripción («desc»)',
      url: 'La dirección del ticket («url»)',
      source: 'El origen («source»)',
      name: 'El nombre',
    },
    noTitle: 'El enlace no tiene título («title»): escribe qué quieres estimar.',
    brokenTitle: 'El título («title») debe ser una sola línea de caracteres legibles.',
    broken: (part) => `${part} tiene caracteres ilegibles y se omitió.`,
    typedTooLong: (part, length, max) =>
      `${part} tiene ${characters(length)}, pero caben ${max} como máximo: escribe algo más corto.`,
    tooLong: (part, length, max) =>
      `${part} tiene ${characters(length)}, pero caben ${max} como máximo: se omitió.`,
    noAddress: 'La dirección del ticket («url») debe empezar por http:// o https:// y se omitió.',
    ownCards:
      'Tus propias cartas («scale=custom») necesitan una baraja, que un enlace no puede traer; estas son cartas Fibonacci.',
    unknownScale: 'La escala («scale») debe ser fibonacci, tshirt o simple; estas son cartas Fibonacci.',
    badTimer: (min, max) =>
      `El temporizador («timer») debe ser un número entero de segundos, de ${min} a ${max}; por ahora no hay temporizador.`,
  },

  refusals: {
    room_not_found:
      'No hay ninguna sala con este código. Puede que esté mal escrito o que la sesión haya terminado.',
    pro_required: 'La contraseña, el aspecto y tus propias cartas necesitan un token Pro válido.',
    body_too_large: 'Es más de lo que cabe en una sala.',
    unavailable: 'El servidor no puede hacerlo ahora mismo. Inténtalo de nuevo en un momento.',
    unreachable: 'No se puede conectar con el servidor. Inténtalo de nuevo en un momento.',
    internal: 'Algo salió mal.',
  },
  fields: {
    facilitatorName: 'Un nombre tiene hasta 30 caracteres legibles.',
    roles: 'Puede haber de uno a cuatro roles distintos, de hasta 20 caracteres cada uno.',
    customCardValues: 'Puede haber de 2 a 15 cartas distintas, de hasta 10 caracteres cada una.',
    storyQueue: 'Puedes empezar con hasta 50 historias, con títulos de hasta 200 caracteres cada uno.',
    password: 'Una contraseña tiene hasta 50 caracteres legibles.',
  },
  retrySeconds: (count) => `Han sido muchas veces en poco tiempo. Inténtalo de nuevo en ${seconds(count)}.`,
  retryMinutes: (count) => `Han sido muchas veces en poco tiempo. Inténtalo de nuevo en ${minutes(count)}.`,
};
