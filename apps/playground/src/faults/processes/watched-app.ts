import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';
import { type AppProcess, type AppStart, startApp } from '../../conformance/app-process.ts';
import type { Commit, Gatekeeper } from '../stores/commit-watch.ts';

/** A process of an app whose time is set, whose memory is weighed and whose commits are stopped from here. */
export interface WatchedApp extends Omit<AppProcess, 'output'> {
  /** From now on its clock is so many milliseconds ahead of the machine's. */
  travel(ahead: number): void;
  /** Bytes in use once all garbage is collected. */
  weigh(): Promise<number>;
  /** The lines it has written since this was last asked. */
  lines(): readonly string[];
}

export interface WatchedStart extends Omit<AppStart, 'preload' | 'stdio'> {
  /** How far its clock is ahead of the machine's, in milliseconds. */
  readonly ahead: number;
  /** Asked at each commit of a conversation into SQLite. */
  readonly gatekeeper: Gatekeeper | undefined;
}

const inChild = (name: string) => new URL(`./in-child/${name}.ts`, import.meta.url).href;

/** Resolves when it listens, and is rejected with what it said when it ends before that. */
export async function startWatchedApp({ ahead, gatekeeper, ...start }: WatchedStart): Promise<WatchedApp> {
  const preload = [
    `${inChild('travel')}?ahead=${ahead}`,
    inChild('weigh'),
    ...(gatekeeper === undefined ? [] : [inChild('sqlite-gate')]),
  ];
  const { output, ...app } = startApp({ ...start, preload, stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'ipc'] });
  const { child } = app;
  if (gatekeeper !== undefined) guard(child, gatekeeper);
  await app.up;
  let begun = '';
  return {
    ...app,
    travel(to) {
      if (child.connected) child.send({ ahead: to });
    },
    async weigh() {
      const weighed = once(child, 'message');
      child.send({ weigh: true });
      const [{ inUse }] = (await weighed) as [{ readonly inUse: number }];
      return inUse;
    },
    lines() {
      const lines = (begun + output()).split('\n');
      begun = lines.pop() ?? '';
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
