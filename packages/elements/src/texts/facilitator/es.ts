import { pluralsOf } from '../plurals.ts';
import type { FacilitatorTexts } from './en.ts';

const count = pluralsOf('es');

export const texts: FacilitatorTexts = {
  controls: 'Facilitación',
  manage: (name: string) => `Opciones para ${name}`,
  makeFacilitator: 'Ceder la facilitación',
  makeVoter: 'Hacer votar',
  remove: 'Sacar',
  removeWarning: 'Saldrá de la sala de inmediato y se perderá su voto.',
  removePerson: 'Sacar de la sala',

  storyTitle: 'Historia',
  storyPlaceholder: '¿Qué vamos a estimar?',
  moreFields: 'Descripción y enlace',
  description: 'Descripción',
  link: 'Enlace al ticket',
  start: 'Iniciar votación',
  addToQueue: 'Añadir a la lista',
  newStory: 'Otra historia',
  revote: 'Volver a votar',
  skip: 'Dejar para luego',
  next: 'Terminar historia',
  startNext: 'Seguir con:',
  setEstimate: 'Fijar',
  extendTimer: 'Más tiempo',
  extendOrReveal: '¿Revelar los votos o dar más tiempo?',

  settings: 'Ajustes',
  timer: 'Tiempo por historia',
  noTimer: 'Sin temporizador',
  seconds: (seconds: number) =>
    count(seconds, { one: '1 segundo', many: `${seconds} de segundos`, other: `${seconds} segundos` }),
  timerNote:
    'El nuevo tiempo se aplica desde la siguiente historia. “Sin temporizador” también detiene el que está en marcha.',
  switches: {
    autoReveal: 'Revelar cuando todo el mundo haya votado',
    facilitatorParticipates: 'Quien facilita también vota',
    anonymousVoting: 'Ocultar quién ha votado hasta revelar los votos (desde la siguiente ronda)',
    locked: 'Bloquear la entrada',
  },

  done: 'Terminar por hoy',
  end: 'Terminar la sesión',
  endWarning: 'La sala se cerrará para todo el mundo y no se podrá deshacer.',
  endForAll: 'Terminar para todos',
  resume: 'Reanudar',

  queueEmpty: 'No hay historias en espera.',
  startThis: 'Iniciar',
  startStory: (title: string) => `Iniciar ${title}`,
  moveUp: (title: string) => `Subir ${title}`,
  moveDown: (title: string) => `Bajar ${title}`,
  moved: (title: string, place: number, places: number) =>
    `${title} está ahora en el puesto ${place} de ${places}`,
  dragToMove: 'Arrastrar para mover',
  edit: (title: string) => `Editar ${title}`,
  change: 'Editar',
  removeStory: 'Quitar de la lista',
  save: 'Guardar',
  paste: 'Pegar varias historias',
  pasteLabel: 'Un título por línea o un archivo CSV',
  pasteHelp:
    'La primera línea de un CSV indica sus columnas: title, description, url. Los títulos solos se añaden de cincuenta en cincuenta; las historias con descripción o enlace, una a una, diez como máximo cada medio minuto. Deja esta página abierta hasta que estén todas.',
  pasteAdd: 'Añadir todas',
  pasteProgress: (added: number, all: number) =>
    `${count(added, { one: 'Añadida', other: 'Añadidas' })} ${added} de ${all}`,
};
