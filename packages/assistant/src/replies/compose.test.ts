import { firstSnapshot, remedies, type Verdict } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Block } from '../channel.ts';
import { danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose, topics, voidsEarlierQuestions } from './compose.ts';
import { meaningOfPress } from './verbs.ts';
import type { View } from './view.ts';

const now = Date.parse('2026-11-22T10:00:03.000Z');
const bare = { ...firstSnapshot().context, run: 1 };
const supportAddress = 'help@getaptly.com';
const empty: View = { context: bare, now, supportAddress };
const identity = { email: 'dana@example.com', name: 'Dana', locale: 'en-GB', timeZone: 'Europe/Oslo', stranger: false };

function viewWith(verdict: Verdict, more: Partial<View['context']> = {}): View {
  return { context: { ...bare, inbox: danasInbox, verdict, ...more }, identity, now, supportAddress };
}

function textOf(block: Block): string {
  return JSON.stringify(block);
}

describe('a reply', () => {
  it.each(topics)('on %s is complete with next to nothing known', (topic) => {
    const reply = compose(topic, empty, 7);
    expect(JSON.stringify(reply)).not.toMatch(/undefined|NaN|Invalid Date/);
    expect(reply.summary.length + reply.choices.length).toBeGreaterThan(0);
  });

  it.each(topics)('on %s has only buttons that mean something', (topic) => {
    const verdict = verdictOf('reconnect', 'password_changed');
    const view = { ...viewWith(verdict, { candidates: [danasInbox] }), link: 'https://reconnect.example/reconnect/t' };
    for (const { verb, value, form } of compose(topic, view, 7).choices) {
      expect(meaningOfPress(verb, form === undefined ? value : 'some words')).toBeDefined();
    }
  });

  it('is numbered only where it asks something', () => {
    expect(compose('cancelled', empty, 7).ask).toBe(0);
    expect(compose('feedback', empty, 7).ask).toBe(7);
  });

  it('names no address where nobody is known', () => {
    expect(compose('welcome', empty, 1).title).toBe('Hi!');
    expect(compose('welcome', { ...empty, identity }, 1).title).toBe('Hi Dana!');
  });
});

describe('the evidence', () => {
  const evidence = [
    { stage: 'token_refresh', at: '2026-11-22T10:00:00.000Z', status: 400, code: 'invalid_grant' },
  ] as const;
  const lastGoodSyncAt = '2026-11-21T08:12:00.000Z';
  const verdict = verdictOf('reconnect', 'auth_settings_changed', {
    certainty: 'likely',
    alsoPossible: ['password_changed'],
    explanation: 'access.withdrawn',
    evidence,
    lastGoodSyncAt,
  });

  it('says what the provider answered, the last good sync and how fresh it is, on the person’s own clock', () => {
    const { blocks } = compose('offer', viewWith(verdict), 1);
    const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
    expect(facts).toEqual([
      { label: 'Google answered', value: 'invalid_grant (11:00)' },
      { label: 'Last mail in Aptly', value: expect.stringMatching(/Sat.*21 Nov.*9:12/) },
      { label: 'Checked', value: '11:00' },
    ]);
  });

  it('that fits two causes is called likely, and both are named', () => {
    const { title, blocks } = compose('offer', viewWith(verdict), 1);
    expect(title).toMatch(/probably/);
    expect(blocks.map(textOf).join()).toMatch(/could also be a changed password/);
  });

  it('keeps codes out of the sentences', () => {
    for (const remedy of remedies) {
      const reply = compose('why', viewWith({ ...verdict, remedy }), 1);
      const sentences = reply.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
      expect(sentences.join(' ')).not.toMatch(/invalid_grant|AADSTS|\b4\d\d\b/);
    }
  });
});

describe('a link', () => {
  it('is on a button, and gone when the message is written again', () => {
    const view = viewWith(verdictOf('reconnect', 'password_changed'));
    const url = 'https://reconnect.example/reconnect/secret';
    expect(compose('offer', { ...view, link: url }, 1).choices[0]).toMatchObject({ label: 'Reconnect', url });
    expect(JSON.stringify(compose('offer', view, 1))).not.toContain('/reconnect/');
  });

  it('is never in what is said of a limit, an outage, an administrator or our own fault', () => {
    for (const topic of ['waiting', 'administrator', 'confirm_handoff'] as const) {
      const reply = compose(topic, { ...viewWith(verdictOf('wait', 'throttled')), link: 'https://x.example' }, 1);
      expect(JSON.stringify(reply)).not.toContain('https://x.example');
    }
  });
});

describe('an import by Aptly', () => {
  const verdict = verdictOf('reconnect', 'password_changed');
  const office = { ...danasInbox, id: 'office', address: 'office@northwind.example' };

  it.each([
    [12, danasInbox, 'Aptly has imported 12 messages (10:42). Your inbox is up to date.'],
    [1, danasInbox, 'Aptly has imported 1 message (10:42). Your inbox is up to date.'],
    [0, danasInbox, 'Aptly looked for new mail (10:42) and there was none to import. Your inbox is up to date.'],
    [undefined, danasInbox, 'Aptly has imported your mail (10:42). Your inbox is up to date.'],
    [12, office, 'Aptly has imported 12 messages (10:42). office@northwind.example is up to date.'],
  ])(
    'of %s messages is told on the person’s own clock, and which inbox where that is in doubt',
    (count, inbox, told) => {
      const view = viewWith(verdict, { imported: { inbox, count, at: '2026-11-22T09:42:00.000Z' } });
      expect(compose('imported', view, 7)).toMatchObject({
        ask: 0,
        blocks: [{ kind: 'text', text: told }],
        choices: [],
      });
    },
  );

  it('leaves the question before it open', () => {
    expect(voidsEarlierQuestions('imported')).toBe(false);
  });
});

describe('what is said in passing', () => {
  it('leaves the question before it open', () => {
    expect(voidsEarlierQuestions('why')).toBe(false);
    // Whoever is stuck for a moment may go on at the step's own buttons.
    expect(voidsEarlierQuestions('stuck')).toBe(false);
    expect(voidsEarlierQuestions('write_it_here')).toBe(false);
    expect(voidsEarlierQuestions('confirm_handoff')).toBe(true);
  });
});

describe('what an owner answered, told to whoever has moved on', () => {
  const office = { ...danasInbox, id: 'office', address: 'office@northwind.example', own: false };

  it.each([
    ['healthy', 'en', 'office@northwind.example works again: its owner has seen to it, and I checked'],
    ['declined', 'en', 'The owner of office@northwind.example would rather not sign in just now.'],
    ['with_support', 'en', 'The owner of office@northwind.example has taken this to support.'],
    ['unreachable', 'en', 'I could not write to the owner of office@northwind.example here. Please ask them'],
    ['declined', 'es', 'La persona dueña de office@northwind.example prefiere no iniciar sesión por ahora.'],
    ['with_support', 'es', 'La persona dueña de office@northwind.example ya lo pasó a soporte.'],
    ['unreachable', 'es', 'No pude escribirle aquí a la persona dueña de office@northwind.example. Pídale'],
  ] as const)('(%s, %s) names the inbox that was asked about, and asks nothing', (answer, locale, words) => {
    const view = viewWith(verdictOf('none', 'healthy'), { news: { inbox: office, answer } });
    const reply = compose('news_of_owner', { ...view, identity: { ...identity, locale } }, 7);
    expect(reply).toMatchObject({ ask: 0, choices: [], summary: expect.stringContaining(words) });
    expect(reply.summary).not.toContain(danasInbox.address);
    expect(voidsEarlierQuestions('news_of_owner')).toBe(false);
  });
});

describe('a case that support calls solved', () => {
  const view = viewWith(verdictOf('none', 'healthy'), { caseNumber: 'IR-2', caseOpen: true });

  it.each([
    ['en', 'IR-1', 'Support has marked your case IR-1 as solved.'],
    ['es', 'IR-1', 'Soporte marcó su caso IR-1 como resuelto.'],
    // As an earlier release wrote it down.
    ['en', undefined, 'Support has marked your case as solved.'],
    ['es', undefined, 'Soporte marcó su caso como resuelto.'],
  ])('is named (%s, %s)', (locale, aboutCase, words) => {
    const reply = compose('support_solved', { ...view, aboutCase, identity: { ...identity, locale } }, 7);
    expect(reply.summary).toBe(words);
  });
});
