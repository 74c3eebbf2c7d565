import { type Cause, causes, remedies } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { readSignals, type Signals } from '../reading/signals.ts';
import { keepPromises } from './promises.ts';

const now = Date.parse('2026-11-22T18:45:00Z');
const sound = readSignals({
  provider: 'google',
  stage: 'token_refresh',
  answer: { kind: 'http', status: 400, headers: {}, body: { error: 'x' } },
  now,
});
const certain = (cause: Cause, signals: Partial<Signals> = {}) =>
  keepPromises({ cause, remedy: 'wait', certainty: 'certain' }, { ...sound, ...signals }).certainty;

describe('The promises of a judgement', () => {
  it.each(['throttled', 'provider_outage', 'app_misconfigured', 'healthy', 'unknown'] as const)(
    'allow no way of reconnecting for %s',
    (cause) => {
      for (const remedy of ['reconnect', 'full_disconnect'] as const) {
        const kept = keepPromises({ cause, remedy, certainty: 'likely' }, sound);
        expect(kept.remedy).not.toMatch(/reconnect|disconnect/);
      }
    },
  );

  it('send what only an administrator can lift to the administrator', () => {
    const judgement = { cause: 'auth_settings_changed', remedy: 'reconnect', certainty: 'certain' } as const;
    expect(keepPromises({ ...judgement, admin: 'microsoft.conditional-access' }, sound).remedy).toBe('contact_admin');
    expect(keepPromises({ ...judgement, admin: 'google.session-control' }, sound).remedy).toBe('reconnect');
  });

  it('leave every other remedy alone', () => {
    for (const cause of causes) {
      for (const remedy of remedies.filter((name) => !/reconnect|disconnect/.test(name))) {
        expect(keepPromises({ cause, remedy, certainty: 'likely' }, sound).remedy).toBe(remedy);
      }
    }
  });

  it('keep a password likely where Google spoke, and certain where Microsoft did', () => {
    expect(certain('password_changed')).toBe('likely');
    expect(certain('password_changed', { provider: 'microsoft' })).toBe('certain');
  });

  it('keep an outage likely until a second inbox fails alike', () => {
    expect(certain('provider_outage')).toBe('likely');
    expect(certain('provider_outage', { known: { ...sound.known, failingAlike: 2 } })).toBe('certain');
  });

  it('keep what a page, a cut-off answer or a broken line says likely', () => {
    expect(certain('mailbox_unavailable')).toBe('certain');
    expect(certain('mailbox_unavailable', { sound: false })).toBe('likely');
    expect(certain('app_misconfigured', { kind: 'network' })).toBe('likely');
  });

  it('make an unknown cause an unknown certainty', () => {
    expect(certain('unknown')).toBe('unknown');
  });
});
