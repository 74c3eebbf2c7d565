import { type Cause, firstSnapshot, type Verdict } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';
import type { View } from './view.ts';

const at = '2026-11-22T10:00:00.000Z';
const healthy = verdictOf('none', 'healthy', { checks: [{ name: 'notifications', state: 'passed' }] });
const none = /none of the four/;

function why(verdict: Verdict, tried: View['context']['tried'] = [], locale = 'en'): string {
  return whyIn({ verdict, tried }, locale);
}

function whyIn(known: Partial<View['context']>, locale = 'en'): string {
  const context = { ...firstSnapshot().context, run: 1, inbox: danasInbox, ...known };
  const identity = { locale, stranger: false };
  const reply = compose('why', { context, identity, now: Date.parse(at), supportAddress: 'help@getaptly.com' }, 1);
  const facts = reply.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
  return [reply.summary, ...facts.map(({ label, value }) => `${label}: ${value}`)].join('\n');
}

const found = (ended: Cause) => ({ what: 'diagnosis', ended, at }) as const;
const restarted = { what: 'restart_sync', ended: 'healthy', at } as const;

describe('why it happened, after a repair', () => {
  it('names what was found as one of the four reasons, and what was started again', () => {
    const said = why(healthy, [found('needs_refresh'), restarted]);
    expect(said).toContain('I found: Your connection needs a refresh.');
    expect(said).toContain('one of the four usual reasons');
    expect(said).toContain('new-mail notifications from Google are running again');
    expect(said).not.toMatch(none);
  });

  it('says so in Spanish', () => {
    const said = why(healthy, [found('needs_refresh'), restarted], 'es');
    expect(said).toMatch(/Hay que renovar su conexión\..*una de las cuatro razones habituales.*avisos de correo nuevo/);
  });

  it('does not say that notifications run where nobody looked', () => {
    expect(why(verdictOf('none', 'healthy'), [found('needs_refresh'), restarted])).not.toContain('notifications');
  });

  it('says of a fault on our side that it was ours', () => {
    const said = why(healthy, [found('app_misconfigured'), restarted]);
    expect(said).toMatch(/This one is on us\..*I started what had stopped/);
    expect(said).not.toContain('one of the four');
  });

  it('names what passed by itself, and claims no repair', () => {
    const said = why(healthy, [found('unknown'), { what: 'wait', ended: 'unknown', at }, found('healthy')]);
    expect(said).toContain('I found: Google did not answer our check properly.');
    expect(said).not.toMatch(/I started|none of the four/);
  });

  it('calls a connection that was always fine just that', () => {
    const said = why(healthy, [found('healthy')]);
    expect(said).toContain('The connection is fine.');
    expect(said).not.toMatch(none);
  });
});

describe('why it happened, after a sign-in', () => {
  const wrong = verdictOf('reconnect', 'password_changed');

  it.each([
    ['reconnect', 'completed'],
    ['full_disconnect', 'completed'],
    ['owner', 'reconnected'],
  ] as const)('tells what was found as past, and that it is over (%s)', (what, ended) => {
    const said = why(wrong, [found('password_changed'), { what, ended, at }]);
    expect(said).toMatch(/When I checked before, I found: .*password.*put that right/);
    expect(said).not.toContain('can no longer');
  });

  it('says so in Spanish', () => {
    const said = why(wrong, [found('password_changed'), { what: 'reconnect', ended: 'completed', at }], 'es');
    expect(said).toContain('quedó resuelto');
  });

  it('tells what a later check found as it is', () => {
    const tried = [
      found('password_changed'),
      { what: 'reconnect', ended: 'completed', at },
      found('password_changed'),
    ] as const;
    expect(why(wrong, tried)).not.toContain('put that right');
  });

  it('a sign-in that was refused put nothing right', () => {
    const said = why(wrong, [found('password_changed'), { what: 'reconnect', ended: 'wrong_account', at }]);
    expect(said).not.toContain('put that right');
  });
});

describe('why a sign-in was refused', () => {
  const verdict = verdictOf('reconnect', 'password_changed');
  const unticked = { reason: 'permission_missing', permissions: ['read_mail'] } as const;

  it('names the permission that was left unticked, and where to tick it', () => {
    const said = whyIn({ verdict, refusal: unticked });
    expect(said).toMatch(/left unticked: reading your mail.*a box to tick.*Back to .*: A permission is missing\./s);
    expect(said).not.toMatch(/password/);
  });

  it('speaks of no boxes where a provider has none', () => {
    const inbox = { ...danasInbox, provider: 'microsoft' } as const;
    const said = whyIn({ verdict, refusal: unticked, inbox });
    expect(said).toContain('Microsoft did not give Aptly everything');
    expect(said).not.toMatch(/box to tick|password/);
  });

  it('names the account that was taken', () => {
    const refusal = { reason: 'wrong_account', account: 'dana@home.example' } as const;
    expect(whyIn({ verdict, refusal }, 'es')).toContain('d•••@home.example');
  });

  it('is no news where somebody cancelled it', () => {
    const said = whyIn({ verdict, refusal: { reason: 'cancelled' } });
    expect(said).toMatch(/password/);
  });
});

describe('why it happened, where one can only guess', () => {
  it('says what the provider answered and whose trouble it most likely is, and rules nothing out', () => {
    const lone = verdictOf('wait', 'unknown', {
      certainty: 'unknown',
      explanation: 'outage.unconfirmed',
      alsoPossible: ['provider_outage'],
      evidence: [{ stage: 'token_refresh', at, status: 502 }],
    });
    const said = why(lone);
    expect(said).toContain('Google did not answer our check properly.');
    expect(said).toMatch(/Most likely Google has trouble at its end, which passes by itself/);
    expect(said).toContain('Google answered: HTTP 502');
    expect(said).not.toMatch(/none of the four|cannot tell/);
  });

  it('rules the usual reasons out only where none of them is possible', () => {
    expect(
      why(verdictOf('contact_support', 'app_misconfigured', { alsoPossible: ['auth_settings_changed'] })),
    ).not.toMatch(none);
    expect(why(verdictOf('contact_support', 'app_misconfigured'))).toMatch(none);
  });
});

it('before a check, the question that stands open is put again', () => {
  const context = { ...firstSnapshot().context, run: 1, candidates: [danasInbox] };
  const view = { context, at: 'identifying.choosing', now: Date.parse(at), supportAddress: 'help@getaptly.com' };
  const { summary, choices } = compose('why', view, 1);
  expect(summary).toMatch(/four reasons.*Which inbox is it about\?/);
  expect(summary).not.toContain('not checked an inbox');
  expect(choices.map(({ verb }) => verb)).toEqual(['inbox']);
});
