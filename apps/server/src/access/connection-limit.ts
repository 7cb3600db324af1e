/** As documented for sockets, and the same for GraphQL: how often an address may connect without a valid token. */
export const CONNECTIONS = { name: 'connection', limit: { points: 20, seconds: 60 } } as const;
