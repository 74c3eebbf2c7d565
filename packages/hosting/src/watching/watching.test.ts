import type { Assistant, Channel } from '@reconnect/assistant';
import type { MailSender } from '@reconnect/handoff';
import { GiveUp } from '@reconnect/jobs';
import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { noTracing } from '../tracing/tracing.ts';
import { createMetrics } from './metrics.ts';
import { createDeedWatch, watchTurns } from './watch-assistant.ts';
import { watchChannel } from './watch-channel.ts';
import { watchJobs } from './watch-jobs.ts';
import { watchMail } from './watch-mail.ts';
import { watchStorage } from './watch-storage.ts';

/** Every look at the clock is a quarter of a second after the one before. What is told is what has happened, without zeros. */
function watching() {
  const metrics = createMetrics('slack');
  let now = 0;
  const told = async (family: string) =>
    (await metrics.registry.metrics())
      .split('\n')
      .filter((line) => line.startsWith(`reconnect_${family}`) && !line.endsWith(' 0'))
      .map((line) => line.slice('reconnect_'.length).replace(/,app="slack"|app="slack",/, ''));
  return { metrics, tracing: noTracing, tick: () => (now += 250), told };
}

const away = new Error('away');
const clock = createMovableClock(0);

describe('the metrics', () => {
  it('time every round trip to the store and count those it did not answer', async () => {
    const { told, ...watched } = watching();
    const storage = createMemoryStorage({ clock });
    const store = watchStorage({ ...storage, due: () => Promise.reject(away) }, watched);
    await store.commit('p', [{ kind: 'put', name: 'n', value: 1 }]);
    expect(await store.read('p', 'n')).toMatchObject({ value: 1 });
    await expect(store.due('q', 0, 1)).rejects.toBe(away);
    expect(await told('store_failures_total')).toEqual(['store_failures_total{operation="due"} 1']);
    const sums = (await told('store_seconds_sum')).toSorted();
    expect(sums).toEqual(['commit', 'due', 'read'].map((name) => `store_seconds_sum{operation="${name}"} 0.25`));
  });

  it('count runs of jobs by what became of them', async () => {
    const { told, ...watched } = watching();
    const jobs = watchJobs(openEmbeddedJobs(':memory:', { clock }), watched);
    onTestFinished(() => jobs.close());
    const handlers: Readonly<Record<string, () => Promise<void>>> = {
      fine: async () => undefined,
      unlucky: () => Promise.reject(away),
      hopeless: () => Promise.reject(new GiveUp('never')),
    };
    jobs.work('q', ({ id }) => handlers[id]?.() ?? Promise.reject(away));
    for (const id of Object.keys(handlers)) await jobs.add({ queue: 'q', id, payload: null });
    await vi.waitFor(async () => {
      clock.advance(1_000);
      expect((await told('job_runs_total')).toSorted()).toEqual([
        'job_runs_total{queue="q",outcome="done"} 1',
        'job_runs_total{queue="q",outcome="failed"} 1',
        'job_runs_total{queue="q",outcome="given_up"} 1',
      ]);
    });
    expect(await told('job_seconds_count')).toEqual(['job_seconds_count{queue="q"} 3']);
  });

  it('count messages by what the platform made of them', async () => {
    const { told, metrics } = watching();
    const send = vi.fn<Channel['send']>();
    const channel = watchChannel({ platform: 'slack', identify: () => Promise.reject(away), send }, metrics);
    const reply = { ask: 0, summary: '', blocks: [], choices: [] };
    send.mockResolvedValueOnce({ outcome: 'sent', ref: 1 });
    expect(await channel.send(null, reply, 2)).toEqual({ outcome: 'sent', ref: 1 });
    expect(send).toHaveBeenCalledWith(null, reply, 2);
    send.mockResolvedValueOnce({ outcome: 'unreachable' });
    await channel.send(null, reply);
    send.mockRejectedValueOnce(away);
    await expect(channel.send(null, reply)).rejects.toBe(away);
    const outcomes = ['sent', 'unreachable', 'failed'];
    expect(await told('messages_total')).toEqual(
      outcomes.map((outcome) => `messages_total{platform="slack",outcome="${outcome}"} 1`),
    );
  });

  it('count tries at mails by what became of them', async () => {
    const { told, metrics } = watching();
    const send = vi.fn<MailSender['send']>();
    const mail = watchMail({ send, close() {} }, metrics);
    send.mockResolvedValueOnce({ outcome: 'sent' });
    await mail.send('IR-7K2M9');
    send.mockRejectedValueOnce(away);
    await expect(mail.send('IR-7K2M9')).rejects.toBe(away);
    expect(await told('mails_total')).toEqual(['mails_total{outcome="sent"} 1', 'mails_total{outcome="failed"} 1']);
  });

  it('count what people did, and tries at what it led to', async () => {
    const { told, ...watched } = watching();
    const receive: Assistant['receive'] = async () => ({ outcome: 'duplicate' });
    const assistant = watchTurns({ receive } as Assistant, watched);
    const person = { platform: 'slack', tenant: 'T1', id: 'U1' } as const;
    await assistant.receive({ person, delivery: '1', address: null, said: { kind: 'opened' } });
    expect(await told('turns_total')).toEqual(['turns_total{outcome="duplicate"} 1']);

    const watchDeed = createDeedWatch(watched);
    expect(await watchDeed('say', async () => 'said')).toBe('said');
    await expect(watchDeed('openCase', () => Promise.reject(away))).rejects.toBe(away);
    expect(await told('effects_total')).toEqual([
      'effects_total{effect="say",outcome="done"} 1',
      'effects_total{effect="openCase",outcome="failed"} 1',
    ]);
    expect(await told('effect_seconds_sum')).toContain('effect_seconds_sum{effect="say"} 0.25');
  });
});
