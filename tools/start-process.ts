import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that this one started to be served by, and that does not outlive it. */
export interface StartedProcess {
  readonly child: ChildProcess;
  /** Resolves once it serves; rejected with what it wrote when it ends instead, or takes too long. */
  readonly up: Promise<void>;
  /** How it ended, once all that it wrote has been read. */
  readonly ended: Promise<ProcessEnd>;
  /** What it has written since this was last asked, to those of its two outputs that are pipes. */
  output(): string;
  /** SIGKILL: it has no chance to clean up. Resolves when it is gone. */
  kill(): Promise<void>;
}

export type ProcessEnd = readonly [code: number | null, signal: NodeJS.Signals | null];

/** How a process shows that it serves. */
export type UpSign = { readonly says: string } | { readonly listensOn: number };

/** Milliseconds. */
const upWithin = 60_000;
const lookEvery = 2;

const killers = new Set<() => void>();
process.once('exit', () => {
  for (const kill of killers) kill();
});

/** One that is `detached` has a process group of its own, and all of that ends with it. */
export function startProcess(
  command: readonly [string, ...string[]],
  sign: UpSign,
  options: SpawnOptions,
): StartedProcess {
  const [program, ...args] = command;
  const child = spawn(program, args, options);
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      written += part;
    });
  }
  const kill = () => {
    // The number of one that is gone may be another's by now.
    if (!killers.has(kill)) return;
    if (options.detached) killGroup(child);
    else child.kill('SIGKILL');
  };
  killers.add(kill);
  let cause: Error | undefined;
  child.once('error', (error) => {
    cause = error;
  });
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once('close', (...end) => {
      killers.delete(kill);
      resolve(end);
    });
  });
  const failure = (why: string) => new Error(`${command.join(' ')} ${why}:\n${written}`, { cause });
  const serves = async (signal: AbortSignal) => {
    const shows =
      'says' in sign ? untilSaid(child, () => written.includes(sign.says)) : untilListening(sign.listensOn, signal);
    const ends = ended.then(([code, by]) => `ended with ${code ?? by} before it served`);
    const late = sleep(upWithin, 'did not serve in time', { signal, ref: false });
    const why = await Promise.race([shows, ends, late]);
    if (why !== undefined) throw failure(why);
  };
  const decided = new AbortController();
  const up = serves(decided.signal).finally(() => decided.abort());
  // Also where nobody waits for it, as of one that is not to come up.
  up.catch(kill);
  return {
    child,
    up,
    ended,
    output() {
      const said = written;
      written = '';
      return said;
    },
    async kill() {
      kill();
      await ended;
    },
  };
}

function untilSaid(child: ChildProcess, isSaid: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', () => isSaid() && resolve());
  });
}

async function untilListening(port: number, signal: AbortSignal): Promise<void> {
  while (!(await listensOn(port))) await sleep(lookEvery, undefined, { signal });
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

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // All of them have ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
