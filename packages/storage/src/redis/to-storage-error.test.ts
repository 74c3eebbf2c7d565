import { ErrorReply } from 'redis';
import { expect, it } from 'vitest';
import { toStorageError } from './to-storage-error.ts';

it.each([
  ['LOADING Redis is loading the dataset in memory', 'LOADING: it was started and still reads its file'],
  ['CLUSTERDOWN The cluster is down', 'CLUSTERDOWN: its cluster is not whole'],
  ['BUSY Redis is busy running a script.', 'BUSY: a script keeps it busy'],
  ['WEIRD canary', 'WEIRD'],
])('of a Redis that answers %s an operator reads why, and nothing of what was asked', (answer, why) => {
  const { code, message } = toStorageError(new ErrorReply(answer), 'redis://app:canary@redis.example:6380/2');
  expect([code, message]).toEqual(['refused', `Redis at redis.example:6380/2 refuses with ${why}.`]);
});
