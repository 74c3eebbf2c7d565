/** Work that must happen later or survive a crash. The engines are at ./embedded and ./redis. */
export { systemClock } from './clock.ts';
export { GiveUp } from './errors.ts';
export type { Clock, DeadJob, Job, Jobs, Json, RetryPolicy, Run, Worker } from './jobs.ts';
