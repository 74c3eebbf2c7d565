import { happeningQueue, recheckQueue } from '@reconnect/assistant';
import { auditWrite, readAuditLog } from '@reconnect/audit';
import { createHandoff, deadCases, handoffQueue, readCase } from '@reconnect/handoff';
import { queues } from '@reconnect/hosting';
import { GiveUp } from '@reconnect/jobs';
import { createReconnectLinks } from '@reconnect/reconnect';
import type { Json } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { supportCase } from '../../../../tools/sample-case.ts';
import { handoffList, handoffRetry } from '../handoff-mails.ts';
import { openDesk, type TestDesk } from '../testing/desk.ts';
import { forgetCommand } from './forget.ts';

const variables = { STORE: 'sqlite:/elsewhere.db' };
const conversation = 'slack:T1:U1';
const dana = { platform: 'slack', tenant: 'T1', id: 'U1' } as const;
const inbox = { id: 'ib_1', workspace: 'acme', provider: 'google', address: 'dana@acme.test', own: true } as const;

let desk: TestDesk;
beforeEach(() => {
  desk = openDesk({ name: 'memory', open: createMemoryStorage });
});
afterEach(() => desk.close());

const openCase = (of: string, key: string) =>
  createHandoff({ storage: desk.storage, queue: desk.jobs, answersHere: false }).open({
    ...supportCase,
    key,
    conversation: of,
    reporter: { email: 'dana@acme.test' },
  });

/** A person who wrote something, was given a link, and has a case. */
async function leaveTraces(): Promise<string> {
  const put = (name: string, value: Json) => ({ kind: 'put', name, value }) as const;
  await desk.storage.commit(conversation, [
    put('conversation', { format: 1, identity: { name: 'Dana\u001b[2J Reyes' } }),
    put('outcome/2026', {}),
    put('feedback/2026', {}),
    { kind: 'append', name: 'transcript', value: { text: 'my inbox' } },
  ]);
  await createReconnectLinks({ storage: desk.storage, clock: desk.clock, publicUrl: 'https://help.test' }).issue({
    person: dana,
    conversation,
    inbox,
    mode: 'plain',
    reason: 'refresh',
  });
  return (await openCase(conversation, 'k1')).caseNumber;
}

const forget = (named: string, ...flags: readonly string[]) =>
  forgetCommand.prepare([named, ...flags], variables).run(desk, desk.print);

describe('pnpm forget', () => {
  it('removes all of one person, says what, and leaves others alone', async () => {
    const number = await leaveTraces();
    const other = (await openCase('slack:T1:U2', 'k2')).caseNumber;
    expect(await forget(conversation, '--yes')).toBe(0);
    expect(desk.said[0]).toBe(
      `Removed of ${conversation} (Dana�[2J Reyes): 1 conversation, 1 line of it, 1 case (${number}), 1 link, 1 outcome, 1 face, 0 dead letters.`,
    );
    expect([await readCase(desk.storage, number), await readCase(desk.storage, other)]).toMatchObject([
      undefined,
      { number: other },
    ]);
    const left: string[] = [];
    for await (const { partition, record } of desk.storage.scan('')) {
      if (/T1:U1\b|"U1"/.test(JSON.stringify([partition, record]))) left.push(record.name.split('/')[0] ?? '');
    }
    expect([...new Set(left)]).toEqual(['audit']);
    expect(await desk.storage.readLog(conversation, 'transcript')).toEqual([]);
  });

  it('removes a case that the conversation opens at that moment', async () => {
    await leaveTraces();
    const { commit } = desk.storage;
    let late = '';
    desk.storage.commit = async (partition, writes) => {
      if (partition === conversation && writes.some(({ kind }) => kind === 'remove')) {
        desk.storage.commit = commit;
        late = (await openCase(conversation, 'in hand')).caseNumber;
      }
      return commit(partition, writes);
    };
    expect(await forget(conversation, '--yes')).toBe(0);
    expect(desk.said[1]).toBe(`Removed case ${late}, which was opened meanwhile.`);
    expect(await readCase(desk.storage, late)).toBeUndefined();
  });

  it('says who is meant and what would be removed, and removes nothing until it is told to', async () => {
    const number = await leaveTraces();
    const all = async () => {
      const found: unknown[] = [await desk.storage.readLog(conversation, 'transcript')];
      for await (const one of desk.storage.scan('')) found.push(one);
      return found;
    };
    const before = await all();
    expect(await forget(conversation)).toBe(1);
    expect(desk.said[0]).toBe(
      `Would remove of ${conversation} (Dana�[2J Reyes): 1 conversation, 1 line of it, 1 case (${number}), 1 link, 1 outcome, 1 face, 0 dead letters.`,
    );
    expect(desk.said.at(-1)).toBe('To remove all of this, run it again with --yes.');
    expect(await all()).toEqual(before);
  });

  it('finds nothing the second time, although the audit log has entries of the account', async () => {
    await leaveTraces();
    const entry = { at: '2026-11-22T12:00:00.000Z', deed: 'stranger.turned_away' } as const;
    const write = auditWrite({ ...entry, by: { kind: 'person', conversation } });
    await desk.storage.commit(conversation, [write]);
    expect(await forget(conversation, '--yes')).toBe(0);
    expect(await forget(conversation, '--yes')).toBe(1);
    expect(desk.wrong).toEqual([expect.stringContaining('Nothing is kept of anybody by that name.')]);
    for (const deed of ['stranger.turned_away', 'person.forgotten'] as const) {
      expect(await readAuditLog(desk.storage, { deed })).toHaveLength(1);
    }
  });

  it('removes what a person was to be told and was not, and the mails of their cases, and no others', async () => {
    const number = await leaveTraces();
    const other = (await openCase('slack:T1:U2', 'k2')).caseNumber;
    const told = (of: string) => ({ conversation: of, event: { type: 'support.answered', text: `for ${of}` } });
    for (const of of [conversation, 'slack:T1:U11'])
      await desk.jobs.add({ queue: happeningQueue('slack'), id: of, payload: told(of) });
    await desk.jobs.add({ queue: recheckQueue('slack'), id: `${conversation}#1`, payload: { conversation, run: 1 } });
    await desk.jobs.add({ queue: handoffQueue, id: `${number}.1`, payload: null });
    const fail = () => Promise.reject(new GiveUp('no'));
    const workers = queues.map((queue) => desk.jobs.work(queue, fail));
    const dead = async () => (await Promise.all(queues.map((queue) => desk.jobs.dead(queue)))).flat();
    await vi.waitFor(async () => expect(await dead()).toHaveLength(6));
    await Promise.all(workers.map((worker) => worker.close()));
    await forget(conversation, '--yes');
    expect(desk.said[0]).toContain(', 4 dead letters.');
    expect((await dead()).map(({ id }) => id)).toEqual([other, 'slack:T1:U11']);
  });

  it('removes what outlives the conversation, which is what is counted for the report', async () => {
    const about = { format: 1 };
    await desk.storage.commit(conversation, [{ kind: 'put', name: 'outcome/2026', value: about }]);
    await desk.jobs.add({ queue: happeningQueue('slack'), id: 'k', payload: { conversation } });
    const worker = desk.jobs.work(happeningQueue('slack'), () => Promise.reject(new GiveUp('no')));
    await vi.waitFor(async () => expect(await desk.jobs.dead(happeningQueue('slack'))).toHaveLength(1));
    await worker.close();
    expect(await forget(conversation, '--yes')).toBe(0);
    expect(desk.said[0]).toBe(
      `Removed of ${conversation}: 0 conversations, 0 lines of it, 0 cases, 0 links, 1 outcome, 0 faces, 1 dead letter.`,
    );
    expect(await desk.storage.read(conversation, 'outcome/2026')).toBeUndefined();
  });

  it('removes what was told them from the queues, where finished jobs are kept for a day', async () => {
    await leaveTraces();
    const queue = happeningQueue('slack');
    const tell = (of: string) =>
      desk.jobs.add({ queue, id: of, payload: { conversation: of, event: { text: 'We reset your password.' } } });
    for (const of of [conversation, 'slack:T1:U2']) await tell(of);
    const worker = desk.jobs.work(queue, async () => undefined);
    await vi.waitFor(async () => expect(await desk.jobs.counts(queue)).toMatchObject({ waiting: 0, running: 0 }));
    await worker.close();
    expect(await forget(conversation, '--yes')).toBe(0);
    expect([await tell(conversation), await tell('slack:T1:U2')]).toEqual(['added', 'known']);
  });

  it('is written down', async () => {
    await leaveTraces();
    await forget(conversation, '--yes');
    expect(await readAuditLog(desk.storage, { deed: 'person.forgotten' })).toMatchObject([
      { by: { kind: 'operator', name: 'ops' }, about: { conversation } },
    ]);
  });

  it('says so when nothing is kept of anybody by that name', async () => {
    for (const name of ['slack:T1:U9', 'nobody@acme.test', 'whoever']) {
      expect(await forget(name, '--yes')).toBe(1);
    }
    expect(desk.wrong[0]).toContain('Nothing is kept of anybody by that name.');
    expect(() => forgetCommand.prepare([], variables)).toThrow('Name one person.');
  });
});

describe('pnpm handoff', () => {
  const run = (command: typeof handoffList, ...args: string[]) =>
    command.prepare(args, variables).run(desk, desk.print);

  it('lists what did not reach support, and sends it again', async () => {
    expect(await run(handoffList)).toBe(0);
    const { caseNumber } = await openCase(conversation, 'k1');
    let refuses = true;
    const worker = desk.jobs.work(handoffQueue, async () => {
      if (refuses) throw new GiveUp('The mail server answered 550.');
    });
    await vi.waitFor(async () => expect(await deadCases(desk)).toHaveLength(1));
    desk.said.length = 0;
    expect(await run(handoffList)).toBe(1);
    expect(desk.said[1]).toMatch(new RegExp(`^${caseNumber} +${caseNumber} +2026-.* 1 +The mail server answered 550`));
    refuses = false;
    expect(await run(handoffRetry, '--all')).toBe(0);
    await vi.waitFor(async () => expect(await deadCases(desk)).toEqual([]));
    expect(await run(handoffRetry, caseNumber)).toBe(1);
    await worker.close();
  });

  it('lists what is still tried, with the last reason, and sends it at once', async () => {
    const { caseNumber } = await openCase(conversation, 'k1');
    let refuses = true;
    const worker = desk.jobs.work(handoffQueue, async () => {
      if (refuses) throw new Error('The mail server did not take the mail.');
    });
    await vi.waitFor(async () => expect(await desk.jobs.failing(handoffQueue)).toHaveLength(1));
    expect(await run(handoffList)).toBe(1);
    expect(desk.said[1]).toMatch(
      new RegExp(`^${caseNumber} +${caseNumber} +not yet +1 +The mail server did not take the mail\\.`),
    );
    desk.said.length = 0;
    expect(await run(handoffList, '--json')).toBe(1);
    expect(desk.said.map((line) => JSON.parse(line))).toEqual([
      { mail: caseNumber, caseNumbers: [caseNumber], attempts: 1, reason: 'The mail server did not take the mail.' },
    ]);
    refuses = false;
    expect(await run(handoffRetry, caseNumber.toLowerCase())).toBe(0);
    expect(desk.said.at(-1)).toBe(`On their way again: ${caseNumber}.`);
    await vi.waitFor(async () => expect(await desk.jobs.failing(handoffQueue)).toEqual([]));
    await vi.waitFor(async () => expect((await desk.jobs.counts(handoffQueue)).running).toBe(0));
    expect(await run(handoffList)).toBe(0);
    await worker.close();
  });

  it('sends all of them again with one look at the dead letters', async () => {
    const numbers = [];
    for (const key of ['k1', 'k2', 'k3']) numbers.push((await openCase(conversation, key)).caseNumber);
    const worker = desk.jobs.work(handoffQueue, () => Promise.reject(new GiveUp('The mail server answered 550.')));
    await vi.waitFor(async () => expect(await deadCases(desk)).toHaveLength(3));
    await worker.close();
    const dead = vi.fn(desk.jobs.dead);
    expect(
      await handoffRetry.prepare(['--all'], variables).run({ ...desk, jobs: { ...desk.jobs, dead } }, desk.print),
    ).toBe(0);
    expect(dead).toHaveBeenCalledTimes(1);
    expect(desk.said).toEqual([`On their way again: ${numbers.join(', ')}.`]);
    expect(await run(handoffRetry, '--all')).toBe(0);
    expect(desk.said.at(-1)).toBe('No mail has failed.');
  });

  it('wants one case or all', () => {
    for (const args of [[], ['IR-1', 'IR-2'], ['IR-1', '--all']]) {
      expect(() => handoffRetry.prepare(args, variables)).toThrow('Name one case, or give --all.');
    }
  });
});
