/** The job engine on BullMQ and Redis 7, for the processes of many machines. */
export { openRedisJobs } from './redis-jobs.ts';
