import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/** A folder that is gone at the latest when this process exits. */
export function makeTemporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'reconnect-bench-'));
  const clean = () => rmSync(path, { recursive: true, force: true });
  process.once('exit', clean);
  return {
    path,
    remove() {
      process.off('exit', clean);
      clean();
    },
  };
}
