/** Work that must happen later or survive a crash. The engines are at ./embedded and ./redis. */
export { systemClock } from './clock.ts';
export { GiveUp, JobsError, type JobsErrorCode } from './errors.ts';
export type { Clock, DeadJob, Job, Jobs, Json, RetryPolicy, Run, Worker } from './jobs.ts';
