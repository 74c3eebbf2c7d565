/** Storage on Redis 7, for the processes of many machines. */
export { inspectRedis, type RedisKeeping } from './inspect-redis.ts';
export { openRedisBroadcast, type RedisBroadcast } from './open-broadcast.ts';
export { openRedisScripts, type RedisScripts } from './open-scripts.ts';
export { openRedisStorage } from './redis-storage.ts';
