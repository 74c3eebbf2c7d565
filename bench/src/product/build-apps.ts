import { spawnSync } from 'node:child_process';

/** Builds apps as they are deployed. `false`: one could not be built, and turbo has said why. */
export function buildApps(folder: string, apps: readonly string[]): boolean {
  const filters = apps.map((app) => `--filter=@reconnect/${app}`);
  const { status } = spawnSync('turbo', ['run', 'build', ...filters, '--output-logs=errors-only'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status === 0;
}
