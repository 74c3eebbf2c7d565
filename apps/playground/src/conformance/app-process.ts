import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCache } from '../../../../tools/compile-cache.ts';
import { freePort } from '../../../../tools/free-port.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** One app as it is deployed: a process of its own, told everything by its environment. */
export interface AppProcess {
  /** Without a slash at its end. */
  readonly url: string;
  /** All that it wrote so far. */
  output(): string;
  /** Ends it with no word of warning, as a machine that fails would; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Resolves when it listens; rejected with what it wrote when it ends instead. */
export async function startAppProcess(
  app: 'slack' | 'teams' | 'web',
  variables: Readonly<Record<string, string>>,
): Promise<AppProcess> {
  const port = await freePort();
  const env = { ...compileCache, ...variables, PORT: String(port), LOG_LEVEL: 'trace' };
  const child = spawn(process.execPath, [join(root, 'apps', app, 'src/main.ts')], { env, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      output += part.toString();
    });
  }
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => output.includes('listening') && resolve());
    child.once('exit', (code) => reject(new Error(`${app} ended with ${code}: ${output}`)));
  });
  return { url: `http://127.0.0.1:${port}`, output: () => output, kill: () => kill(child) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
