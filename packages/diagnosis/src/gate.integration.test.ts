import { afterEach, describe, expect, it } from 'vitest';
import { createDiagnosis } from './diagnosis.ts';
import type { Asker, Gate } from './gate.ts';
import { openGate } from './testing/open-gate.ts';
import { address, openScriptedInbox, type ScriptedInbox } from './testing/scripted-inbox.ts';

const opened: ScriptedInbox[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((inbox) => inbox.close()));
});

async function openBehind(gate: Gate) {
  const inbox = await openScriptedInbox('google');
  opened.push(inbox);
  const { config, clock, records } = inbox;
  return { ...inbox, diagnosis: createDiagnosis({ config, clock, records, gate }) };
}

const began = Date.parse('2026-11-22T18:41:00Z');

describe('a diagnosis behind a gate', () => {
  it('is told of a known outage without calling the provider, with how many met it since when', async () => {
    const outage = { since: began, inboxes: 7 };
    const gate: Gate = { ...openGate, pass: async () => ({ outcome: 'known_outage', outage }) };
    const { diagnosis, request, world, record } = await openBehind(gate);
    const verdict = await diagnosis.diagnose(request);
    expect(verdict).toMatchObject({
      cause: 'provider_outage',
      remedy: 'wait',
      certainty: 'likely',
      seenAlike: { inboxes: 7, since: '2026-11-22T18:41:00.000Z' },
      evidence: [{ at: '2026-11-22T18:41:00.000Z', detail: expect.stringContaining('7 inboxes since 18:41 UTC') }],
      lastGoodSyncAt: '2026-11-22T18:45:00.000Z',
    });
    expect(verdict.checks.map(({ state }) => state)).toEqual(['skipped', 'skipped', 'skipped', 'skipped']);
    expect(world.requests).toEqual([]);
    expect(record.verdicts).toEqual([verdict]);
  });

  it('names itself at the gate, and shows it what the provider said before anybody else knows', async () => {
    const askers: Asker[] = [];
    const seen: string[] = [];
    const gate: Gate = {
      ...openGate,
      async pass(asker, look) {
        askers.push(asker);
        const verdict = await look();
        seen.push(verdict.cause);
        return { outcome: 'looked', verdict };
      },
    };
    const { diagnosis, request, world } = await openBehind(gate);
    world.setFault(address, 'provider_down');
    expect(await diagnosis.diagnose(request)).toMatchObject({ cause: 'unknown', explanation: 'outage.unconfirmed' });
    expect(seen).toEqual(['provider_outage']);
    expect(askers).toMatchObject([{ provider: 'google', workspace: 'w', inboxId: 'inbox-1' }]);
  });

  it('is not asked for an inbox that is not there', async () => {
    const gate: Gate = { ...openGate, pass: () => Promise.reject(new Error('nobody is to come')) };
    const { diagnosis, request } = await openBehind(gate);
    expect(await diagnosis.diagnose({ ...request, inboxId: 'other' })).toMatchObject({ rule: 'inbox.removed' });
  });
});
