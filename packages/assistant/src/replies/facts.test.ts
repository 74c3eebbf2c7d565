import { type EvidenceItem, firstSnapshot, type Verdict } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';
import type { View } from './view.ts';

const at = '2026-11-22T10:00:00.000Z';

function viewWith(verdict: Verdict, more: Partial<View['context']> = {}): View {
  const context = { ...firstSnapshot().context, run: 1, inbox: danasInbox, verdict, ...more };
  return { context, now: Date.parse(at), supportAddress: 'help@getaptly.com' };
}

/** What is said of the provider's answer. */
function factOf(verdict: Verdict): string {
  const { blocks } = compose('why', viewWith(verdict), 1);
  const [fact] = blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
  return `${fact?.label}: ${fact?.value}`;
}

const item = (more: Partial<EvidenceItem>): EvidenceItem => ({ stage: 'mailbox_read', at, ...more });

describe('what the provider answered', () => {
  it.each([
    [
      'its own code',
      { cause: 'password_changed', status: 400, code: 'invalid_grant' },
      'Google answered: invalid_grant',
    ],
    ['a bare status', { cause: 'unknown', status: 502 }, 'Google answered: HTTP 502'],
    ['nothing unusual where it let us in', { cause: 'healthy', status: 200 }, 'Google answered: nothing unusual'],
    ['nothing unusual where our own record decides', { cause: 'needs_refresh' }, 'Google answered: nothing unusual'],
    ['a web page', { cause: 'app_misconfigured', status: 200 }, 'Google answered: something I cannot make sense of'],
    ['half an answer', { cause: 'unknown', status: 200 }, 'Google answered: something I cannot make sense of'],
    ['nothing in time', { cause: 'unknown', code: 'ETIMEDOUT', silence: 'slow' }, 'Google: did not answer in time'],
    [
      'nothing whole',
      { cause: 'unknown', code: 'UND_ERR_SOCKET', silence: 'cut_off' },
      'Google: broke off before answering',
    ],
    [
      'nothing at all',
      { cause: 'unknown', code: 'ECONNREFUSED', silence: 'unreachable' },
      'Google: could not be reached',
    ],
  ] as const)('is said as it was: %s', (_, { cause, ...evidence }, fact) => {
    expect(factOf(verdictOf('reconnect', cause, { evidence: [item(evidence)] }))).toMatch(fact);
  });

  it('is not said where nobody asked', () => {
    expect(factOf(verdictOf('reconnect', 'auth_settings_changed', { evidence: [] }))).toMatch('Google: was not asked');
    const seenAlike = { inboxes: 12, since: at };
    const shared = verdictOf('wait', 'provider_outage', { evidence: [item({ stage: 'network' })], seenAlike });
    expect(factOf(shared)).toMatch('Google: was not asked');
  });

  it.each([
    ['its code', { code: 'ErrorQuotaExceeded' }, 'Aptly’s own sync said: ErrorQuotaExceeded'],
    ['no code', {}, 'Aptly’s own sync said: that it could not fetch mail'],
  ])('is told apart from what Aptly’s own sync said, which decided: %s', (_, said, fact) => {
    const evidence = [item({ stage: 'sync_report', ...said }), item({ stage: 'token_refresh', status: 200 })];
    const verdict = verdictOf('restart_sync', 'app_misconfigured', { evidence });
    const facts = compose('why', viewWith(verdict), 1).blocks.flatMap((block) =>
      block.kind === 'facts' ? block.facts.map(({ label, value }) => `${label}: ${value}`) : [],
    );
    expect(facts[0]).toMatch(fact);
    expect(facts[1]).toMatch('Google answered: nothing unusual');
  });

  it('is not called strange where there was none', () => {
    const silent = verdictOf('contact_support', 'unknown', {
      evidence: [item({ code: 'ETIMEDOUT', silence: 'slow' })],
    });
    expect(compose('unknown', viewWith(silent), 1).summary).toContain('I got no answer from Google');
    const strange = verdictOf('contact_support', 'unknown', { evidence: [item({ status: 418 })] });
    expect(compose('unknown', viewWith(strange), 1).summary).toContain('does not fit anything I know');
  });
});

describe('a finding', () => {
  it('says of access that was never given just that, and blames nobody', () => {
    const never = verdictOf('reconnect', 'auth_settings_changed', { explanation: 'access.never-given' });
    expect(compose('offer', viewWith(never), 1).title).toBe('Aptly has no access to your mail yet');
    expect(compose('why', viewWith(never), 1).summary).not.toMatch(/no longer has access|changes how people sign in/);
  });

  it('says of mail that can be read, and only comes late, just that', () => {
    const late = verdictOf('wait', 'provider_outage', { certainty: 'likely', evidence: [item({ stage: 'watch' })] });
    expect(compose('waiting', viewWith(late), 1).title).toBe('New mail only reaches Aptly later than usual');
  });

  it('that Aptly’s own sync could not fetch mail is never called a fine connection, nor the provider’s trouble', () => {
    const failed = { certainty: 'likely', evidence: [item({ stage: 'sync_report' })] } as const;
    const broken = verdictOf('restart_sync', 'app_misconfigured', failed);
    const stopped = viewWith(broken);
    expect(compose('restarting', stopped, 1).summary).toContain('Aptly’s own sync says that it could not fetch mail');
    const lapsed = viewWith(verdictOf('restart_sync', 'needs_refresh', { evidence: [item({}), ...failed.evidence] }));
    expect(compose('restarting', lapsed, 1).summary).toContain('Aptly’s own sync says that it could not fetch mail');
    const waiting = compose('waiting', viewWith(verdictOf('wait', 'app_misconfigured', failed)), 1);
    expect(waiting.title).toBe('This one is probably on us');
    expect(waiting.blocks.filter(({ kind }) => kind === 'link')).toEqual([]);
    const tried = [
      { what: 'wait', ended: 'app_misconfigured', at },
      { what: 'diagnosis', ended: 'healthy', at },
    ] as const;
    const over = viewWith(verdictOf('none', 'healthy'), { tried });
    expect(compose('healthy', over, 1).title).toBe('Aptly’s own sync works again');
    const kept = { inbox: danasInbox, verdict: verdictOf('none', 'healthy'), was: 'app_misconfigured' } as const;
    const looked = compose('looked_again', viewWith(kept.verdict, { kept }), 1).summary;
    expect(looked).toContain('Aptly’s own sync works again');
    const still = compose('looked_again', viewWith(kept.verdict, { kept: { ...kept, verdict: broken } }), 1);
    expect(still.summary).toContain('it still does not work. This one is probably on us.');
  });

  it('calls a rule of the organization by its name, and does not advise a reconnect', () => {
    const blocked = verdictOf('contact_admin', 'auth_settings_changed');
    const { summary } = compose('why', viewWith(blocked), 1);
    expect(summary).toContain('A rule of your organization keeps Aptly out');
    expect(summary).toContain('a reconnect would not help');
    expect(summary).not.toMatch(/no longer has access|all it takes/);
  });

  it('does not say that the provider named the end of a pause', () => {
    const paused = verdictOf('wait', 'throttled', { retryAt: at });
    expect(compose('waiting', viewWith(paused), 1).summary).toContain('It does not help to try again before 10:00');
  });

  it('says that an inbox is no longer in Aptly, and whom to ask', () => {
    const removed = verdictOf('contact_support', 'mailbox_unavailable', { explanation: 'inbox.removed', evidence: [] });
    const { title, summary } = compose('confirm_handoff', viewWith(removed, { handoffReason: 'our_fault' }), 1);
    expect(title).toBe('This inbox is no longer in Aptly');
    expect(summary).toMatch(/Ask whoever looks after Aptly/);
    expect(summary).not.toMatch(/cannot repair|does not fit/);
  });

  it('of a full mailbox does not say that its owner cannot repair it', () => {
    const full = verdictOf('contact_support', 'mailbox_unavailable', {
      explanation: 'mailbox.full',
      certainty: 'likely',
    });
    const { title, summary } = compose('confirm_handoff', viewWith(full, { handoffReason: 'our_fault' }), 1);
    expect(title).toBe('The mailbox is full');
    expect(summary).toMatch(/Delete some mail.*A person at support can take over/s);
    expect(summary).not.toMatch(/cannot repair/);
  });

  it('says that notifications run only where they were looked at', () => {
    const told = (state: 'passed' | 'skipped') =>
      compose('healthy', viewWith(verdictOf('none', 'healthy', { checks: [{ name: 'notifications', state }] })), 1)
        .summary;
    expect(told('passed')).toContain('notifications are running');
    expect(told('skipped')).not.toContain('notifications');
  });
});

describe('the note for an administrator', () => {
  type Ids = Partial<Record<'requestId' | 'traceId' | 'correlationId', string>>;
  const noteWith = (ids: Ids) => {
    const refused = {
      ...verdictOf('contact_admin', 'auth_settings_changed'),
      admin: { setting: 'entra.conditional_access', appId: 'app-1', ...ids },
    };
    const { blocks } = compose('administrator', viewWith(refused), 1);
    return blocks.flatMap((block) => (block.kind === 'note' ? [block.text] : [])).join();
  };

  it('names request, trace and correlation where the provider did, and has no line for what it did not', () => {
    expect(noteWith({ requestId: 'r-1', traceId: 't-1', correlationId: 'c-1' })).toMatch(
      /\nRequest ID: r-1\nTrace ID: t-1\nCorrelation ID: c-1\nTime: /,
    );
    expect(noteWith({ requestId: 'r-1', correlationId: 'c-1' })).toMatch(/\nRequest ID: r-1\nCorrelation ID: c-1\n/);
    expect(noteWith({})).toMatch(/\nProvider code: .*\nTime: /);
  });

  it('is dated as people write, for who reads it elsewhere and later', () => {
    expect(noteWith({}).replaceAll(/\s/g, ' ')).toContain('Time: November 22, 2026 at 10:00 AM UTC');
  });
});

describe('what support receives', () => {
  const what = (view: View) => compose('confirm_handoff', view, 1).summary;

  it('is said to hold what was found and tried only where something was', () => {
    expect(what(viewWith(verdictOf('reconnect', 'password_changed')))).toContain(
      'the inbox, what I found, what we tried, and this conversation.',
    );
    const { inbox: _, verdict: __, ...nothing } = viewWith(verdictOf('none', 'healthy')).context;
    const view: View = { context: nothing, now: Date.parse(at), supportAddress: 'help@getaptly.com' };
    expect(what(view)).toContain('your name and e-mail address, and this conversation.');
  });
});

describe('a sign-in from which nobody came back', () => {
  it.each([
    ['google', 'App access control'],
    ['microsoft', 'admin consent'],
  ] as const)('at %s comes with a note to forward', (provider, setting) => {
    const inbox = { ...danasInbox, provider };
    const { blocks } = compose('no_return', viewWith(verdictOf('reconnect', 'password_changed'), { inbox }), 1);
    const [note] = blocks.flatMap((block) => (block.kind === 'note' ? [block.text] : []));
    expect(note).toContain(setting);
    expect(note).toContain(danasInbox.address);
    expect(note).not.toContain('not given');
  });
});
