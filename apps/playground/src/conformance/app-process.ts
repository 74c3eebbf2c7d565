import type { StdioOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compileCache } from '../../../../tools/compile-cache.ts';
import { type StartedProcess, startProcess } from '../../../../tools/start-process.ts';

export type AppName = 'slack' | 'teams' | 'web';

/** One app as it is deployed: a process of its own, told everything by its environment. */
export interface AppProcess extends StartedProcess {
  /** Without a slash at its end. */
  readonly url: string;
}

export interface AppStart {
  readonly app: AppName;
  readonly port: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Addresses of modules that are loaded before the app. */
  readonly preload?: readonly string[];
  readonly stdio?: StdioOptions;
}

export function startApp({ app, port, variables, preload = [], stdio = 'pipe' }: AppStart): AppProcess {
  const program = fileURLToPath(new URL(`../../../${app}/src/main.ts`, import.meta.url));
  const flags = ['--disable-warning=DEP0040', ...preload.flatMap((url) => ['--import', url])];
  const env = { ...compileCache, ...variables, PORT: String(port) };
  const started = startProcess([process.execPath, ...flags, program], { says: '"listening"' }, { env, stdio });
  return { ...started, url: `http://127.0.0.1:${port}` };
}
