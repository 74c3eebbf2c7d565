/** The job engine in one SQLite file, for the processes of one machine. */
export { openEmbeddedJobs } from './embedded-jobs.ts';
