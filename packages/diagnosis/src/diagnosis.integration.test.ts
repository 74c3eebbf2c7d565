import type { Check, Provider } from '@reconnect/troubleshooting';
import { afterEach, describe, expect, it } from 'vitest';
import { createDiagnosis } from './diagnosis.ts';
import { explainCase } from './explain/explain-case.ts';
import { openGate } from './testing/open-gate.ts';
import { address, openScriptedInbox, type ScriptedInbox } from './testing/scripted-inbox.ts';

const providers = ['google', 'microsoft'] as const;
const opened: ScriptedInbox[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((simulation) => simulation.close()));
});

async function open(provider: Provider, options: { readonly push?: boolean } = {}): Promise<ScriptedInbox> {
  const simulation = await openScriptedInbox(provider, options);
  opened.push(simulation);
  return simulation;
}

/** The provider's raw answer to the same call, pasted into `pnpm explain`. */
async function pasteAnswer(
  { config, record, url, exchange, clock }: ScriptedInbox,
  provider: Provider,
  stage: 'token_refresh' | 'mailbox_read',
) {
  const { clientId, clientSecret } = config[provider];
  const form = {
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'refresh_token',
    refresh_token: record.refreshToken,
  };
  const tokenUrl = provider === 'google' ? config.google.tokenUrl : `${config.microsoft.authority}/oauth2/v2.0/token`;
  const outcome = await exchange({ provider, refreshToken: record.refreshToken, scopes: [] });
  const accessToken = outcome.outcome === 'granted' ? outcome.accessToken : '';
  const read = provider === 'google' ? '/gmail/v1/users/me/profile' : '/v1.0/me/mailFolders/inbox';
  const response =
    stage === 'token_refresh'
      ? await fetch(tokenUrl, { method: 'POST', body: new URLSearchParams(form) })
      : await fetch(url + read, { headers: { authorization: `Bearer ${accessToken}` } });
  const http = { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  return explainCase({ provider, stage, http, now: new Date(clock.now()).toISOString() }, clock.now());
}

describe.each(providers)('A diagnosis over HTTP, %s', (provider) => {
  it('finds a healthy inbox healthy with at most three calls', async () => {
    const { diagnosis, request, world } = await open(provider);
    const told: (readonly Check[])[] = [];
    const verdict = await diagnosis.diagnose({ ...request, onProgress: (checks) => told.push(checks) });
    expect(verdict).toMatchObject({
      cause: 'healthy',
      remedy: 'none',
      certainty: 'certain',
      lastGoodSyncAt: '2026-11-22T18:45:00.000Z',
    });
    expect(verdict.checks.map(({ state }) => state)).toEqual(['passed', 'passed', 'passed', 'passed']);
    expect(told.length).toBe(4);
    expect(world.requests.length).toBeLessThanOrEqual(3);
  });

  it('finds a dead grant with one call', async () => {
    const { diagnosis, request, world, record } = await open(provider);
    world.setFault(address, 'password_changed');
    const verdict = await diagnosis.diagnose(request);
    expect(verdict).toMatchObject({ remedy: 'reconnect', certainty: 'likely' });
    expect(verdict.checks.map(({ state }) => state)).toEqual(['failed', 'skipped', 'skipped', 'skipped']);
    expect(world.requests.length).toBe(1);
    expect(record.verdicts).toEqual([verdict]);
  });

  it.each([
    ['password_changed', 'token_refresh'],
    ['signed_out_everywhere', 'token_refresh'],
    ['admin_policy', 'token_refresh'],
    ['our_misconfiguration', 'token_refresh'],
    ['throttled', 'mailbox_read'],
  ] as const)('says of %s what the pasted answer says', async (fault, stage) => {
    const simulation = await open(provider);
    simulation.world.setFault(address, fault);
    const pasted = await pasteAnswer(simulation, provider, stage);
    const verdict = await simulation.diagnosis.diagnose(simulation.request);
    const { cause, remedy, certainty, alsoPossible, retryAt } = verdict;
    expect(verdict.checks).not.toContainEqual({ name: 'notifications', state: 'failed' });
    expect({ cause, remedy, certainty, alsoPossible }).toEqual({
      cause: pasted.cause,
      remedy: pasted.remedy,
      certainty: pasted.certainty,
      alsoPossible: pasted.alsoPossible,
    });
    const wait = retryAt === undefined ? null : (Date.parse(retryAt) - simulation.clock.now()) / 1000;
    expect(wait).toBe(pasted.retryAfterSeconds);
  });

  it('takes the word of the person for a changed password', async () => {
    const { diagnosis, request, world } = await open(provider);
    world.setFault(address, 'password_changed');
    expect(await diagnosis.diagnose({ ...request, hints: ['password_changed'] })).toMatchObject({
      cause: 'password_changed',
      certainty: 'likely',
    });
  });

  it('says that the mailbox is gone, and leaves a note for the administrator', async () => {
    const { diagnosis, request, world, config } = await open(provider);
    world.setFault(address, 'mailbox_gone');
    const verdict = await diagnosis.diagnose(request);
    expect(verdict).toMatchObject({
      cause: 'mailbox_unavailable',
      remedy: 'contact_admin',
      admin: { appId: config[provider].clientId },
    });
  });

  it.each(['reset', 'truncated', 'provider_down'] as const)(
    'calls %s an outage only when other inboxes fail alike',
    async (fault) => {
      const { diagnosis, request, world, record } = await open(provider);
      world.setFault(address, fault);
      expect(await diagnosis.diagnose(request)).toMatchObject({
        cause: 'unknown',
        certainty: 'unknown',
        remedy: 'wait',
        alsoPossible: ['provider_outage'],
      });
      expect(record.verdicts).toHaveLength(1);
      record.failing = 2;
      expect(await diagnosis.diagnose(request)).toMatchObject({
        cause: 'provider_outage',
        certainty: 'likely',
        remedy: 'wait',
      });
    },
  );

  it.each([
    [9, 'provider_outage'],
    [11, 'unknown'],
  ])('finds after another inbox failed %i minutes ago that the cause is %s', async (minutes, cause) => {
    const { config, clock, records, request, world } = await open(provider);
    const failedAt = [clock.now() - minutes * 60_000, clock.now()];
    const recentFailures = async (_: Provider, since: number) => failedAt.filter((at) => at >= since).length;
    const diagnosis = createDiagnosis({ config, clock, records: { ...records, recentFailures }, gate: openGate });
    world.setFault(address, 'provider_down');
    expect(await diagnosis.diagnose(request)).toMatchObject({ cause });
  });

  it.each(['hang', 'slow_drip', 'huge_body'] as const)('ends within five seconds in spite of %s', async (fault) => {
    const { diagnosis, request, world } = await open(provider);
    world.setFault(address, fault);
    const began = performance.now();
    const verdict = await diagnosis.diagnose(request);
    expect(performance.now() - began).toBeLessThan(5_500);
    expect(verdict.remedy).toBe('wait');
  });

  it('finds a stale connection, repairs it and then finds it healthy', async () => {
    const { diagnosis, request, world, record } = await open(provider, { push: true });
    const before = record.sync;
    world.setFault(address, 'stale_connection');
    expect(await diagnosis.diagnose(request)).toMatchObject({ cause: 'needs_refresh', remedy: 'restart_sync' });
    expect(await diagnosis.restartSync(request)).toMatchObject({ cause: 'healthy', remedy: 'none' });
    expect(record.sync.cursor).not.toBe(before.cursor);
    expect(await diagnosis.diagnose(request)).toMatchObject({ cause: 'healthy' });
  });

  it('keeps a cursor that the provider still knows, so that no mail is skipped', async () => {
    const { diagnosis, request, record, world } = await open(provider, { push: true });
    const { cursor } = record.sync;
    world.deliver(address);
    await diagnosis.restartSync(request);
    expect(record.sync.cursor).toBe(cursor);
  });

  it('does not claim to have repaired a channel that the provider will not renew', async () => {
    const { diagnosis, request, world } = await open(provider, { push: true });
    world.setFault(address, 'mail_frozen');
    const verdict = await diagnosis.restartSync(request);
    expect(verdict).toMatchObject({
      cause: 'needs_refresh',
      remedy: 'full_disconnect',
      certainty: 'likely',
      explanation: 'refresh.notifications-refused',
    });
    expect(verdict.alsoPossible).not.toContain('mailbox_unavailable');
  });

  it('tells of a channel that the provider cannot renew just now that mail only comes late, for one inbox alone', async () => {
    const { diagnosis, request, world } = await open(provider, { push: true });
    world.setFault(address, 'push_down');
    const verdict = await diagnosis.restartSync(request);
    expect(verdict).toMatchObject({
      cause: 'provider_outage',
      remedy: 'wait',
      certainty: 'likely',
      explanation: 'outage.notifications',
    });
    expect(verdict.checks).toContainEqual({ name: 'mailbox', state: 'passed' });
  });

  it('does not say that mail can be read where nothing of the provider works', async () => {
    const { diagnosis, request, world, config, clock, records, exchange, record } = await open(provider, {
      push: true,
    });
    const outcome = await exchange({ provider, refreshToken: record.refreshToken, scopes: [] });
    const signedInRecords = { ...records, refresh: async () => outcome };
    const signedIn = createDiagnosis({ config, clock, records: signedInRecords, gate: openGate });
    world.setFault(address, 'provider_down');
    expect(await signedIn.restartSync(request)).toMatchObject({ explanation: 'outage.unconfirmed' });
    expect(await diagnosis.restartSync(request)).toMatchObject({ explanation: 'outage.unconfirmed' });
  });

  it('notices mail that waits unannounced', async () => {
    const { diagnosis, request, world, clock } = await open(provider);
    world.deliver(address);
    expect(await diagnosis.diagnose(request)).toMatchObject({ cause: 'healthy' });
    clock.advance(3_600_000);
    expect(await diagnosis.diagnose(request)).toMatchObject({
      cause: 'needs_refresh',
      remedy: 'restart_sync',
      explanation: 'refresh.notifications-silent',
    });
  });

  it('finds an inbox without a grant without asking the provider, and has it reconnected', async () => {
    const { diagnosis, request, world, record } = await open(provider);
    record.grantObtainedAt = undefined;
    for (const look of [diagnosis.diagnose, diagnosis.restartSync]) {
      const verdict = await look(request);
      expect(verdict).toMatchObject({ remedy: 'reconnect', explanation: 'access.never-given', certainty: 'certain' });
      expect(verdict.checks.map(({ state }) => state)).toEqual(['failed', 'skipped', 'skipped', 'skipped']);
      expect(record.verdicts.pop()).toEqual(verdict);
    }
    expect(world.requests).toEqual([]);
  });

  it('calls a grant that no key opens our own fault, without asking the provider', async () => {
    const { diagnosis, request, world, record } = await open(provider);
    record.sealed = true;
    for (const look of [diagnosis.diagnose, diagnosis.restartSync]) {
      const verdict = await look(request);
      expect(verdict).toMatchObject({ cause: 'app_misconfigured', remedy: 'contact_support', certainty: 'certain' });
      expect(verdict.checks.map(({ state }) => state)).toEqual(['failed', 'skipped', 'skipped', 'skipped']);
      expect(record.verdicts.pop()).toEqual(verdict);
    }
    expect(world.requests).toEqual([]);
  });

  /** Says that it is not in Aptly, and asks nobody. */
  async function findsNothing(elsewhere: { readonly inboxId: string } | { readonly workspace: string }) {
    const { diagnosis, request, world } = await open(provider);
    const verdict = await diagnosis.diagnose({ ...request, ...elsewhere });
    expect(verdict).toMatchObject({ cause: 'mailbox_unavailable', remedy: 'contact_support', rule: 'inbox.removed' });
    expect(verdict.evidence).toEqual([]);
    expect(world.requests).toEqual([]);
  }

  it('says of an inbox that was removed that it is not in Aptly', () => findsNothing({ inboxId: 'removed' }));

  it('knows nothing of an inbox of another workspace', () => findsNothing({ workspace: 'other' }));
});

describe.each(providers)('An exchange over HTTP, %s', (provider) => {
  it('hands over access and keeps no token in its answer', async () => {
    const { exchange, record, clock } = await open(provider);
    const outcome = await exchange({ provider, refreshToken: record.refreshToken, scopes: [] });
    expect(outcome).toMatchObject({
      outcome: 'granted',
      expiresAt: expect.any(Number),
      answer: { kind: 'http', status: 200 },
    });
    if (outcome.outcome !== 'granted') return;
    expect(outcome.expiresAt).toBeGreaterThan(clock.now());
    expect(JSON.stringify(outcome.answer)).not.toContain(outcome.accessToken);
  });

  it.each([
    ['password_changed', true],
    ['admin_policy', true],
    ['provider_down', false],
    ['our_misconfiguration', false],
    ['reset', false],
    ['invalid_json', false],
  ] as const)('says of %s whether the grant is dead: %s', async (fault, grantDead) => {
    const { exchange, record, world } = await open(provider);
    world.setFault(address, fault);
    expect(await exchange({ provider, refreshToken: record.refreshToken, scopes: [] })).toMatchObject({
      outcome: 'refused',
      grantDead,
    });
  });
});
