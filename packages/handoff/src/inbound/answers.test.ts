import { beforeEach, describe, expect, it } from 'vitest';
import { createCase } from '../cases/case-records.ts';
import { joinIncident } from '../cases/incidents.ts';
import { createAnswersBench } from '../testing/answers-bench.ts';
import { sampleCase } from '../testing/sample-case.ts';
import { type SampleMail, sampleMail } from '../testing/sample-mail.ts';

const { number } = sampleCase;

describe('an answer by mail', () => {
  let bench: Awaited<ReturnType<typeof createAnswersBench>>;
  beforeEach(async () => {
    bench = await createAnswersBench();
  });
  const take = (sample?: SampleMail) => bench.answers.take(sampleMail(sample));

  it('is told to the conversation its case came from', async () => {
    expect(await take()).toEqual({ outcome: 'told', number, solved: false });
    expect([...bench.all.values()]).toEqual([
      {
        conversation: sampleCase.conversation,
        key: expect.stringMatching(new RegExp(`^${number}/answer/[\\w-]{43}$`)),
        event: { type: 'support.answered', caseNumber: number, from: 'Ana', text: 'We are on it.', attachments: [] },
      },
    ]);
    expect(bench.deeds).toEqual([{ deed: 'answer.told', number, because: 'answered' }]);
  });

  it.each<[string, NonNullable<SampleMail['headers']>]>([
    ['its address', {}],
    ['its address in capitals, among others', { To: 'x@y.example, "Aptly" <ASSISTANT+IR-7K2M9QX@APTLY.EXAMPLE>' }],
    [
      'its address in the envelope',
      { To: 'undisclosed-recipients:;', 'Delivered-To': 'assistant+ir-7k2m9qx@aptly.example' },
    ],
    ['the first mail of the thread', { To: 'assistant@aptly.example', 'In-Reply-To': '<ir-7k2m9qx@aptly.example>' }],
    [
      'a later mail of it',
      { To: 'assistant@aptly.example', References: '<a@b> <ir-7k2m9qx.12@aptly.example> <c@getaptly.com>' },
    ],
  ])('finds its case by %s', async (_, headers) => {
    expect(await take({ headers })).toMatchObject({ outcome: 'told', number });
  });

  it.each<[string, NonNullable<SampleMail['headers']>]>([
    ['goes to no case', { To: 'assistant@aptly.example' }],
    ['goes to a number of ours in another domain', { To: 'assistant+ir-7k2m9qx@evil.example' }],
    ['goes to another address with the number', { To: 'assistants+ir-7k2m9qx@aptly.example' }],
    [
      'answers another domain’s mail of that name',
      { To: 'assistant@aptly.example', 'In-Reply-To': '<ir-7k2m9qx@evil.example>' },
    ],
    ['has a number that is none', { To: 'assistant+ir-7k2m9qx0@aptly.example' }],
  ])('is ignored when it %s', async (_, headers) => {
    expect(await take({ headers })).toEqual({ outcome: 'ignored', because: 'no_case' });
  });

  it('follows the address when the thread names another case', async () => {
    await createCase(bench.storage, { ...sampleCase, key: 'other', number: 'IR-0000001' });
    const headers = { 'In-Reply-To': '<ir-0000001@aptly.example>' };
    expect(await take({ headers })).toMatchObject({ outcome: 'told', number });
  });

  it.each<[string, string, SampleMail]>([
    ['the case is unknown or over', 'unknown_case', { headers: { To: 'assistant+ir-0000000@aptly.example' } }],
    ['a machine wrote it', 'automatic', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['it is our own', 'our_own', { headers: { 'X-Reconnect-Case': number } }],
    ['it comes from our own address', 'our_own', { headers: { From: 'bot@aptly.example' } }],
    ['it is larger than ten megabytes', 'too_large', { body: 'x'.repeat(15 * 1024 * 1024) }],
  ])('is ignored when %s', async (_, because, sample) => {
    expect(await take(sample)).toEqual({ outcome: 'ignored', because });
    expect(bench.told()).toEqual([]);
  });

  it.each<[string, string, SampleMail]>([
    ['a stranger who knows the case’s address', 'not_support', { headers: { From: 'eve@evil.example' } }],
    [
      'a stranger in support’s name',
      'not_authenticated',
      { headers: { 'Authentication-Results': 'mx.aptly.example; dmarc=fail header.from=getaptly.com' } },
    ],
    ['two people at once', 'unclear_sender', { above: ['From: eve@evil.example'] }],
  ])('is refused from %s, which is accounted for', async (_, because, sample) => {
    expect(await take(sample)).toEqual({ outcome: 'refused', number, because });
    expect(bench.told()).toEqual([]);
    expect(bench.deeds).toEqual([{ deed: 'answer.refused', number, because }]);
  });

  it('cannot be silenced by a stranger who sent a mail of the same id first', async () => {
    await take({ headers: { From: 'eve@evil.example' } });
    expect(await take()).toMatchObject({ outcome: 'told' });
  });

  it('is told once, however often and by whichever way it comes', async () => {
    await take();
    expect(await take({ above: ['Delivered-To: elsewhere@aptly.example'] })).toEqual({ outcome: 'known', number });
    expect(bench.told()).toHaveLength(1);
    expect(bench.deeds).toHaveLength(1);
  });

  it('is told once when it comes twice at the same time', async () => {
    const outcomes = await Promise.all([take(), take(), take()]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['known', 'known', 'told']);
    expect(bench.told()).toHaveLength(1);
  });

  it('is told once when the process dies before it is noted', async () => {
    const { commit } = bench.storage;
    bench.storage.commit = () => Promise.reject(new Error('The store is away.'));
    await expect(take()).rejects.toThrow('The store is away.');
    bench.storage.commit = commit;
    expect(await take()).toMatchObject({ outcome: 'told' });
    expect(bench.queue.asked).toBe(2);
    expect(bench.told()).toHaveLength(1);
  });

  it('is not noted as told when the queue did not take it', async () => {
    bench.queue.away = true;
    await expect(take()).rejects.toThrow('The queue is away.');
    bench.queue.away = false;
    expect(await take()).toMatchObject({ outcome: 'told' });
  });

  it('solves the case after what it says', async () => {
    expect(await take({ body: 'Done.\n\n#solved' })).toEqual({ outcome: 'told', number, solved: true });
    expect(bench.told()).toEqual([
      { type: 'support.answered', caseNumber: number, from: 'Ana', text: 'Done.', attachments: [], solved: true },
      { type: 'support.solved', caseNumber: number, from: 'Ana' },
    ]);
    expect(bench.deeds).toEqual([{ deed: 'answer.told', number, because: 'solved' }]);
  });

  it('may say nothing but that it is solved', async () => {
    await take({ body: '#solved\n\n> Who: Dana' });
    expect(bench.told()).toEqual([{ type: 'support.solved', caseNumber: number, from: 'Ana' }]);
  });

  it('may be nothing but an attachment', async () => {
    const headers = { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment; filename=log.csv' };
    await take({ headers, body: 'a,b' });
    expect(bench.told()).toMatchObject([{ text: '', attachments: ['log.csv'] }]);
  });

  it.each([
    ['empty', ''],
    ['nothing but a quote', '> Case IR-7K2M9QX\n> Who: Dana'],
  ])('is told, once, when it is %s: nobody writes back to the mail', async (_, body) => {
    expect(await take({ body })).toEqual({ outcome: 'told', number, solved: false });
    expect(await take({ body })).toEqual({ outcome: 'known', number });
    expect(bench.told()).toEqual([
      { type: 'support.answered', caseNumber: number, from: 'Ana', text: '', attachments: [] },
    ]);
  });

  it('to an incident is not told when it is empty: everybody whom it struck would hear of nothing', async () => {
    const incident = await joinIncident(bench.storage, sampleCase, 'google');
    const headers = { To: `assistant+${incident.number.toLowerCase()}@aptly.example` };
    expect(await take({ headers, body: '> Who: Dana' })).toEqual({ outcome: 'ignored', because: 'empty' });
    expect(bench.told()).toEqual([]);
  });

  it('to an incident is told to everybody whom it struck', async () => {
    const other = { ...sampleCase, key: 'other', number: 'IR-0000001', conversation: 'slack:T1:U2' };
    await createCase(bench.storage, other);
    const incident = await joinIncident(bench.storage, sampleCase, 'google');
    await joinIncident(bench.storage, other, 'google');
    const headers = { To: `assistant+${incident.number.toLowerCase()}@aptly.example` };
    expect(await take({ headers })).toEqual({ outcome: 'told', number: incident.number, solved: false });
    expect([...bench.all.values()].map(({ conversation }) => conversation)).toEqual([
      sampleCase.conversation,
      'slack:T1:U2',
    ]);
    expect(await take({ headers })).toEqual({ outcome: 'known', number: incident.number });
  });

  it('to an incident of any size has one of its cases in memory at a time', async () => {
    let incident = '';
    for (let n = 0; n < 20; n += 1) {
      const one = { ...sampleCase, key: `${n}`, number: `IR-00000${n + 10}` };
      await createCase(bench.storage, one);
      incident = (await joinIncident(bench.storage, one, 'google')).number.toLowerCase();
    }
    let reading = 0;
    let most = 0;
    const { read } = bench.storage;
    bench.storage.read = async (partition, name) => {
      reading += 1;
      most = Math.max(most, reading);
      await Promise.resolve();
      reading -= 1;
      return read(partition, name);
    };
    expect(await take({ headers: { To: `assistant+${incident}@aptly.example` } })).toMatchObject({ outcome: 'told' });
    expect(bench.told()).toHaveLength(20);
    expect(most).toBe(1);
  });
});
