/** The Teams app: botbuilder in, Adaptive Cards out. */
export { wireTeams } from './wire.ts';
