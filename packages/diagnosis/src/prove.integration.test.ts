import { afterEach, describe, expect, it } from 'vitest';
import { createDiagnosis } from './diagnosis.ts';
import type { Gate } from './gate.ts';
import { openGate } from './testing/open-gate.ts';
import { address, openScriptedInbox, type ScriptedInbox } from './testing/scripted-inbox.ts';

const providers = ['google', 'microsoft'] as const;
const opened: ScriptedInbox[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((inbox) => inbox.close()));
});

async function open(...args: Parameters<typeof openScriptedInbox>): Promise<ScriptedInbox> {
  const inbox = await openScriptedInbox(...args);
  opened.push(inbox);
  return inbox;
}

describe.each(providers)('A proof over HTTP, %s', (provider) => {
  const inboxId = 'inbox-1';
  async function accessOf({ exchange, record }: ScriptedInbox): Promise<string> {
    const outcome = await exchange({ provider, refreshToken: record.refreshToken, scopes: [] });
    return outcome.outcome === 'granted' ? outcome.accessToken : '';
  }
  async function prove(simulation: ScriptedInbox) {
    const { diagnosis, record } = simulation;
    return diagnosis.prove({ inboxId, provider, accessToken: await accessOf(simulation), sync: record.sync });
  }

  it('names the account, renews the channel and counts what was missed', async () => {
    const simulation = await open(provider, { push: true });
    const { clock, world } = simulation;
    clock.advance(60_000);
    world.deliver(address);
    world.deliver(address);
    clock.advance(60_000);
    const outcome = await prove(simulation);
    expect(outcome).toMatchObject({
      outcome: 'working',
      proof: {
        address,
        mailboxReadable: true,
        notificationsRenewed: true,
        missed: { count: 2, from: '2026-11-22T18:45:00.000Z', to: '2026-11-22T18:47:00.000Z' },
      },
    });
  });

  it('that mail stands still in a mailbox that can be read speaks of no outage, and of what is left', async () => {
    const simulation = await open(provider, { push: true });
    simulation.world.setFault(address, 'mail_frozen');
    const outcome = await prove(simulation);
    expect(outcome).toMatchObject({
      outcome: 'standing_still',
      verdict: { cause: 'needs_refresh', remedy: 'full_disconnect', certainty: 'likely' },
    });
  });

  it('that only the announcing of mail is down says so, and has the channel looked after by the next check', async () => {
    const simulation = await open(provider, { push: true });
    const { clock, diagnosis, record, request, world } = simulation;
    world.setFault(address, 'push_down');
    const outcome = await prove(simulation);
    expect(outcome).toMatchObject({
      outcome: 'standing_still',
      verdict: { cause: 'provider_outage', remedy: 'wait', explanation: 'outage.notifications' },
    });
    if (outcome.outcome !== 'standing_still') return;
    record.sync = { ...record.sync, ...outcome.sync };
    world.setFault(address, 'healthy');
    clock.advance(60_000);
    expect(await diagnosis.diagnose(request)).toMatchObject({ remedy: 'restart_sync' });
    expect(await diagnosis.restartSync(request)).toMatchObject({ cause: 'healthy' });
  });

  it('is not tried while the provider is known to be down', async () => {
    const simulation = await open(provider);
    const { config, clock, records, record, world } = simulation;
    const accessToken = await accessOf(simulation);
    const before = world.requests.length;
    const outage = { since: clock.now() - 60_000, inboxes: 7 };
    const stopped = async () => ({ outcome: 'known_outage', outage }) as const;
    const diagnosis = createDiagnosis({ config, clock, records, gate: { pass: stopped, hurry: stopped } });
    expect(await diagnosis.prove({ inboxId, provider, accessToken, sync: record.sync })).toMatchObject({
      outcome: 'not_working',
      verdict: { cause: 'provider_outage', remedy: 'wait', seenAlike: { inboxes: 7 } },
    });
    expect(world.requests).toHaveLength(before);
  });

  it('shows the gate whether the provider answered', async () => {
    const simulation = await open(provider, { push: true });
    const { config, clock, records, record, world } = simulation;
    const accessToken = await accessOf(simulation);
    const seen: unknown[] = [];
    const gate: Gate = {
      ...openGate,
      async hurry({ inboxId: asker, call, isAnswered }) {
        const result = await call();
        seen.push([asker, isAnswered(result)]);
        return { outcome: 'called', result };
      },
    };
    const diagnosis = createDiagnosis({ config, clock, records, gate });
    for (const fault of ['healthy', 'push_down', 'provider_down'] as const) {
      world.setFault(address, fault);
      await diagnosis.prove({ inboxId, provider, accessToken, sync: record.sync });
    }
    expect(seen).toEqual([true, true, false].map((answered) => [inboxId, answered]));
  });

  it('is refused to an access that the mailbox does not accept', async () => {
    const { diagnosis, record } = await open(provider);
    const outcome = await diagnosis.prove({ inboxId, provider, accessToken: 'nonsense', sync: record.sync });
    expect(outcome).toMatchObject({
      outcome: 'not_working',
      verdict: { evidence: [{ stage: 'mailbox_read', status: 401 }] },
    });
  });
});
