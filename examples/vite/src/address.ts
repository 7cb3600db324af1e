/** Which room it is: from the address (`?server=…&room=…`), else from VITE_SERVER and VITE_ROOM. A real page knows. */

const query = new URLSearchParams(location.search);

export const server = query.get('server') ?? import.meta.env.VITE_SERVER ?? 'http://localhost:3000';
export const roomId = query.get('room') ?? import.meta.env.VITE_ROOM ?? '';
/** The host's key, for the facilitator's own page: behind the `#`, which no server is told. */
export const hostKey = new URLSearchParams(location.hash.slice(1)).get('host');
