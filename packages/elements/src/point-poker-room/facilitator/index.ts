/** What only facilitators use: loaded when somebody is one, so that a team's other screens are there sooner. */

export { facilitatorControls, sessionControls } from './controls.ts';
export { facilitatorStyles } from './facilitator.styles.ts';
export { personMenu } from './person-menu.ts';
