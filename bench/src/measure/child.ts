import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Child {
  readonly pid: number;
  /** When its process was started, as `performance.now()` counts. */
  readonly startedAt: number;
  /** What it said on standard error last. */
  complaints(): string;
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

const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Milliseconds. */
const startsWithin = 20_000;
const stopsWithin = 3_000;
const keptCharacters = 2_000;

/** Starts a process that serves on a port, and resolves once it does. */
export async function startChild({ command, variables, folder, port }: ChildStart): Promise<Child> {
  const [program, ...args] = command;
  const startedAt = performance.now();
  const child = spawn(program, args, { cwd: folder, env: variables, stdio: ['ignore', 'ignore', 'pipe'] });
  children.add(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-keptCharacters);
  });
  let gone = false;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      gone = true;
      children.delete(child);
      resolve();
    });
  });
  const until = performance.now() + startsWithin;
  while (!(await listensOn(port))) {
    if (gone || performance.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`${args.join(' ')} ${gone ? 'ended' : 'did not listen in time'}:\n${said}`);
    }
    await sleep(2);
  }
  return {
    pid: child.pid ?? 0,
    startedAt,
    complaints: () => said,
    async stop() {
      child.kill('SIGTERM');
      const tooLong = setTimeout(() => child.kill('SIGKILL'), stopsWithin);
      await ended;
      clearTimeout(tooLong);
    },
  };
}

function listensOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const tell = (listens: boolean) => () => {
      socket.destroy();
      resolve(listens);
    };
    socket.once('connect', tell(true)).once('error', tell(false));
  });
}
