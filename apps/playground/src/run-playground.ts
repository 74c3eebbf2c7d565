import { existsSync } from 'node:fs';
import { explainStart, HostingError, readPlaygroundEnvironment, stopWithin } from '@reconnect/hosting';
import { type Playground, startPlayground } from './playground.ts';
import { whatToTry } from './what-to-try.ts';

export interface PlaygroundToRun {
  /** The folder of the bundled page. */
  readonly page: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
}

/**
 * Starts the playground, says what to try, and stops it on SIGINT and SIGTERM; it may be told so more than once, by whoever
 * started it and by the launcher in between. What keeps it from starting is printed, and ends the process with 1.
 */
export async function runPlayground({ page, variables, print }: PlaygroundToRun): Promise<void> {
  const playground = await start(page, variables).catch((error: unknown) => {
    print(explainStart(error));
    process.exit(1);
  });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopWithin).unref();
    playground.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  print(greeting(playground.url, playground.teamsEndpoint));
}

async function start(page: string, variables: PlaygroundToRun['variables']): Promise<Playground> {
  const { PORT: port = 3000, HOST: host = '127.0.0.1', STORE, LOG_LEVEL } = readPlaygroundEnvironment(variables);
  if (!existsSync(`${page}/index.html`)) {
    throw new HostingError('environment', 'The page is not built. npm start builds it, and so does pnpm dev.');
  }
  return startPlayground({ port, host, page, store: STORE, logLevel: LOG_LEVEL }).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE') throw cause;
      const another = port < 65_535 ? port + 1 : 3000;
      const told = `Port ${port} is taken. Choose another one: PORT=${another} npm start`;
      throw new HostingError('environment', told, { cause });
    },
  );
}

function greeting(url: string, teamsEndpoint: string): string {
  const steps = whatToTry.map((step, index) => `    ${index + 1}. ${step}`).join('\n');
  return `
  Reconnect is running: ${url}

  Try this:
${steps}

  The Teams app takes activities at ${teamsEndpoint}
  Ctrl-C stops everything.
`;
}
