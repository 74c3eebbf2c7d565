import type { Log } from '@reconnect/assistant';

/**
 * Ends the process with 1 on an error that nobody handles, and says in the log of which kind it was and where. Node itself
 * would print all of the error, with the token or the address that it may hold. What was in hand is taken over by others.
 */
export function endOnCrash(log: Pick<Log, 'error'>): void {
  // A rejection that nobody handles comes here, too.
  process.on('uncaughtException', (err) => {
    log.error({ err }, 'the process broke down');
    process.exit(1);
  });
}
