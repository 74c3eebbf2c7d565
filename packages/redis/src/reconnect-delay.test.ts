import { expect, it } from 'vitest';
import { reconnectDelay } from './reconnect-delay.ts';

it('the delay before another try to reach Redis doubles up to two seconds, and differs by up to a half', () => {
  for (const [attempt, longest] of [50, 100, 200, 400, 800, 1_600, 2_000, 2_000].entries()) {
    const delays = Array.from({ length: 100 }, () => reconnectDelay(attempt));
    expect(Math.max(...delays)).toBeLessThanOrEqual(longest);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(longest / 2);
    expect(new Set(delays).size).toBeGreaterThan(1);
  }
});
