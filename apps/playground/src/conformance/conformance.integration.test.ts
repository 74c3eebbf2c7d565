import type { VisitorChoices } from '@reconnect/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../playground.ts';
import type { Provider } from '../stage/scenario.ts';
import { walkReconnect } from './browser-walk.ts';
import { caseNumberIn, linkOf, type Meaning, withoutTokens } from './meaning.ts';
import { type Talker, talkers } from './talker.ts';

/**
 * One suite of conversations, held with both apps over their real HTTP doors: each must lead where it should, and both
 * platforms must mean the same to a person at every step.
 */
let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground({ port: 0, logLevel: 'silent' });
});
afterAll(() => playground.stop());

interface Conversation {
  readonly provider: Provider;
  readonly scenario: string;
  hold(talker: Talker): Promise<void>;
}

const skip = (ms: number) => playground.stage.skip(ms);
const minute = 60_000;
const day = 24 * 60 * minute;
const ask = "why isn't my inbox syncing?";
const offersLink = (talker: Talker) => talker.hears().some((message) => linkOf(message) !== '');

async function reconnect(talker: Talker, choices?: VisitorChoices) {
  const offer = await talker.waitsFor(/The link works once/);
  return walkReconnect(linkOf(offer), choices);
}

const conversations: Readonly<Record<string, Conversation>> = {
  'a changed password leads through a link to mail that flows, and to a face': {
    provider: 'google',
    scenario: 'password_changed',
    async hold(talker) {
      await talker.writes(ask);
      const offer = await talker.waitsFor(/The link works once/);
      expect(offer.lines.join(' ')).toMatch(/probably.*could also be/s);
      expect(await reconnect(talker)).toMatchObject({ status: 200 });
      const proof = await talker.waitsFor(/Mail flows again/);
      expect(proof.lines.join(' ')).toMatch(/Signed in as .*12 messages arrived/s);
      await talker.waitsFor(/^Aptly has imported 12 messages \(.+\)\. Your inbox is up to date\.$/);
      await talker.presses('Yes, it works');
      await talker.waitsFor(/Did this answer your question/);
      await talker.presses('🤩');
      await talker.waitsFor(/Thank you/);
    },
  },
  'a question beside the cause has its own answer, before a check and after it': {
    provider: 'google',
    scenario: 'password_changed',
    async hold(talker) {
      await talker.writes('what are the limits?');
      await talker.waitsFor(/their own pages have the numbers/);
      await talker.writes(ask);
      await talker.waitsFor(/The link works once/);
      await talker.writes('is it safe?');
      await talker.waitsFor(/^It is safe/);
      await talker.waitsFor(/^Back to .*: .* probably .*\.$/);
    },
  },
  'an administrator’s policy leads to a note to forward, and to no link': {
    provider: 'microsoft',
    scenario: 'admin_policy',
    async hold(talker) {
      await talker.writes('my outlook inbox stopped syncing');
      const note = await talker.waitsFor(/Note for your administrator/);
      expect(note.lines.join(' ')).toMatch(/AADSTS\d+.*Request ID: [\w-]{8}/s);
      expect(offersLink(talker)).toBe(false);
    },
  },
  'a limit leads to a promise that is kept, and to no link': {
    provider: 'google',
    scenario: 'throttled',
    async hold(talker) {
      await talker.writes(ask);
      const promise = await talker.waitsFor(/I will check again at/);
      expect(promise.lines.join(' ')).toMatch(/limits explained/);
      await skip(10 * minute + 1_000);
      await talker.waitsFor(/connection is fine|Repaired/);
      expect(offersLink(talker)).toBe(false);
    },
  },
  'a stale connection is repaired without asking anything of the person': {
    provider: 'microsoft',
    scenario: 'stale_connection',
    async hold(talker) {
      await talker.writes('no new emails since yesterday');
      await talker.waitsFor(/Repaired/);
      expect(offersLink(talker)).toBe(false);
    },
  },
  'our own fault goes straight to support': {
    provider: 'microsoft',
    scenario: 'our_misconfiguration',
    async hold(talker) {
      await talker.writes(ask);
      await talker.waitsFor(/This one is on us/);
      await talker.presses('Send to support');
      const sent = await talker.waitsFor(/case number/);
      const number = caseNumberIn(sent);
      const mail = await playground.world.mailbox.waitFor(({ subject }) => subject.includes(number), {
        timeoutMs: 10_000,
      });
      expect(mail).toMatchObject({ messageId: expect.stringContaining(number.toLowerCase()) });
      expect(mail.text).toContain('AADSTS7000222');
      expect(mail.text).toContain(ask);
    },
  },
  'a mailbox that is gone is for the administrator': {
    provider: 'google',
    scenario: 'mailbox_gone',
    async hold(talker) {
      await talker.writes(ask);
      await talker.waitsFor(/Note for your administrator/);
      expect(offersLink(talker)).toBe(false);
    },
  },
  'an outage is waited for': {
    provider: 'google',
    scenario: 'provider_down',
    async hold(talker) {
      await talker.writes(ask);
      await talker.waitsFor(/I will check again at/);
      expect(offersLink(talker)).toBe(false);
    },
  },
  'a healthy inbox is called healthy only after a check': {
    provider: 'microsoft',
    scenario: 'healthy',
    async hold(talker) {
      await talker.writes('is my inbox ok?');
      const fine = await talker.waitsFor(/connection is fine/);
      expect(fine.lines.join(' ')).toMatch(/Checked: \d+:\d\d [AP]M/);
    },
  },
  'the wrong account changes nothing, and is named masked': {
    provider: 'google',
    scenario: 'wrong_account',
    async hold(talker) {
      await talker.writes(ask);
      await reconnect(talker, { account: 'dana.reyes@gmail.example' });
      const refused = await talker.waitsFor(/You signed in as d•••@gmail.example/);
      expect(linkOf(refused)).not.toBe('');
    },
  },
  'a permission left unticked is named in words': {
    provider: 'google',
    scenario: 'permission_unticked',
    async hold(talker) {
      await talker.writes(ask);
      await reconnect(talker);
      await talker.waitsFor(/left unticked: reading your mail/);
    },
  },
  'a cancelled sign-in is told in the thread': {
    provider: 'microsoft',
    scenario: 'cancelled',
    async hold(talker) {
      await talker.writes(ask);
      await reconnect(talker, { cancel: true });
      await talker.waitsFor(/sign-in was cancelled/);
    },
  },
  'a sign-in after which mail stays still is no success': {
    provider: 'google',
    scenario: 'mail_frozen',
    async hold(talker) {
      await talker.writes(ask);
      expect(await reconnect(talker)).toMatchObject({ status: 409 });
      await talker.waitsFor(/mail is still not coming through/);
      await talker.waitsFor(/ends the old connection/);
      expect(talker.hears().some(({ lines }) => lines.includes('Mail flows again'))).toBe(false);
    },
  },
  'a sign-in while new mail is only announced late is kept, and waited on': {
    provider: 'google',
    scenario: 'push_down',
    async hold(talker) {
      await talker.writes(ask);
      expect(await reconnect(talker)).toMatchObject({ status: 200 });
      await talker.waitsFor(/This mailbox can be read/);
      await talker.waitsFor(/I will check again at/);
      expect(talker.hears().some(({ lines }) => /ends the old connection/.test(lines.join(' ')))).toBe(false);
    },
  },
  'the steps go one at a time, forward and back, and lead to support when one is stuck': {
    provider: 'google',
    scenario: 'password_changed',
    async hold(talker) {
      await talker.writes(ask);
      await talker.waitsFor(/The link works once/);
      await talker.presses('Show me the steps in Aptly');
      await talker.waitsFor(/Step 1 of 7/);
      await talker.presses('Next');
      await talker.waitsFor(/Step 2 of 7/);
      await talker.presses('Back');
      await talker.waitsFor(/Step 1 of 7/);
      await talker.presses('I’m stuck');
      await talker.waitsFor(/link that does the same/);
      await talker.presses('Talk to a person');
      await talker.waitsFor(/Shall I send this to support/);
      await talker.presses('Not now');
      await talker.waitsFor(/nothing was sent to support/);
    },
  },
  'still broken twice leads over the full disconnect to a mail at support': {
    provider: 'google',
    scenario: 'password_changed',
    async hold(talker) {
      await talker.writes(ask);
      await reconnect(talker);
      await talker.waitsFor(/Aptly has imported 12 messages/);
      await talker.presses('Still nothing new');
      await talker.waitsFor(/Disconnect and fully reconnect/);
      await talker.presses('Still nothing new');
      await talker.waitsFor(/Shall I send this to support/);
      await talker.presses('Send to support');
      const sent = await talker.waitsFor(/case number/);
      const number = caseNumberIn(sent);
      await playground.world.mailbox.waitFor(({ subject }) => subject.includes(number), { timeoutMs: 10_000 });
    },
  },
  'while support has a case everything but a clear order goes to them, until it is solved': {
    provider: 'google',
    scenario: 'password_changed',
    async hold(talker) {
      await talker.writes('talk to a person please');
      await talker.waitsFor(/Shall I send this to support/);
      await talker.presses('Send to support');
      await talker.waitsFor(/case number/);
      const passedOn = (words: string) =>
        playground.world.mailbox.waitFor(({ text }) => text.includes(words), { timeoutMs: 10_000 });
      await talker.writes('more info: it started monday');
      await passedOn('it started monday');
      await talker.writes('How long will it take?');
      await talker.waitsFor(/has been with support since/);
      await talker.writes('my inbox is not syncing, check again please or call me at 555');
      await passedOn('call me at 555');
      await talker.writes('never mind');
      await talker.waitsFor(/still with support/);
      await talker.writes('one more thing: it is urgent');
      await passedOn('it is urgent');
      await talker.writes('solved, thank you!');
      await talker.waitsFor(/Did this answer/);
      await talker.presses('😞');
      await talker.waitsFor(/What went wrong/);
      await talker.writes('it took forever');
      await talker.waitsFor(/Thank you for telling me/);
    },
  },
  'small talk is answered, and what is out of scope is not acted on': {
    provider: 'google',
    scenario: 'healthy',
    async hold(talker) {
      await talker.writes('what can you do?');
      await talker.waitsFor(/I look after inboxes/);
      await talker.writes('what is the weather in Oslo');
      await talker.waitsFor(/not sure|only look after/);
      await talker.writes('talk to a person please');
      await talker.waitsFor(/Shall I send this to support/);
      await talker.writes('never mind');
      await talker.waitsFor(/nothing was sent to support/);
    },
  },
};

describe.each(Object.entries(conversations))('%s', (_title, { provider, scenario, hold }) => {
  const heard = new Map<string, readonly Meaning[]>();

  it.each(['slack', 'teams'] as const)('in %s', async (platform) => {
    // Two inboxes that fail within minutes are an outage; these are two evenings.
    await skip(day);
    const { players } = await playground.stage.begin(provider, scenario);
    const talker = talkers[platform](playground.world, players.dana);
    await talker.waitsFor(/^Hi Dana/);
    await hold(talker);
    heard.set(platform, talker.hears().map(withoutTokens).map(withoutTimes));
  });

  it('means the same in both', () => {
    expect(heard.get('teams')).toEqual(heard.get('slack'));
  });
});

/** The two were held one after the other, so the clock on the wall differs, near midnight also the day it names. */
function withoutTimes({ lines, buttons }: Meaning): Meaning {
  const timeless = lines.map((line) =>
    line
      .replace(/\b(\w{3}, \w{3} \d{1,2}, )?\d{1,2}:\d{2}\s?[AP]M\b/g, '<time>')
      .replace(/^Time: .+/, 'Time: <moment>')
      .replace(/\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/g, '<id>')
      .replace(/Checked: .+/, 'Checked: <age>'),
  );
  return { lines: timeless, buttons };
}
