import { createMovableClock } from '@reconnect/simulators';
import type { Json } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it } from 'vitest';
import askedForAPerson1 from '../fixtures/released-1/asked-for-a-person.json' with { type: 'json' };
import diedWhileChecking1 from '../fixtures/released-1/died-while-checking.json' with { type: 'json' };
import offered1 from '../fixtures/released-1/offered.json' with { type: 'json' };
import waiting1 from '../fixtures/released-1/waiting.json' with { type: 'json' };
import askedForAPerson2 from '../fixtures/released-2/asked-for-a-person.json' with { type: 'json' };
import diedWhileChecking2 from '../fixtures/released-2/died-while-checking.json' with { type: 'json' };
import offered2 from '../fixtures/released-2/offered.json' with { type: 'json' };
import waiting2 from '../fixtures/released-2/waiting.json' with { type: 'json' };
import { offersLink } from './testing/screen.ts';
import { openWorld, type World } from './testing/scripted-world.ts';

/** What each format of a record looked like when a process wrote it; a new format adds a folder of fixtures. */
const releases = [
  {
    format: 1,
    delivered: offered1.value.seen[0],
    offered: offered1,
    waiting: waiting1,
    askedForAPerson: askedForAPerson1,
    diedWhileChecking: diedWhileChecking1,
  },
  {
    format: 2,
    delivered: 'of-then',
    offered: offered2,
    waiting: waiting2,
    askedForAPerson: askedForAPerson2,
    diedWhileChecking: diedWhileChecking2,
  },
] as const;

/** A record as a process of that release wrote it. */
interface Released {
  readonly partition: string;
  readonly value: {
    readonly person: { readonly platform: string };
    readonly asks: number;
    readonly pending: unknown[];
  };
}

/** A process of this release, taking over from one of that. */
async function takeOver({ partition, value }: Released, world: World = {}) {
  const clock = createMovableClock(Date.parse('2026-11-22T10:00:30.000Z'));
  const storage = createMemoryStorage({ clock });
  const due = { queue: value.person.platform, at: clock.now() };
  const record = JSON.parse(JSON.stringify(value)) as Json;
  await storage.commit(partition, [
    { kind: 'put', name: 'conversation', value: record, ...(value.pending.length > 0 && { due }) },
  ]);
  const opened = openWorld({ storage, clock, ...world });
  /** On the message that the other release sent last. */
  const press = (verb: string) => opened.presses(verb, { ask: value.asks, summary: '', blocks: [], choices: [] });
  return { ...opened, press };
}

describe.each(releases)('a conversation that was written in format $format', (release) => {
  const { delivered, offered, waiting, askedForAPerson, diedWhileChecking } = release;

  it('goes on with the buttons that release showed', async () => {
    const { press, screen } = await takeOver(offered);
    expect(await press('steps')).toEqual({ outcome: 'taken' });
    await screen.saw(({ blocks }) => blocks.some(({ kind }) => kind === 'step'));
  });

  it('keeps its promise to look again, by the job that release added', async () => {
    const { assistant, jobs, screen, diagnosed } = await takeOver(waiting);
    const { run } = waiting.value.snapshot.context;
    const payload = { conversation: waiting.partition, run };
    await jobs.add({ queue: 'recheck-slack', id: `${waiting.partition}#${run}`, payload });
    assistant.start();
    await screen.saw(offersLink);
    expect(diagnosed).toEqual(['ib1']);
    await assistant.stop();
  });

  it('does nothing twice that was delivered to that release', async () => {
    const { says } = await takeOver(offered);
    expect(await says('not syncing', delivered)).toEqual({ outcome: 'duplicate' });
  });

  it('reaches support', async () => {
    const { says, screen, cases } = await takeOver(askedForAPerson, { intent: () => 'affirm' });
    await says('yes');
    await screen.saw(({ summary }) => summary.includes('IR-TEST'));
    expect(cases).toHaveLength(1);
  });

  it('reaches support with what it is about when the process that was to open the case is gone', async () => {
    const { value } = offered;
    const sending = {
      ...offered,
      value: {
        ...value,
        snapshot: { ...value.snapshot, value: 'handingOff' },
        pending: [{ id: '9.0', deed: { type: 'openCase', params: { reason: 'asked' } }, attempts: 0 }],
      },
    };
    const { assistant, clock, screen, cases } = await takeOver(sending);
    assistant.start();
    clock.advance(2_000);
    await screen.saw(({ summary }) => summary.includes('IR-TEST'));
    expect(cases).toMatchObject([{ reason: 'asked', inbox: { id: 'ib1' } }]);
    await assistant.stop();
  });

  it('is taken over in the middle of a check whose process is gone', async () => {
    const { assistant, clock, screen, diagnosed } = await takeOver(diedWhileChecking);
    assistant.start();
    clock.advance(2_000);
    await screen.saw(offersLink);
    expect(diagnosed).toEqual(['ib1']);
    await assistant.stop();
  });
});
