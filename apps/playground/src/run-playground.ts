import { startPlayground } from './playground.ts';

export interface PlaygroundToRun {
  /** The folder of the bundled page. */
  readonly page: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
}

/** Starts the playground, says what to try, and stops it on SIGINT and SIGTERM. */
export async function runPlayground({ page, variables, print }: PlaygroundToRun): Promise<void> {
  const { PORT = '3000', HOST, STORE, LOG_LEVEL } = variables;
  const playground = await startPlayground({
    port: Number(PORT),
    page,
    store: STORE,
    logLevel: LOG_LEVEL,
    ...(HOST !== undefined && { host: HOST }),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    print(`Port ${PORT} is taken. Choose another one: PORT=${Number(PORT) + 1} npm start`);
    process.exit(1);
  });
  print(whatToTry(playground.url, playground.teamsEndpoint));
  const stop = () => {
    playground.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function whatToTry(url: string, teamsEndpoint: string): string {
  return `
  Reconnect is running: ${url}

  Try this:
    1. Ask in Slack or in Teams: why isn’t my inbox syncing?
    2. Press Reconnect, agree in the page that opens, and watch the chat: mail flows again.
    3. Pick another mailbox or another fault at the top, and press Start.
    4. Write "talk to a person", and look into support’s mailbox on the right.

  The Teams app takes activities at ${teamsEndpoint}
  Ctrl-C stops everything.
`;
}
