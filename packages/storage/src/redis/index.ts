/** Storage on Redis 7, for the processes of many machines. */
export { inspectRedis, type RedisKeeping } from './inspect-redis.ts';
export { openRedisScripts, type RedisScripts } from './open-scripts.ts';
export { openRedisStorage } from './redis-storage.ts';
