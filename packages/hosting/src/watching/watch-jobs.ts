import { GiveUp, type Jobs, type Json } from '@reconnect/jobs';
import { timed } from './stopwatch.ts';
import type { Watching } from './watching.ts';

/** A field of a payload that is an object; whoever works on the job never sees it. */
const place = 'traceparent';

/** Counts, times and traces runs. A job's run goes on with the trace in which the job was added, in whichever process. */
export function watchJobs(jobs: Jobs, { metrics, tracing, tick }: Watching): Jobs {
  return {
    ...jobs,
    add(job) {
      const { queue } = job;
      if (tracing.here() === undefined) return jobs.add(job);
      return tracing.around({ name: `add ${queue}`, kind: 'producer' }, () =>
        jobs.add({ ...job, payload: marked(job.payload, tracing.here()) }),
      );
    },
    work: (queue, handler, options) =>
      jobs.work(
        queue,
        (run) => {
          const { payload, from } = unmarked(run.payload);
          const work = () => handler({ ...run, payload });
          let outcome = 'done';
          return timed(
            tick,
            () =>
              tracing.around({ name: `run ${queue}`, kind: 'consumer', from }, work).catch((error: unknown) => {
                outcome = error instanceof GiveUp ? 'given_up' : 'failed';
                throw error;
              }),
            (seconds) => {
              metrics.jobRuns.inc({ queue, outcome });
              metrics.jobSeconds.observe({ queue }, seconds);
            },
          );
        },
        options,
      ),
  };
}

function isFields(payload: Json): payload is { readonly [key: string]: Json | undefined } {
  return typeof payload === 'object' && payload !== null && !Array.isArray(payload);
}

function marked(payload: Json, from: string | undefined): Json {
  return isFields(payload) ? { ...payload, [place]: from } : payload;
}

/** Also where this process traces nothing: another one may. */
function unmarked(payload: Json): { readonly payload: Json; readonly from?: string } {
  if (!isFields(payload)) return { payload };
  const { [place]: from, ...rest } = payload;
  return typeof from === 'string' ? { payload: rest, from } : { payload };
}
