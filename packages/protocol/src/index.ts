export * from './limits.ts';
export * from './parse.ts';
export * from './plain.ts';
export * from './room-events.ts';
export * from './room-shapes.ts';
export * from './text.ts';
