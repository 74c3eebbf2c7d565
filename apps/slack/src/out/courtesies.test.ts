import { wordsFor } from '@reconnect/article';
import { createInFlight } from '@reconnect/hosting';
import { createMovableClock } from '@reconnect/simulators';
import { expect, it } from 'vitest';
import { createCourtesies } from './courtesies.ts';
import type { SlackCall } from './transport.ts';

const aside = { tenant: 'T1', channel: 'C1', user: 'U1' };

/** A store that has no answer the first time it is asked in which language somebody is spoken to. */
function createBench() {
  const clock = createMovableClock(0);
  const inFlight = createInFlight(clock);
  const [calls, logged]: [SlackCall[], unknown[]] = [[], []];
  let asked = 0;
  const courtesies = createCourtesies({
    clock,
    inFlight,
    attempt: async (call) => {
      calls.push(call);
      return { ok: true };
    },
    log: { info: () => {}, warn: (...line) => logged.push(line), error: () => {} },
    wordsOf: async () => {
      asked += 1;
      if (asked === 1) throw new TypeError('canary: U1 has no language');
      return wordsFor('en');
    },
  });
  return { courtesies, calls, clock, logged, done: () => inFlight.drained(1_000) };
}

const refused = [[{ error: 'TypeError' }, 'a courtesy failed']];

it('a whisper that nobody can word is logged without a word of it, and harms neither the process nor the next one', async () => {
  const { courtesies, calls, logged, done } = createBench();
  courtesies.whisper({ aside, say: (words) => words('form.unopened') });
  await done();
  expect([calls, logged]).toEqual([[], refused]);
  courtesies.whisper({ aside, say: (words) => words('form.unopened') });
  await done();
  expect(calls).toMatchObject([{ method: 'chat.postEphemeral', tenant: 'T1' }]);
  expect(logged).toEqual(refused);
});

it('prompts that could not be offered are logged, and offered when the person comes again', async () => {
  const { courtesies, calls, logged, done } = createBench();
  courtesies.offerPrompts(aside);
  await done();
  expect([calls, logged]).toEqual([[], refused]);
  courtesies.offerPrompts(aside);
  await done();
  expect(calls).toMatchObject([{ method: 'assistant.threads.setSuggestedPrompts', tenant: 'T1' }]);
});

it('prompts that were offered stay for a minute, and are then offered anew', async () => {
  const { courtesies, calls, clock, done } = createBench();
  const look = async () => {
    courtesies.offerPrompts(aside);
    await done();
    return calls.length;
  };
  await look();
  expect(await look()).toBe(1);
  clock.advance(59_999);
  expect(await look()).toBe(1);
  clock.advance(1);
  expect(await look()).toBe(2);
});
