import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandoff, createMailSender, handoffQueue } from '@reconnect/handoff';
import { openStore, type Store } from '@reconnect/hosting';
import { systemClock } from '@reconnect/jobs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRedis, type TestRedis } from '../../../tools/redis.ts';
import type { Desk } from './command.ts';
import { forgetCommand } from './forget.ts';

const conversation = 'slack:T1:U1';
const told = { conversation, platform: 'slack', reporter: {}, reason: 'asked' } as const;

interface Place {
  readonly name: string;
  readonly stop: () => Promise<void>;
}

const places: Readonly<Record<string, () => Promise<Place>>> = {
  async sqlite() {
    const folder = mkdtempSync(join(tmpdir(), 'forget-'));
    return { name: `sqlite:${join(folder, 'reconnect.db')}`, stop: async () => rmSync(folder, { recursive: true }) };
  },
  async redis() {
    const redis: TestRedis = await startRedis({ own: true });
    return { name: redis.url, stop: redis.stop };
  },
};

describe.each(Object.entries(places))('a person who is forgotten, on %s', (_name, open) => {
  let place: Place;
  let store: Store;
  let desk: Desk;
  beforeEach(async () => {
    place = await open();
    store = await openStore(place.name, systemClock);
    desk = {
      ...store,
      clock: systemClock,
      by: { kind: 'operator', name: 'ops' },
      signal: new AbortController().signal,
    };
  });
  afterEach(async () => {
    await store.jobs.close();
    await store.storage.close();
    await place.stop();
  });

  it('leaves neither a mail that waits nor a dead letter behind', async () => {
    const { storage, jobs } = store;
    const handoff = createHandoff({ storage, queue: jobs });
    const openedAt = new Date(systemClock.now()).toISOString();
    await storage.commit(conversation, [{ kind: 'put', name: 'conversation', value: { format: 1 } }]);
    const nothing = { evidence: [], tried: [], transcript: [] };
    const { caseNumber } = await handoff.open({ ...told, ...nothing, key: 'k', openedAt });
    await handoff.add(caseNumber, { key: 'more', kind: 'words', text: 'It began on Monday.', at: openedAt });

    const print = { out: () => {}, problem: () => {} };
    expect(await forgetCommand.prepare([conversation], { STORE: place.name }).run(desk, print)).toBe(0);
    // Nobody listens there: whatever were to be sent would be left over.
    const config = { smtpUrl: 'smtp://127.0.0.1:1', from: 'assistant@aptly.example', to: 'help@getaptly.com' };
    const mail = createMailSender({ storage, queue: jobs, clock: systemClock }, config);
    jobs.work(handoffQueue, async ({ id }) => void (await mail.send(id)));
    const none = { waiting: 0, delayed: 0, running: 0, dead: 0 };
    await vi.waitFor(async () => expect(await jobs.counts(handoffQueue)).toEqual(none), { timeout: 10_000 });
    mail.close();
  });
});
