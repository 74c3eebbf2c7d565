import { createMovableClock } from '@reconnect/simulators';
import { expect, it } from 'vitest';
import { createStubbornMails } from './stubborn-mails.ts';

const minutes = 60_000;

it('a mail is given up after three failures in a row, and asked for again after pauses that double up to a day', async () => {
  const clock = createMovableClock(0);
  const stubborn = createStubbornMails(clock);
  const fail = () => expect(stubborn.count(7, Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
  for (const isGivenUp of [false, false, true]) {
    expect(stubborn.isDue(8)).toBe(true);
    await fail();
    expect(stubborn.isGivenUp(7)).toBe(isGivenUp);
  }
  for (const pause of [10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]) {
    clock.advance(pause * minutes - 1);
    expect(stubborn.isDue(7)).toBe(false);
    clock.advance(1);
    expect(stubborn.isDue(7)).toBe(true);
    await fail();
  }
  expect(await stubborn.count(7, Promise.resolve('mail'))).toBe('mail');
  expect(stubborn.isGivenUp(7)).toBe(false);
});
