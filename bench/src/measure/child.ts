import { startProcess } from '../../../tools/start-process.ts';

export interface Child {
  readonly pid: number;
  /** When its process was started, as `performance.now()` counts. */
  readonly startedAt: number;
  /** Asks it to stop, and ends it when it does not. */
  stop(): Promise<void>;
}

export interface ChildStart {
  readonly command: readonly [string, ...string[]];
  /** All it gets: nothing else may change what is measured. */
  readonly variables: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Where it will listen. */
  readonly port: number;
}

/** Milliseconds. */
const stopsWithin = 3_000;

/** Starts a process that serves on a port, and resolves once it does. */
export async function startChild({ command, variables, folder, port }: ChildStart): Promise<Child> {
  const startedAt = performance.now();
  const { child, up, ended, kill } = startProcess(
    command,
    { listensOn: port },
    { cwd: folder, env: variables, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await up;
  return {
    pid: child.pid ?? 0,
    startedAt,
    async stop() {
      child.kill('SIGTERM');
      const tooLong = setTimeout(kill, stopsWithin);
      await ended;
      clearTimeout(tooLong);
    },
  };
}
