import { readdirSync } from 'node:fs';
import { coreTime, placement, processorTime, residentMemory } from '../measure/processor.ts';
import { type Metric, readMetrics, total } from '../product/read-metrics.ts';
import type { AppProcess } from '../product/start-app.ts';
import type { CoreUse, JobCounts, ProcessSample, Sample, Turns } from './sample.ts';

/** Looks at processes from outside, as an operator does: their metrics, and the kernel's accounts. */
export interface ProcessWatch {
  /** What was seen since the last call; takes one more look. */
  take(): Promise<Pick<Sample, 'processes' | 'jobs' | 'core'>>;
  /** What they made of all they were delivered since they started. */
  turns(): Promise<Turns>;
  stop(): void;
}

/** Milliseconds between looks. */
const lookEvery = 5_000;
const megabyte = 1024 * 1024;

interface Look {
  readonly heap: number;
  readonly handles: number;
  readonly lag: number;
}

export function watchProcesses(processes: readonly AppProcess[]): ProcessWatch {
  const looks = new Map<string, Look[]>();
  let latest: readonly Metric[] = [];

  async function lookAt({ name, port }: AppProcess): Promise<void> {
    const page = await fetch(`http://127.0.0.1:${port}/metrics`);
    const metrics = readMetrics(await page.text());
    latest = metrics;
    const look = {
      heap: total(metrics, 'nodejs_heap_size_used_bytes') / megabyte,
      handles: total(metrics, 'nodejs_active_handles_total'),
      lag: total(metrics, 'nodejs_eventloop_lag_p99_seconds') * 1_000,
    };
    looks.set(name, [...(looks.get(name) ?? []), look]);
  }
  const lookAround = async () => void (await Promise.all(processes.map(lookAt)));
  const coreUse = watchCore(processes);
  let failed: unknown;
  const timer = setInterval(() => {
    lookAround().catch((error: unknown) => {
      failed = error;
    });
  }, lookEvery);

  return {
    async take() {
      if (failed !== undefined) throw new Error('a process no longer shows its metrics', { cause: failed });
      await lookAround();
      const taken = processes.map(({ name, child }) => [name, sampleOf(child.pid, looks.get(name) ?? [])] as const);
      looks.clear();
      return { processes: Object.fromEntries(taken), jobs: jobsIn(latest), core: coreUse() };
    },
    async turns() {
      const pages = await Promise.all(
        processes.map(async ({ port }) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()),
      );
      const count = (outcome: string) => total(pages.flatMap(readMetrics), 'reconnect_turns_total', { outcome }) || 0;
      return { taken: count('taken') + count('stale_press'), known: count('duplicate') };
    },
    stop: () => clearInterval(timer),
  };
}

function sampleOf(pid: number, looks: readonly Look[]): ProcessSample {
  return {
    resident: residentMemory(pid) ?? Number.NaN,
    heap: Math.min(...looks.map(({ heap }) => heap)),
    files: filesOf(pid),
    handles: looks.at(-1)?.handles ?? Number.NaN,
    lag: Math.max(...looks.map(({ lag }) => lag)),
  };
}

/** What was taken of the product's core since the last call. */
function watchCore(processes: readonly AppProcess[]): () => CoreUse {
  const look = () => ({
    at: performance.now(),
    core: placement.pinned ? (coreTime(placement.server) ?? Number.NaN) : Number.NaN,
    own: processes.reduce((sum, { child }) => sum + (processorTime(child.pid) ?? Number.NaN), 0),
  });
  let before = look();
  return () => {
    const now = look();
    const passed = now.at - before.at;
    const [all, product] = [(now.core - before.core) / passed, (now.own - before.own) / passed];
    before = now;
    return { product, others: Math.max(0, all - product) };
  };
}

/** Only Linux shows them. */
function filesOf(pid: number): number {
  return process.platform === 'linux' ? readdirSync(`/proc/${pid}/fd`).length : Number.NaN;
}

/** Every process counts the jobs of all, so one page is enough. */
function jobsIn(metrics: readonly Metric[]): JobCounts {
  const count = (state: string) => total(metrics, 'reconnect_jobs', { state });
  return { waiting: count('waiting'), delayed: count('delayed'), running: count('running'), dead: count('dead') };
}
