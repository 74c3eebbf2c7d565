import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { compileCache } from '../../../../tools/compile-cache.ts';
import type { Commit, Gatekeeper } from './commit-watch.ts';

/** One process of one app, started as it is deployed and told everything by its environment. */
export interface AppProcess {
  readonly app: AppName;
  /** Without a slash at its end. */
  readonly url: string;
  /** SIGKILL: it has no chance to clean up. Resolves when it is gone. */
  kill(): Promise<void>;
  /** From now on its clock is so many milliseconds ahead of the machine's. */
  travel(ahead: number): void;
  /** Bytes in use once all garbage is collected. */
  weigh(): Promise<number>;
  /** The lines it has written since this was last asked. */
  output(): readonly string[];
}

export type AppName = 'slack' | 'teams' | 'web';

export interface AppProcessOptions {
  readonly app: AppName;
  readonly port: number;
  readonly variables: Readonly<Record<string, string>>;
  /** How far its clock is ahead of the machine's, in milliseconds. */
  readonly ahead: number;
  /** Asked at each commit of a conversation into SQLite. */
  readonly gatekeeper?: Gatekeeper;
}

const programOf = (app: AppName) => fileURLToPath(new URL(`../../../${app}/src/main.ts`, import.meta.url));
const inChild = (name: string) => new URL(`./in-child/${name}.ts`, import.meta.url).href;

/** Resolves when it listens, and is rejected with what it said when it ends before that. */
export async function startApp({ app, port, variables, ahead, gatekeeper }: AppProcessOptions): Promise<AppProcess> {
  const loaded = [
    `${inChild('travel')}?ahead=${ahead}`,
    inChild('weigh'),
    ...(gatekeeper === undefined ? [] : [inChild('sqlite-gate')]),
  ];
  const child = spawn(
    process.execPath,
    ['--disable-warning=DEP0040', ...loaded.flatMap((url) => ['--import', url]), programOf(app)],
    { env: { ...compileCache, ...variables, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'ipc'] },
  );
  let written: string[] = [];
  const listening = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (part: string) => {
        written.push(part);
        if (part.includes('"listening"')) resolve();
      });
    }
    child.once('exit', (code) => reject(new Error(`The ${app} process ended with ${code}: ${written.join('')}`)));
  });
  const ended = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  if (gatekeeper !== undefined) guard(child, gatekeeper);
  await listening;
  return {
    app,
    url: `http://127.0.0.1:${port}`,
    kill,
    travel(to) {
      if (child.connected) child.send({ ahead: to });
    },
    async weigh() {
      const weighed = once(child, 'message');
      child.send({ weigh: true });
      const [{ inUse }] = (await weighed) as [{ readonly inUse: number }];
      return inUse;
    },
    output() {
      const lines = written.join('').split('\n');
      written = lines.splice(-1);
      return lines;
    },
  };
}

/** Lets each commit of the child go on, or ends the child right there. */
function guard(child: ChildProcess, gatekeeper: Gatekeeper): void {
  // The fourth stream was asked for as a pipe.
  const gate = child.stdio[3] as Duplex;
  const lines = createInterface({ input: gate });
  // Both break when the child dies, which is what they are for.
  for (const end of [gate, lines]) end.on('error', () => gate.destroy());
  lines.on('line', (line) => {
    if (gatekeeper(JSON.parse(line) as Commit) === 'kill') child.kill('SIGKILL');
    else gate.write('.');
  });
}
