import { pluralsOf } from '../plurals.ts';
import type { TakingPartTexts } from './en.ts';

const count = pluralsOf('es');

export const texts: TakingPartTexts = {
  refusals: {
    poll_not_found: 'Esta encuesta no existe o ya no está disponible.',
    poll_not_published: 'Esta encuesta no está publicada.',
    poll_not_started: 'Esta encuesta todavía no ha empezado.',
    poll_closed: 'Esta encuesta ya ha terminado.',
    already_voted: 'Ya has votado en esta encuesta.',
    invalid_options: 'Esa elección no es posible aquí. Vuelve a elegir.',
    invalid_token: 'No se ha podido confirmar tu voto. Vuelve a intentarlo.',
    invalid_input: 'Algún dato no es válido. Revísalo y vuelve a intentarlo.',
    results_hidden: 'Los resultados de esta encuesta no se pueden ver ahora mismo.',
    origin_not_allowed: 'Esta encuesta no se puede usar en este sitio web.',
  },
  sending: 'Enviando tu voto…',
  unsent: 'Tu voto todavía no está confirmado. Se volverá a enviar automáticamente.',
  sendAgain: 'Volver a enviar',
  voted: 'Gracias, tu voto se ha contado.',
  already: 'Ya has votado en esta encuesta.',
  resultsLater: 'Los resultados no se muestran aquí.',

  results: 'Resultados',
  option: 'Opción',
  votes: 'Votos',
  share: 'Porcentaje',
  yourChoice: 'tu elección',
  total: (votes: number) =>
    count(votes, { one: '1 voto', many: `${votes} de votos`, other: `${votes} votos` }),

  unaddressed:
    'Aquí no se indica ninguna encuesta. La página debe definir poll-id, y server si incluye el elemento en su propio código.',
};
