import { openRedisJobs } from '@reconnect/jobs/redis';
import { createMovableClock } from '@reconnect/simulators';
import { openRedisStorage } from '@reconnect/storage/redis';
import type { Verdict } from '@reconnect/troubleshooting';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startRedis } from '../../../tools/redis.ts';
import waiting from '../fixtures/released-1/waiting.json' with { type: 'json' };
import { conversationKey } from './conversation/conversation.ts';
import { happeningQueue, recheckQueue } from './happenings.ts';
import type { Intent } from './ports.ts';
import { openWorld, verdictOf } from './testing/scripted-world.ts';

const crowd = 10_000;
const sideBySide = 500;
const rechecks = recheckQueue('slack');
const soon = { timeout: 5_000, interval: 20 };
const intents: Readonly<Record<string, Intent>> = { 'a person please': 'talk_to_human', yes: 'affirm' };

/** Does it for everybody in the crowd, so many at a time. */
async function forEveryone(work: (number: number) => Promise<unknown>): Promise<void> {
  for (let begun = 0; begun < crowd; begun += sideBySide)
    await Promise.all(Array.from({ length: sideBySide }, (_, index) => work(begun + index)));
}

/** A process on a Redis that promised everybody in the crowd a look, which is due. */
async function openCrowded(diagnose: () => Promise<Verdict>) {
  const redis = await startRedis({ own: true });
  const clock = createMovableClock({ follows: Date.now });
  const quiet = { onError: () => {} };
  const [storage, jobs] = await Promise.all([openRedisStorage(redis.url, { clock }), openRedisJobs(redis.url, quiet)]);
  onTestFinished(async () => {
    await Promise.all([jobs.close(), storage.close()]);
    await redis.stop();
  });
  await forEveryone(async (number) => {
    const person = { platform: 'slack', tenant: 'T1', id: `C${number}` } as const;
    const conversation = conversationKey(person);
    await storage.commit(conversation, [{ kind: 'put', name: 'conversation', value: { ...waiting.value, person } }]);
    const { run } = waiting.value.snapshot.context;
    await jobs.add({ queue: rechecks, id: `${conversation}#${run}`, payload: { conversation, run } });
  });
  return openWorld({ storage, jobs, clock, diagnose, intent: (text) => intents[text] ?? 'sync_problem' });
}

it('ten thousand promised looks that fall due at once keep nobody waiting who asks, is told or is handed over', {
  timeout: 120_000,
}, async () => {
  // A provider that answers nobody: every look that is begun stays under way.
  const answer = Promise.withResolvers<Verdict>();
  const looks = vi.fn(() => answer.promise);
  const { assistant, jobs, says, happens, cases } = await openCrowded(looks);
  const mails: string[] = [];
  jobs.work('handoff', async ({ id }) => void mails.push(id));
  assistant.start();
  await vi.waitFor(() => expect(looks.mock.calls.length).toBeGreaterThan(100), soon);

  await says('a person please');
  await says('yes');
  await vi.waitFor(() => expect(cases).toHaveLength(1), soon);
  await jobs.add({ queue: 'handoff', id: 'IR-TEST', payload: null });
  await happens({ type: 'appeal.undelivered' });
  await vi.waitFor(() => expect(mails).toEqual(['IR-TEST']), soon);
  const happening = () => jobs.counts(happeningQueue('slack'));
  await vi.waitFor(async () => expect(await happening()).toMatchObject({ waiting: 0, running: 0 }), soon);
  // Else nobody was in the way.
  expect((await jobs.counts(rechecks)).waiting).toBeGreaterThan(crowd / 2);

  answer.resolve(verdictOf('none', 'healthy'));
  await assistant.stop();
});
