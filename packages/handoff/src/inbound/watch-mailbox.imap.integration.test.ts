import { createMovableClock } from '@reconnect/simulators';
import { ImapFlow } from 'imapflow';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startDovecot, type TestDovecot } from '../../../../tools/dovecot.ts';
import { createAnswersBench } from '../testing/answers-bench.ts';
import { type SampleMail, sampleMail } from '../testing/sample-mail.ts';
import type { Answers } from './answers.ts';
import { readMailboxAddress } from './mailbox-address.ts';
import { createMailboxWatcher, type MailboxWatcher } from './watch-mailbox.ts';

let dovecot: TestDovecot;
beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(() => dovecot.stop());

/** The n-th of several answers of support. */
const answer = (n: number, sample: SampleMail = {}) =>
  sampleMail({
    body: `Answer ${n}.`,
    ...sample,
    headers: { 'Message-ID': `<answer-${n}@getaptly.com>`, ...sample.headers },
  });

let users = 0;

describe('the mailbox watcher', () => {
  let bench: Awaited<ReturnType<typeof createAnswersBench>>;
  let clock: ReturnType<typeof createMovableClock>;
  let user: string;
  let lines: { readonly fields: Readonly<Record<string, unknown>>; readonly message: string }[];
  let watchers: MailboxWatcher[];
  let reached: boolean[];
  beforeEach(async () => {
    bench = await createAnswersBench();
    clock = createMovableClock(Date.now());
    lines = [];
    watchers = [];
    reached = [];
    users += 1;
    user = `bot${users}`;
  });
  afterEach(async () => {
    const stopped = Promise.all(watchers.map((watcher) => watcher.stop()));
    // A server that is silent is not waited for.
    clock.advance(5_000);
    await stopped;
  });

  const log = (fields: Readonly<Record<string, unknown>>, message: string) => void lines.push({ fields, message });
  function watch({ answers = bench.answers, url = dovecot.urlOf(user) }: { answers?: Answers; url?: string } = {}) {
    const watcher = createMailboxWatcher({
      url,
      answers,
      storage: bench.storage,
      clock,
      log: { info: log, warn: log },
      onReached: (isReached) => void reached.push(isReached),
    });
    watchers.push(watcher);
    watcher.start();
    return watcher;
  }
  const deliver = (...mails: readonly Buffer[]) =>
    mails.reduce((before, mail) => before.then(() => dovecot.deliver(user, mail)), Promise.resolve());
  const texts = () => bench.told().map((event) => ('text' in event ? event.text : event.type));
  /** Time goes on meanwhile, so that no pause lasts. */
  const toldAre = (...expected: readonly string[]) =>
    vi.waitFor(
      () => {
        clock.advance(1_000);
        expect(texts()).toEqual(expected);
      },
      { timeout: 15_000 },
    );
  const outcomes = () => lines.flatMap(({ fields }) => (fields['outcome'] === undefined ? [] : [fields['outcome']]));

  /** What another client of the same mailbox does. */
  async function withClient<T>(work: (client: ImapFlow) => Promise<T>, url = dovecot.urlOf(user)): Promise<T> {
    const client = new ImapFlow(readMailboxAddress(url).options);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  }
  const unread = () =>
    withClient(async (client) => {
      await client.mailboxOpen('INBOX');
      const uids = (await client.search({ seen: false }, { uid: true })) || [];
      return uids.length;
    });

  it('tells what lay there when it began and what comes while it watches, in order', async () => {
    await deliver(answer(1), answer(2));
    watch();
    await toldAre('Answer 1.', 'Answer 2.');
    await deliver(answer(3));
    await toldAre('Answer 1.', 'Answer 2.', 'Answer 3.');
    await vi.waitFor(async () => expect(await unread()).toBe(0));
  });

  it('looks once for a mail that comes, and then rests', async () => {
    let looks = 0;
    const { read } = bench.storage;
    bench.storage.read = (partition, name) => {
      if (partition === 'mailbox') looks += 1;
      return read(partition, name);
    };
    watch();
    await vi.waitFor(() => expect(reached).toEqual([true]), { timeout: 15_000 });
    await deliver(answer(1));
    await vi.waitFor(() => expect(texts()).toEqual(['Answer 1.']), { timeout: 15_000 });
    await vi.waitFor(async () => expect(await unread()).toBe(0));
    const before = looks;
    for (let n = 0; n < 5; n += 1) await unread();
    expect(looks - before).toBeLessThan(5);
  });

  it('leaves unread what is not support’s answer', async () => {
    await deliver(
      answer(1, { headers: { From: 'eve@evil.example' } }),
      answer(2, { headers: { To: 'assistant@aptly.example' } }),
      answer(3, { headers: { 'Auto-Submitted': 'auto-replied' } }),
      answer(4),
    );
    watch();
    await toldAre('Answer 4.');
    await vi.waitFor(async () => expect(await unread()).toBe(3));
    expect(outcomes()).toEqual(['refused', 'ignored', 'ignored', 'told']);
  });

  it('passes over a mail of fifteen megabytes', async () => {
    await deliver(answer(1, { body: `${'x'.repeat(998)}\n`.repeat(15_000) }), answer(2));
    watch();
    await toldAre('Answer 2.');
    expect(lines[0]?.fields).toMatchObject({ outcome: 'ignored', because: 'too_large' });
  });

  it('goes on where it was when it begins again, also with a mail that somebody else has read', async () => {
    await deliver(answer(1));
    const first = watch();
    await toldAre('Answer 1.');
    await first.stop();
    await deliver(answer(2));
    await withClient(async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageFlagsAdd('1:*', ['\\Seen']);
    });
    watch();
    await toldAre('Answer 1.', 'Answer 2.');
    expect(outcomes()).toEqual(['told', 'told']);
  });

  it('comes back after the server crashed, and tells what came meanwhile', async () => {
    watch();
    await deliver(answer(1));
    await toldAre('Answer 1.');
    await dovecot.crash();
    await vi.waitFor(() => {
      clock.advance(60_000);
      expect(lines.map(({ message }) => message)).toContain('the mailbox for answers is away');
    });
    expect([reached[0], reached.at(-1)]).toEqual([true, false]);
    await deliver(answer(2));
    await dovecot.restart();
    await toldAre('Answer 1.', 'Answer 2.');
    await vi.waitFor(() => expect(reached.at(-1)).toBe(true));
    expect(outcomes()).toEqual(['told', 'told']);
  });

  it('tries again after the shortest pause whenever it was let in meanwhile', async () => {
    watch();
    for (const time of [1, 2]) {
      await vi.waitFor(() => {
        clock.advance(60_000);
        expect(reached.at(-1)).toBe(true);
      });
      const tried = lines.length;
      await dovecot.crash();
      await vi.waitFor(() => {
        clock.advance(60_000);
        expect(lines.length).toBeGreaterThan(tried + 3);
      });
      expect(lines[tried]?.fields['failures'], `time ${time}`).toBeLessThan(2);
      await dovecot.restart();
    }
  });

  it('tells nothing twice when the process died after an answer was durable and before it was marked', async () => {
    await deliver(answer(1), answer(2));
    const died = Promise.withResolvers<void>();
    // It never comes back from there, as the dead do; its connection stays open until the server drops it.
    const dying: Answers = {
      async take(raw) {
        await bench.answers.take(raw);
        died.resolve();
        return new Promise(() => undefined);
      },
    };
    const url = dovecot.urlOf(user);
    createMailboxWatcher({ url, answers: dying, storage: bench.storage, clock, log: { info: log, warn: log } }).start();
    await died.promise;
    expect(await unread()).toBe(2);
    watch();
    await toldAre('Answer 1.', 'Answer 2.');
    expect(outcomes()).toEqual(['known', 'told']);
    expect(bench.deeds).toHaveLength(2);
    await vi.waitFor(async () => expect(await unread()).toBe(0));
  });

  it('tells everything once when two watch the same mailbox', async () => {
    await deliver(answer(1), answer(2));
    watch();
    watch();
    await deliver(answer(3));
    await vi.waitFor(() => expect(texts().toSorted()).toEqual(['Answer 1.', 'Answer 2.', 'Answer 3.']));
    await vi.waitFor(async () => expect(await unread()).toBe(0));
    expect(bench.deeds).toHaveLength(3);
  });

  it('brings an answer again when the store was away', async () => {
    const { commit } = bench.storage;
    bench.storage.commit = () => Promise.reject(new Error('The store is away.'));
    await deliver(answer(1));
    watch();
    await vi.waitFor(() => expect(lines).toMatchObject([{ message: 'the mailbox for answers is away' }]));
    expect(await unread()).toBe(1);
    bench.storage.commit = commit;
    await toldAre('Answer 1.');
    await vi.waitFor(async () => expect(await unread()).toBe(0));
  });

  it('leaves out what people had read before it began, also when its first look was broken off', async () => {
    await deliver(answer(1), answer(2), answer(3));
    await withClient(async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageFlagsAdd('3', ['\\Seen']);
    });
    let takes = 0;
    const answers: Answers = {
      take(raw) {
        takes += 1;
        return takes === 2 ? Promise.reject(new Error('The store is away.')) : bench.answers.take(raw);
      },
    };
    watch({ answers });
    await toldAre('Answer 1.', 'Answer 2.');
    await deliver(answer(4));
    await toldAre('Answer 1.', 'Answer 2.', 'Answer 4.');
  });

  it('tells nothing twice when the mailbox gives its mails new UIDs', async () => {
    const url = dovecot.urlOf(user).replace('INBOX', 'Answers');
    const fill = (...mails: readonly Buffer[]) =>
      withClient(async (client) => {
        await client.mailboxCreate('Answers');
        for (const mail of mails) await client.append('Answers', mail);
      });
    await fill(answer(1), answer(2));
    const first = watch({ url });
    await toldAre('Answer 1.', 'Answer 2.');
    await first.stop();
    await withClient((client) => client.mailboxDelete('Answers'));
    await fill(answer(2), answer(3));
    watch({ url });
    await toldAre('Answer 1.', 'Answer 2.', 'Answer 3.');
    expect(outcomes()).toEqual(['told', 'told', 'known', 'told']);
  });

  it('tries again after pauses that double up to five minutes when it is not let in, and tells the log nothing', async () => {
    const pauses: number[] = [];
    const { after } = clock;
    clock.after = (delay, wake) => {
      // How long it waits for an answer is no pause.
      if (delay === 120_000) return after(delay, wake);
      pauses.push(delay);
      return after(0, wake);
    };
    watch({ url: dovecot.urlOf(user).replace('secret', 'marked-password') });
    await vi.waitFor(
      () => {
        clock.advance(1);
        expect(pauses.length).toBeGreaterThanOrEqual(11);
      },
      { timeout: 15_000, interval: 50 },
    );
    const seconds = [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300];
    expect(pauses.slice(0, 11)).toEqual(seconds.map((second) => second * 1_000));
    expect(JSON.stringify(lines)).not.toMatch(/marked-password|bot\d/);
  });

  it('stops at once while nothing comes, and takes nothing afterwards', async () => {
    const watcher = watch();
    await deliver(answer(1));
    await toldAre('Answer 1.');
    const started = performance.now();
    await watcher.stop();
    expect(performance.now() - started).toBeLessThan(2_000);
    await deliver(answer(2));
    expect(await unread()).toBe(1);
    expect(texts()).toEqual(['Answer 1.']);
  });

  it('finishes the mail in hand when it is asked to stop', async () => {
    await deliver(answer(1), answer(2));
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow: Answers = {
      async take(raw) {
        begun.resolve();
        await goOn.promise;
        return bench.answers.take(raw);
      },
    };
    const watcher = watch({ answers: slow });
    await begun.promise;
    const stopped = watcher.stop();
    goOn.resolve();
    await stopped;
    expect(texts()).toEqual(['Answer 1.']);
    expect(await unread()).toBe(1);
  });
});
