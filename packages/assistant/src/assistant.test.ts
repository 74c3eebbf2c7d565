import { describe, expect, it } from 'vitest';
import { passTime, rest } from './testing/pass-time.ts';
import { offersLink, saying, titled } from './testing/screen.ts';
import { at, danasInbox, openWorld as open, verdictOf } from './testing/scripted-world.ts';

describe('a turn', () => {
  it('leads from a question to a checked verdict with a link', async () => {
    const { says, screen } = open();
    expect(await says('why is my inbox not syncing')).toEqual({ outcome: 'taken' });
    const offer = await screen.saw(offersLink);
    expect(offer.title).toBe('Your password was changed');
    expect(offer.choices.map(({ verb }) => verb)).toEqual(['link', 'steps', 'why', 'human']);
    expect(screen.replies()[0]?.title).toBe('Checked dana@example.com');
  });

  it('that is delivered twice has one effect', async () => {
    const { says, screen, diagnosed } = open();
    const outcomes = [await says('help', 'e1'), await says('help', 'e1')];
    await screen.saw(offersLink);
    expect(outcomes).toEqual([{ outcome: 'taken' }, { outcome: 'duplicate' }]);
    expect(diagnosed).toHaveLength(1);
  });

  it('reads once and writes once before it is taken', async () => {
    const world = open();
    const counted = { read: 0, commit: 0 };
    const { storage } = world;
    // Whatever comes after the commit gets no answer.
    const never = new Promise<never>(() => {});
    const counting: typeof storage = {
      ...storage,
      read(partition, name) {
        if (counted.commit > 0) return never;
        counted.read += 1;
        return storage.read(partition, name);
      },
      commit(partition, writes) {
        if (counted.commit > 0) return never;
        counted.commit += 1;
        return storage.commit(partition, writes);
      },
    };
    const { says } = open({ storage: counting, jobs: world.jobs });
    expect(await says('hello')).toEqual({ outcome: 'taken' });
    expect(counted).toEqual({ read: 1, commit: 1 });
  });

  it('whose commit loses a race is computed again on what the winner wrote', async () => {
    const world = open();
    let raced = false;
    const { storage } = world;
    const racing = {
      ...storage,
      async commit(...[partition, writes]: Parameters<typeof storage.commit>) {
        if (!raced) {
          raced = true;
          await open({ storage, jobs: world.jobs, intent: () => 'greeting' }).says('hi', 'other-process');
        }
        return storage.commit(partition, writes);
      },
    };
    const { says, screen } = open({ storage: racing, jobs: world.jobs });
    await says('not syncing');
    await screen.saw(offersLink);
    const again = [await says('hi', 'other-process'), await says('not syncing', 'd1')];
    expect(again).toEqual([{ outcome: 'duplicate' }, { outcome: 'duplicate' }]);
  });
});

describe('a button', () => {
  it('turns into what was chosen', async () => {
    const { says, presses, screen } = open();
    await says('not syncing');
    const offer = await screen.saw(offersLink);
    await presses('steps', offer);
    await screen.saw(saying(/Settings in the bottom left/));
    const settled = await screen.saw(({ chosen }) => chosen !== undefined);
    expect(settled).toMatchObject({ chosen: 'Show me the steps in Aptly', choices: [] });
  });

  it('of an earlier question is answered, without effect', async () => {
    const { says, presses, screen } = open();
    await says('not syncing');
    const offer = await screen.saw(offersLink);
    await presses('human', offer);
    await screen.saw(titled(/send this to support/));
    expect(await presses('steps', offer)).toEqual({ outcome: 'stale_press' });
    await screen.saw(saying(/already done/));
    expect(screen.replies().some(saying(/Settings in the bottom left/))).toBe(false);
  });

  it('that nothing waits for just now is answered, and still counts', async () => {
    const world = open({ intent: (text) => (text === 'start over' ? 'restart' : 'sync_problem') });
    const { says, presses, screen } = world;
    await says('not syncing');
    await presses('steps', await screen.saw(offersLink));
    const step = await screen.saw(saying(/Settings in the bottom left/));
    await says('start over');
    expect(await presses('next', step)).toEqual({ outcome: 'stale_press' });
    await screen.saw(saying(/already done/));
    expect(screen.replies().some(({ chosen }) => chosen === 'Next')).toBe(false);
  });

  it('nobody ever sent is answered, without effect', async () => {
    const { says, presses, screen } = open();
    await says('not syncing');
    const offer = await screen.saw(offersLink);
    expect(await presses('delete_everything', offer)).toEqual({ outcome: 'stale_press' });
    await screen.saw(saying(/already done/));
  });

  it('for the next step edits the card in place', async () => {
    const { says, presses, screen } = open();
    await says('not syncing');
    await presses('steps', await screen.saw(offersLink));
    const first = await screen.saw(saying(/Settings in the bottom left/));
    const count = screen.replies().length;
    await presses('next', first);
    await screen.saw(saying(/click Personal Inbox/));
    expect(screen.replies()).toHaveLength(count);
  });
});

describe('which inbox', () => {
  const office = { ...danasInbox, id: 'ib2', provider: 'microsoft', address: 'office@example.com' } as const;

  it('is asked when there are several, and understood from a few words', async () => {
    const { says, screen, diagnosed } = open({ inboxes: [danasInbox, office] });
    await says('not syncing');
    const asked = await screen.saw(titled(/Which inbox/));
    expect(asked.choices.map(({ label }) => label)).toEqual(['dana@example.com', 'office@example.com']);
    await says('the second one');
    await screen.saw(offersLink);
    expect(diagnosed).toEqual(['ib2']);
  });

  it('is said to be unknown when the person belongs to none', async () => {
    const { says, screen } = open({ inboxes: [] });
    await says('not syncing');
    const asked = await screen.saw(titled(/Which inbox/));
    expect(asked.summary).toContain('I know no inbox in Aptly for dana@example.com');
  });

  it('is not told to people of another organisation', async () => {
    const { says, screen } = open({ identity: { stranger: true, email: 'dana@example.com' } });
    await says('not syncing');
    const told = await screen.saw(saying(/help@getaptly.com/));
    expect(told.summary).not.toContain('dana@example.com');
  });
});

describe('a promise to check again', () => {
  it('is kept at the time it names, once', async () => {
    const retryAt = '2026-11-22T10:10:00.000Z';
    const world = open({
      verdicts: [
        verdictOf('wait', 'throttled', { retryAt, explanation: 'limit.paused' }),
        verdictOf('none', 'healthy', { explanation: 'healthy.ok' }),
      ],
    });
    world.assistant.start();
    await world.says('not syncing');
    const waiting = await world.screen.saw(saying(/I will check again at/));
    expect(waiting.choices.every(({ url }) => url === undefined)).toBe(true);
    expect(world.links).toEqual([]);
    world.clock.advance(9 * 60_000);
    expect(world.diagnosed).toHaveLength(1);
    world.clock.advance(61_000);
    await world.screen.saw(titled(/The limit is over/));
    expect(world.diagnosed).toHaveLength(2);
    await world.assistant.stop();
  });
});

describe('what happens elsewhere', () => {
  it('is told in the thread', async () => {
    const { says, screen, happens, assistant } = open();
    assistant.start();
    await says('not syncing');
    await screen.saw(offersLink);
    const proof = {
      address: 'd•••@example.com',
      mailboxReadable: true,
      notificationsRenewed: true,
      missed: { count: 12, from: '2026-11-22T08:12:00.000Z', to: '2026-11-22T09:40:00.000Z' },
      at,
    } as const;
    await happens({ type: 'reconnect.completed', inbox: danasInbox, mode: 'plain', proof });
    const told = await screen.saw(titled(/Mail flows again/));
    expect(screen.replies().find(({ chosen }) => chosen === 'Reconnect')).toMatchObject({ choices: [] });
    expect(told.summary).toContain('12 messages arrived while the inbox was not syncing');
    await assistant.stop();
  });
});

describe('a case for support', () => {
  it('is opened with the transcript and what was tried', async () => {
    const { says, presses, screen, cases } = open({
      verdicts: [verdictOf('contact_support', 'app_misconfigured', { explanation: 'ours.settings' })],
    });
    await says('why is my inbox not syncing?');
    const asked = await screen.saw(({ choices }) => choices.some(({ verb }) => verb === 'send_case'));
    expect(asked.title).toBe('This one is on us');
    await presses('send_case', asked);
    await screen.saw(saying(/IR-TEST/));
    expect(cases).toHaveLength(1);
    expect(cases[0]).toMatchObject({
      reporter: { name: 'Dana', email: 'dana@example.com' },
      inbox: { id: 'ib1' },
      reason: 'our_fault',
      tried: [{ what: 'diagnosis', ended: 'app_misconfigured' }],
    });
    expect(cases[0]?.transcript.map(({ from }) => from)).toEqual(expect.arrayContaining(['person', 'assistant']));
    expect(cases[0]?.transcript[0]).toMatchObject({ from: 'person', text: 'why is my inbox not syncing?' });
  });

  it('has no line of a message that had no words', async () => {
    const { does, says, presses, screen, cases } = open({
      verdicts: [verdictOf('contact_support', 'app_misconfigured', { explanation: 'ours.settings' })],
    });
    await does({ kind: 'wish', verb: 'help', words: '' });
    await says('why is my inbox not syncing?');
    await presses('send_case', await screen.saw(({ choices }) => choices.some(({ verb }) => verb === 'send_case')));
    await screen.saw(saying(/IR-TEST/));
    const theirs = cases[0]?.transcript.filter(({ from }) => from === 'person').map(({ text }) => text);
    expect(theirs?.[0]).toBe('why is my inbox not syncing?');
    expect(theirs).not.toContain('');
  });
});

describe('a fault', () => {
  it('of the store when a promise is due delays the check, and never forgets it', async () => {
    const retryAt = '2026-11-22T10:10:00.000Z';
    const { clock, storage, jobs } = open();
    let away = false;
    let refused = 0;
    const fragile = {
      ...storage,
      async read(...args: Parameters<typeof storage.read>) {
        if (!away) return storage.read(...args);
        refused += 1;
        throw new Error('the store is away');
      },
    };
    const verdicts = [verdictOf('wait', 'throttled', { retryAt }), verdictOf('none', 'healthy')];
    const { says, screen, assistant, diagnosed } = open({ storage: fragile, jobs, clock, verdicts });
    assistant.start();
    await says('not syncing');
    await screen.saw(saying(/I will check again at/));
    await rest();
    expect(await jobs.counts('recheck-slack')).toMatchObject({ delayed: 1 });
    away = true;
    await passTime(clock, 601, () => refused > 0);
    expect(refused).toBe(1);
    expect(diagnosed).toHaveLength(1);
    away = false;
    await passTime(clock, 60, () => diagnosed.length === 2);
    await screen.saw(titled(/The limit is over/));
    await assistant.stop();
  });

  it('of the platform delays a message, and never loses it', async () => {
    const { says, screen, outages, clock, assistant } = open();
    outages.count = 3;
    assistant.start();
    await says('not syncing');
    await passTime(clock, 60, () => screen.replies().some(offersLink));
    await screen.saw(offersLink);
    expect(screen.replies().map(({ title }) => title)).toEqual([
      'Checked dana@example.com',
      'Your password was changed',
    ]);
    await assistant.stop();
  });

  it('that ends the process leaves nothing undone: another one takes over', async () => {
    const { says, outages, storage, jobs, clock } = open();
    outages.count = Number.POSITIVE_INFINITY;
    await says('not syncing');
    const other = open({ storage, jobs, clock });
    other.assistant.start();
    await passTime(clock, 80, () => other.screen.replies().some(offersLink));
    await other.screen.saw(offersLink);
    await other.assistant.stop();
  });
});
