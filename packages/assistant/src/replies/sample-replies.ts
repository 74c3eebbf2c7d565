import { firstSnapshot, type Inbox, type Verdict } from '@reconnect/troubleshooting';
import type { Reply } from '../channel.ts';
import { compose, topics } from './compose.ts';
import { bounce, supportAnswer } from './support-thread.ts';
import type { View } from './view.ts';

export interface SampleReply {
  /** What it is about, and how much was known. */
  readonly name: string;
  readonly reply: Reply;
}

/**
 * Every message there is, with next to nothing known, with very much of it, and with what sly people have written: what
 * platforms check their drawing on.
 */
export function sampleReplies(locale: string): readonly SampleReply[] {
  const little = littleKnown(locale);
  return [
    ...topics.map((topic) => ({ name: `${topic}, little known`, reply: compose(topic, little, 7) })),
    ...repliesTo(muchKnown(little, honest), honest),
    ...repliesTo(muchKnown(little, sly), sly),
  ];
}

function repliesTo(view: View, { name, prose }: Writer): readonly SampleReply[] {
  const answer = {
    caseNumber: 'IR-7K2M9QX',
    from: prose(60),
    text: prose(8_000),
    attachments: ['invoice.pdf', prose(60)],
  };
  return [
    ...topics.map((topic) => ({ name: `${topic}, ${name}`, reply: compose(topic, view, 7) })),
    { name: `an answer of support, ${name}`, reply: supportAnswer(view, answer) },
    { name: `a case that bounced, ${name}`, reply: bounce(view, answer.caseNumber, prose(8_000)) },
  ];
}

const at = '2026-11-22T10:00:00.000Z';

/** How people write what is not ours. */
interface Writer {
  readonly name: string;
  prose(characters: number): string;
  address(n: number): string;
}

const again = (sentence: string, characters: number): string =>
  sentence.repeat(Math.ceil(characters / sentence.length)).slice(0, characters);

/** With markup and quotes, as they come. */
const honest: Writer = {
  name: 'much known',
  prose: (characters) => again('Mail *stopped* <after> the move & "nothing" helps. ', characters),
  address: (n) => `a.rather.long.name.of.a.shared.inbox.${n}@mail.northwind-properties.example`,
};

/** Calls everybody, leads elsewhere, reverses what follows, and ends within a character. */
const trick =
  '<!channel> <@U1> <at>all</at> ](http://evil.example) [x](http://evil.example) {{DATE(1)}} \u202e\u0000&lt;*_~`\n# 😞';
const sly: Writer = {
  name: 'slyly written',
  prose: (characters) => `${again(trick, characters - 1)}\ud83d`,
  address: (n) => `${trick}${n}@evil.example`,
};

const inboxOf = (n: number, { address }: Writer): Inbox => ({
  id: `ib_${n}`,
  workspace: 'acme',
  provider: n % 2 === 0 ? 'google' : 'microsoft',
  address: address(n),
  own: true,
});

function littleKnown(locale: string): View {
  const context = { ...firstSnapshot().context, run: 1 };
  return {
    context,
    identity: { locale, stranger: false },
    now: Date.parse(at) + 3_000,
    supportAddress: 'help@aptly.example',
  };
}

/** As long as people and providers make things. */
function muchKnown(little: View, writer: Writer): View {
  const { prose } = writer;
  const inboxes = Array.from({ length: 30 }, (_, n) => inboxOf(n, writer));
  const inbox = inboxOf(0, writer);
  const verdict = longVerdict();
  const email = 'dana@northwind.example';
  const colleague = { conversation: 'teams:t:p', name: prose(60) };
  return {
    ...little,
    identity: { stranger: false, ...little.identity, name: prose(120), email, timeZone: 'Europe/Oslo' },
    context: {
      ...little.context,
      inbox,
      candidates: inboxes,
      verdict,
      recheckAt: at,
      owner: 'd•••@northwind.example',
      note: prose(2_000),
      caseNumber: 'IR-7K2M9QX',
      imported: { inbox, count: 1_234, at },
      kept: { inbox, verdict, was: 'throttled' },
      news: { inbox, answer: 'reconnected' },
      proof: {
        address: email,
        mailboxReadable: true,
        notificationsRenewed: true,
        at,
        missed: { count: 1_234, from: at, to: at },
      },
      appeals: inboxes.map((one) => ({ inbox: one, askedAt: at, refused: [], waiting: [colleague] })),
    },
    likely: ['sync_problem', 'reconnect', 'talk_to_human'],
    link: 'https://reconnect.example/reconnect/t0k3n',
    aboutCase: 'IR-7K2M9QX',
  };
}

function longVerdict(): Verdict {
  const requestId = 'r'.repeat(36);
  const code = 'AADSTS53003';
  return {
    cause: 'auth_settings_changed',
    remedy: 'contact_admin',
    certainty: 'likely',
    rule: 'sample',
    explanation: 'access.withdrawn',
    checkedAt: at,
    lastGoodSyncAt: at,
    retryAt: at,
    alsoPossible: ['password_changed', 'needs_refresh', 'unknown'],
    evidence: [{ stage: 'token_refresh', at, status: 400, code, detail: 'd'.repeat(300), requestId }],
    checks: [
      { name: 'sign_in', state: 'failed' },
      { name: 'mailbox', state: 'passed' },
      { name: 'notifications', state: 'skipped' },
      { name: 'limits', state: 'pending' },
    ],
    admin: { setting: 'entra.conditional_access', appId: 'a'.repeat(36), code, requestId },
  };
}
