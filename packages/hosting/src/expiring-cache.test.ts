import { describe, expect, it } from 'vitest';
import { createExpiringCache } from './expiring-cache.ts';

describe('a cache that expires', () => {
  it('lets the oldest value go when there are more than it may hold', async () => {
    const asked: string[] = [];
    const cache = createExpiringCache<string>({ clock: { now: () => 0 }, lifetime: 1000, most: 2 });
    const get = (key: string) =>
      cache.get(key, async () => {
        asked.push(key);
        return key;
      });
    for (const key of ['a', 'b', 'c', 'b', 'a']) await get(key);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});
