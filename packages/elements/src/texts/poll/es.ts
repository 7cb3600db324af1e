import type { PollTexts } from './en.ts';

export const texts: PollTexts = {
  loading: 'Cargando la encuesta…',
  gone: 'Esta encuesta no existe o no está publicada.',
  unreachable: 'No se puede conectar con el servidor.',
  tryAgain: 'Reintentar',

  starts: (time: string) => `La votación empieza el ${time}.`,
  ends: (time: string) => `Abierta hasta el ${time}`,
  closed: 'Esta encuesta ha terminado.',

  chooseOne: 'Elige una opción',
  chooseMany: 'Elige una o varias opciones',
  name: 'Tu nombre',
  nameNote: 'Quien vea los resultados verá tu nombre junto a tu elección.',
  vote: 'Votar',
  showResults: 'Mostrar resultados',
  hideResults: 'Ocultar resultados',
};
