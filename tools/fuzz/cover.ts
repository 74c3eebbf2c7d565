import { type Profiler, Session } from 'node:inspector';
import { createSeenBlocks } from './seen-blocks.ts';

/** What has run of the code that is watched. */
export interface Cover {
  /** Whether, since it was asked last, a block ran that never ran before, or far more often than it ever did. */
  hasGrown(): boolean;
  /** What ran since it was asked last shall not count. */
  overlook(): void;
  /** The files of which nothing has run. */
  missed(): readonly URL[];
}

/**
 * Watches the blocks of `files`, to the end of the process: V8 counts those of functions that it compiles while somebody
 * watches, and once nobody does, these are not counted any more. So no function in them may have been called before.
 */
export function openCover(files: readonly URL[]): Cover {
  const watched = new Map(files.map(({ href }) => [href, createSeenBlocks()]));
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

  /** What has run since the last time; within its own process, the inspector answers at once. */
  function take(): readonly Profiler.ScriptCoverage[] {
    let taken: readonly Profiler.ScriptCoverage[] = [];
    session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw new Error('V8 does not tell what has run', { cause: error });
      taken = result;
    });
    return taken;
  }

  return {
    hasGrown: () => take().filter(({ url, functions }) => watched.get(url)?.add(functions)).length > 0,
    overlook: () => void take(),
    missed: () => files.filter(({ href }) => watched.get(href)?.isEmpty),
  };
}
