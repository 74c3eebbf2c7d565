import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMovableClock } from './movable-clock.ts';

describe('a clock that follows a running one', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('wakes whoever sleeps when time passes and when it is moved, each of them once', () => {
    const clock = createMovableClock({ follows: Date.now });
    const wake = vi.fn();
    clock.after(10_000, wake);
    clock.advance(4_000);
    vi.advanceTimersByTime(5_999);
    expect(wake).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(wake).toHaveBeenCalledTimes(1);
    clock.advance(60_000);
    expect(wake).toHaveBeenCalledTimes(1);
  });

  it('wakes nobody who was called off', () => {
    const clock = createMovableClock({ follows: Date.now });
    const wake = vi.fn();
    clock.after(10_000, wake)();
    clock.advance(20_000);
    vi.advanceTimersByTime(20_000);
    expect(wake).not.toHaveBeenCalled();
  });
});
