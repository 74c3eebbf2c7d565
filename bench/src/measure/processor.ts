import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Milliseconds in one tick of the kernel's accounts, a constant of Linux on every architecture that Node runs on. */
const tick = 10;

const cores = availableParallelism();
const canPin = process.platform === 'linux' && cores > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Where what runs: the system that is measured has a core of its own. */
export const placement = {
  cores,
  pinned: canPin,
  server: 0,
  generator: 1,
} as const;

/** A command that runs on one core, where that can be had. */
export function onCore(core: number, command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  return canPin ? ['taskset', '-c', `${core}`, ...command] : command;
}

/** Moves this process, and so whatever it starts from now on. */
export function moveTo(core: number): void {
  if (canPin) spawnSync('taskset', ['-a', '-cp', `${core}`, `${process.pid}`]);
}

/** Milliseconds of processor time that a process has used; undefined where the kernel does not tell. */
export function processorTime(pid: number): number | undefined {
  const text = readKernel(`/proc/${pid}/stat`);
  // The name in brackets may hold anything.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields && (Number(fields[11]) + Number(fields[12])) * tick;
}

/** Milliseconds for which a core was busy since the machine started. */
export function coreTime(core: number): number | undefined {
  const line = readKernel('/proc/stat')
    ?.split('\n')
    .find((each) => each.startsWith(`cpu${core} `));
  const [user, nice, system, , , irq, softirq, steal] = line?.split(' ').slice(1).map(Number) ?? [];
  if (user === undefined) return undefined;
  return [user, nice, system, irq, softirq, steal].reduce<number>((sum, part) => sum + (part ?? 0), 0) * tick;
}

/** Megabytes of memory that a process has in use. */
export function residentMemory(pid: number): number | undefined {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readKernel(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

function readKernel(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not Linux, or the process has just ended: there is nothing to tell.
    return undefined;
  }
}
