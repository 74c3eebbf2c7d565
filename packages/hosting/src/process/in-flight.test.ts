import { createMovableClock } from '@reconnect/simulators';
import { describe, expect, it } from 'vitest';
import { createInFlight } from './in-flight.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function open() {
  const clock = createMovableClock(0);
  const inFlight = createInFlight(clock);
  const begin = () => {
    const work = Promise.withResolvers<void>();
    inFlight.add(work.promise);
    return work.resolve;
  };
  const drain = () => {
    const drained = { yet: false };
    void inFlight.drained(8_000).then(() => {
      drained.yet = true;
    });
    return drained;
  };
  return { clock, begin, drain };
}

describe('what is in flight', () => {
  it('is waited for, and what began meanwhile too', async () => {
    const { begin, drain } = open();
    const endFirst = begin();
    const drained = drain();
    const endSecond = begin();
    endFirst();
    await settle();
    expect(drained.yet).toBe(false);
    endSecond();
    await settle();
    expect(drained.yet).toBe(true);
  });

  it('is left behind when it takes too long', async () => {
    const { clock, begin, drain } = open();
    begin();
    const drained = drain();
    clock.advance(7_999);
    await settle();
    expect(drained.yet).toBe(false);
    clock.advance(1);
    await settle();
    expect(drained.yet).toBe(true);
  });

  it('keeps nobody waiting when there is nothing', async () => {
    const drained = open().drain();
    await settle();
    expect(drained.yet).toBe(true);
  });
});
