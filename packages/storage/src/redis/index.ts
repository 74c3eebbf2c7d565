/** Storage on Redis 7, for the processes of many machines. */
export { openRedisStorage } from './redis-storage.ts';
