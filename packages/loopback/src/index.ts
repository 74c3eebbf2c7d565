/** Which hosts are this very machine. */
export { isLoopback } from './is-loopback.ts';
