import { readAuditLog } from '@reconnect/audit';
import type { Json } from '@reconnect/storage';
import { afterEach, describe, expect, it } from 'vitest';
import type { Identity } from './channel.ts';
import { conversationKey } from './conversation/conversation.ts';
import { passTime, rest } from './testing/pass-time.ts';
import { dana, fay, known, type Office, openOffice as open, person } from './testing/scripted-office.ts';
import { at } from './testing/scripted-world.ts';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

function openOffice(office: Office = {}) {
  const opened = open(office);
  running.push(opened.stop);
  return opened;
}

describe('a question about somebody else’s inbox', () => {
  it('is passed on to the owner in private, and its outcome comes back without the link', async () => {
    const office = openOffice();
    await office.writes(fay, 'not syncing');
    await office.saw(fay, /passing your question on to them/);
    const preface = await office.saw(dana, /Fay Ortiz asked me about your inbox dana@example.com/);
    expect(preface.summary).toContain('Only you can sign in');
    const offer = await office.saw(dana, /Press Reconnect and sign in/);
    expect(offer.choices.map(({ verb }) => verb)).toEqual(['link', 'steps', 'decline', 'why', 'human']);
    await office.signsIn();
    const told = await office.saw(fay, /The owner has signed in again/);
    expect(told.choices.map(({ verb }) => verb)).toEqual(['works', 'still_broken']);
    expect(office.linksSeenBy(fay)).toEqual([]);
    expect(JSON.stringify(office.screenOf(fay))).not.toContain('Signed in as');
  });

  it('names the owner masked', async () => {
    const office = openOffice();
    await office.writes(fay, 'not syncing');
    const told = await office.saw(fay, /passing your question on/);
    expect(told.summary).toContain('d•••@example.com');
  });

  it('may be declined, which is told and nothing more', async () => {
    const office = openOffice();
    await office.writes(fay, 'not syncing');
    await office.presses(dana, 'decline', await office.saw(dana, /Press Reconnect/));
    await office.saw(dana, /All right, not now/);
    expect((await office.saw(fay, /would rather not sign in/)).choices.map(({ verb }) => verb)).toEqual([
      'check_again',
      'human',
    ]);
    expect(office.linksSeenBy(dana)).toEqual([]);
  });

  it('that is declined is told to whoever has moved on, who goes on where they were', async () => {
    const office = openOffice();
    await office.writes(fay, 'not syncing');
    await office.presses(fay, 'human', await office.saw(fay, /passing your question on/));
    const draft = await office.saw(fay, /send this to support/);
    await office.presses(dana, 'decline', await office.saw(dana, /Press Reconnect/));
    const news = await office.saw(fay, /The owner of dana@example.com would rather not sign in/);
    expect(news.choices).toEqual([]);
    await office.presses(fay, 'send_case', draft);
    await office.saw(fay, /IR-TEST/);
  });

  it('leaves an entry for the asking and one for the declining', async () => {
    const office = openOffice();
    await office.writes(fay, 'not syncing');
    await office.saw(fay, /passing your question on/);
    await office.presses(dana, 'decline', await office.saw(dana, /Press Reconnect/));
    await office.saw(fay, /would rather not/);
    const entries = await readAuditLog(office.storage);
    expect(entries).toEqual([
      {
        at,
        deed: 'owner.asked',
        by: { kind: 'person', conversation: conversationKey(fay) },
        inbox: 'ib1',
        workspace: 'acme',
      },
      {
        at,
        deed: 'owner.declined',
        by: { kind: 'person', conversation: conversationKey(dana) },
        inbox: 'ib1',
        workspace: 'acme',
      },
    ]);
  });

  it('of ten people at once brings the owner one link, and each of them the outcome', async () => {
    const ten = Array.from({ length: 10 }, (_, n) => person(`U${n}`));
    const people = Object.fromEntries(ten.map(({ id }) => [id, { email: `${id}@example.com`, stranger: false }]));
    const members = [...ten.map(({ id }) => `${id}@example.com`), 'dana@example.com'];
    const office = openOffice({ people: { ...known, ...people }, members });
    await Promise.all(ten.map((one) => office.writes(one, 'not syncing')));
    await Promise.all(ten.map((one) => office.saw(one, /passing your question on/)));
    await office.saw(dana, /Press Reconnect/);
    await rest();
    expect(office.linksSeenBy(dana)).toHaveLength(1);
    expect(office.screenOf(dana)).toHaveLength(2);
    await office.signsIn();
    await Promise.all(ten.map((one) => office.saw(one, /The owner has signed in again/)));
  });

  it('whose outcome could not be written down is passed on again, and reaches the owner once', async () => {
    const office = openOffice();
    office.fault.dies = true;
    await office.writes(fay, 'not syncing');
    await passTime(office.clock, 120, () => office.added.length === 2);
    await office.saw(fay, /passing your question on/);
    await office.saw(dana, /Press Reconnect/);
    await rest();
    expect(new Set(office.added.map(({ id }) => id)).size).toBe(1);
    expect(office.added.length).toBeGreaterThan(1);
    expect(office.linksSeenBy(dana)).toHaveLength(1);
  });

  it('makes the case the owner’s own: they get another link whenever they ask', async () => {
    const office = openOffice();
    await office.writes(fay, 'not syncing');
    await office.saw(dana, /Press Reconnect/);
    const before = office.screenOf(dana).length;
    await office.writes(dana, 'still not syncing');
    while (office.screenOf(dana).length < before + 2) await rest();
    expect(office.linksSeenBy(dana)).toHaveLength(2);
  });

  it('shows no more of a name than a name needs', async () => {
    const name = `Fay\n\n${'x'.repeat(200)}`;
    const office = openOffice({ people: { ...known, FAY: { ...known['FAY'], stranger: false, name } } });
    await office.writes(fay, 'not syncing');
    const preface = await office.saw(dana, /asked me about your inbox/);
    expect(preface.summary).toMatch(/^Fay x{56} asked me/);
  });

  it('says so where the owner is not to be found', async () => {
    const { DANA: _, ...people } = known;
    const office = openOffice({ people });
    await office.writes(fay, 'not syncing');
    const told = await office.saw(fay, /could not write to them here/);
    expect(told.summary).toContain('(d•••@example.com)');
    expect(told.choices.map(({ verb }) => verb)).toEqual(['check_again', 'human']);
  });

  it('says so when the platform cannot tell for a while, instead of leaving the person without an answer', async () => {
    const office = openOffice();
    office.outage.finding = true;
    await office.writes(fay, 'not syncing');
    await passTime(office.clock, 120, () => office.asked.length === 4);
    await office.saw(fay, /could not write to them here/);
    expect(office.asked).toHaveLength(4);
  });

  it('says so when nothing reaches the owner any more', async () => {
    const office = openOffice();
    office.gone.add(dana.id);
    await office.writes(fay, 'not syncing');
    await office.saw(fay, /passing your question on/);
    await office.saw(fay, /could not write to them here/);
  });

  it('says so when nothing reaches an owner any more who is in the middle of something', async () => {
    const office = openOffice();
    await office.writes(dana, 'not syncing');
    await office.presses(dana, 'human', await office.saw(dana, /Press Reconnect/));
    await office.saw(dana, /send this to support/);
    office.gone.add(dana.id);
    await office.writes(fay, 'not syncing');
    await office.saw(fay, /passing your question on/);
    await office.saw(fay, /could not write to them here/);
  });

  it('goes no further once the person was taken off the inbox', async () => {
    const office = openOffice();
    await office.writes(fay, 'not syncing');
    await office.presses(dana, 'decline', await office.saw(dana, /Press Reconnect/));
    const declined = await office.saw(fay, /would rather not/);
    office.registry.members = ['dana@example.com'];
    await office.presses(fay, 'check_again', declined);
    await office.saw(fay, /not among your inboxes in Aptly any more/);
    expect(office.added.filter(({ queue }) => queue === 'perform-slack')).toHaveLength(2);
  });

  it.each([{ stranger: true }, { stranger: true, email: 'fay@example.com' }])(
    'from a stranger (%o) is not looked at, and reaches nobody',
    async (identity) => {
      const office = openOffice({ people: { ...known, FAY: identity } });
      await office.writes(fay, 'not syncing');
      await office.saw(fay, /help@getaptly.com/);
      await rest();
      expect(office.screenOf(dana)).toEqual([]);
      expect(office.asked).toEqual([]);
    },
  );

  it('reaches an owner who is in the middle of something without ending it', async () => {
    const office = openOffice();
    await office.writes(dana, 'not syncing');
    await office.saw(dana, /Press Reconnect/);
    await office.writes(fay, 'not syncing');
    await office.saw(dana, /Fay Ortiz asked me about dana@example.com, too/);
    expect(office.linksSeenBy(dana)).toHaveLength(1);
  });
});

describe('on a platform that cannot be asked for an address', () => {
  it('an owner is found whom the assistant has met, however silent they were', async () => {
    const office = openOffice({ finds: false });
    await office.opens(dana);
    await office.saw(dana, /Hi Dana/);
    await rest();
    await office.writes(fay, 'not syncing');
    await office.saw(dana, /Fay Ortiz asked me/);
  });

  it('an owner is not found whom it never met', async () => {
    const office = openOffice({ finds: false });
    await office.writes(fay, 'not syncing');
    await office.saw(fay, /could not write to them here/);
    expect(office.screenOf(dana)).toEqual([]);
  });

  it.each([
    ['belongs to somebody else by now', { email: 'dana.new@example.com', stranger: false }],
    ['is a guest’s by now', { email: 'dana@example.com', stranger: true }],
  ])('an owner is not found whose address %s', async (_, identity) => {
    const people: Record<string, Identity> = { ...known };
    const office = openOffice({ finds: false, people });
    await office.opens(dana);
    await office.saw(dana, /Hi Dana/);
    await rest();
    people['DANA'] = identity;
    const before = office.screenOf(dana).length;
    await office.writes(fay, 'not syncing');
    await office.saw(fay, /could not write to them here/);
    expect(office.screenOf(dana)).toHaveLength(before);
  });

  it('nobody’s address is written down', async () => {
    const office = openOffice({ finds: false });
    await office.opens(dana);
    await office.saw(dana, /Hi Dana/);
    await rest();
    const noted: { partition: string; value: Json }[] = [];
    for await (const { partition, record } of office.storage.scan('email/')) {
      noted.push({ partition, value: record.value });
      expect(record.name).toMatch(/^email\/[0-9a-f]{64}$/);
    }
    expect(noted).toEqual([{ partition: 'people:slack:T1', value: 'slack:T1:DANA' }]);
  });

  it('strangers are not written down', async () => {
    const office = openOffice({ finds: false, people: { FAY: { email: 'fay@example.com', stranger: true } } });
    await office.opens(fay);
    await office.writes(fay, 'not syncing');
    await office.saw(fay, /help@getaptly.com/);
    await rest();
    for await (const { record } of office.storage.scan('email/')) expect.fail(record.name);
  });
});
