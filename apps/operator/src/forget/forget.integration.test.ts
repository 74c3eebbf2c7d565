import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandoff, createMailSender, handoffQueue } from '@reconnect/handoff';
import { openStore, type Store } from '@reconnect/hosting';
import { systemClock } from '@reconnect/jobs';
import type { Json } from '@reconnect/storage';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { supportCase } from '../../../../tools/sample-case.ts';
import type { Desk } from '../command.ts';
import { forgetCommand } from './forget.ts';

const conversation = 'slack:T1:U1';

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
    const handoff = createHandoff({ storage, queue: jobs, answersHere: false });
    const openedAt = new Date(systemClock.now()).toISOString();
    await storage.commit(conversation, [{ kind: 'put', name: 'conversation', value: { format: 1 } }]);
    const { caseNumber } = await handoff.open({ ...supportCase, conversation, openedAt });
    await handoff.add(caseNumber, { key: 'more', kind: 'words', text: 'It began on Monday.', at: openedAt });

    const print = { out: () => {}, problem: () => {} };
    expect(await forgetCommand.prepare([conversation, '--yes'], { STORE: place.name }).run(desk, print)).toBe(0);
    // Nobody listens there: whatever were to be sent would be left over.
    const config = { smtpUrl: 'smtp://127.0.0.1:1', from: 'assistant@aptly.example', to: 'help@getaptly.com' };
    const mail = createMailSender({ storage, queue: jobs, clock: systemClock }, config);
    jobs.work(handoffQueue, async ({ id }) => void (await mail.send(id)));
    const none = { waiting: 0, delayed: 0, running: 0, dead: 0 };
    await vi.waitFor(async () => expect(await jobs.counts(handoffQueue)).toEqual(none), { timeout: 10_000 });
    mail.close();
  });

  it('by an address leaves no account of it behind, be it replaced, renamed or only known from a case', async () => {
    const { storage, jobs } = store;
    const clock = systemClock;
    const identity = { email: 'Dana@Acme.test', name: 'Dana', stranger: false };
    const put = (partition: string, name: string, value: Json) =>
      storage.commit(partition, [{ kind: 'put', name, value }]);
    // Each of these was the newest account of the address once; the directory knows the last one.
    for (const id of ['U1', 'U2', 'U3']) {
      await put(`slack:T1:${id}`, 'conversation', { format: id === 'U1' ? 1 : 2, identity });
      await put(`slack:T1:${id}`, 'outcome/2026', {});
      await storage.commit(`slack:T1:${id}`, [{ kind: 'append', name: 'transcript', value: { text: 'canary' } }]);
    }
    const digest = createHash('sha256').update('dana@acme.test').digest('hex');
    await put('people:slack:T1', `email/${digest}`, 'slack:T1:U3');
    // Has another address by now, and never had one.
    await put('teams:X:old', 'conversation', { format: 2, identity: { ...identity, email: 'dana@new.test' } });
    await put('slack:T1:other', 'conversation', { format: 2, identity: { stranger: true } });
    const handoff = createHandoff({ storage, queue: jobs, answersHere: false });
    const openedAt = new Date(clock.now()).toISOString();
    for (const [of, email] of [
      ['teams:X:old', 'DANA@acme.test'],
      ['slack:T1:gone', 'dana@acme.test'],
      ['slack:T1:other', 'other@acme.test'],
    ] as const)
      await handoff.open({ ...supportCase, conversation: of, reporter: { email }, key: of, openedAt });

    const said: string[] = [];
    const print = { out: (line: string) => void said.push(line), problem: (line: string) => void said.push(line) };
    const forget = () => forgetCommand.prepare(['dana@acme.test', '--yes'], { STORE: place.name }).run(desk, print);
    expect(await forget()).toBe(0);
    const removed = said.flatMap((line) => /^Removed of ([\w:]+\w)/.exec(line)?.slice(1) ?? []);
    expect(removed.sort()).toEqual(['slack:T1:U1', 'slack:T1:U2', 'slack:T1:U3', 'slack:T1:gone', 'teams:X:old']);
    const left: string[] = [];
    for await (const { partition, record } of storage.scan('')) {
      if (!record.name.startsWith('audit/')) left.push(JSON.stringify([partition, record.value]));
    }
    expect(left.join('\n')).not.toMatch(/dana|U[123]|gone|old/i);
    expect(left.join('\n')).toContain('other@acme.test');
    expect(await storage.readLog('slack:T1:U2', 'transcript')).toEqual([]);
    expect(await forget()).toBe(1);
    expect(said.at(-1)).toContain('Nothing is kept of anybody by that name.');
  });
});
