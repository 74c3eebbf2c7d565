import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDiagnosis } from './diagnosis.ts';
import { openGate } from './testing/open-gate.ts';
import { address, openScriptedInbox, type ScriptedInbox } from './testing/scripted-inbox.ts';

const providers = ['google', 'microsoft'] as const;
const faults = ['hang', 'slow_drip'] as const;
const opened: ScriptedInbox[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((inbox) => inbox.close()));
});

describe.each(providers)('%s, which signs in and then answers without end', (provider) => {
  /** Already signed in, and with a time limit that is over when the test says so. */
  async function open(fault: (typeof faults)[number]) {
    const inbox = await openScriptedInbox(provider, { push: true });
    opened.push(inbox);
    const { config, clock, records, record, exchange, world, request } = inbox;
    const granted = await exchange({ provider, refreshToken: record.refreshToken, scopes: [] });
    if (granted.outcome === 'refused') throw new Error('The simulator refused its own grant.');
    const signedIn = { ...records, refresh: async () => granted };
    const diagnosis = createDiagnosis({ config, clock, records: signedIn, gate: openGate });
    const limit = new AbortController();
    const limits = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
    const before = world.requests.length;
    world.setFault(address, fault);
    const timeIsUp = async () => {
      await vi.waitFor(() => expect(world.requests.length).toBeGreaterThan(before));
      limit.abort(new DOMException('The time is up.', 'TimeoutError'));
      return limits.mock.calls;
    };
    return { diagnosis, request, record, accessToken: granted.accessToken, timeIsUp };
  }

  describe.each(faults)('in the way of %s', (fault) => {
    it.each(['diagnose', 'restartSync'] as const)('holds up %s for five seconds at the most', async (what) => {
      const { diagnosis, request, timeIsUp } = await open(fault);
      const verdict = diagnosis[what](request);
      expect(await timeIsUp()).toEqual([[5_000]]);
      expect(await verdict).toMatchObject({ remedy: 'wait', alsoPossible: ['provider_outage'] });
    });

    it('holds up the proof of a new grant for eight seconds at the most', async () => {
      const { diagnosis, request, record, accessToken, timeIsUp } = await open(fault);
      const { inboxId } = request;
      const proved = diagnosis.prove({ inboxId, provider, accessToken, sync: record.sync });
      expect(await timeIsUp()).toEqual([[8_000]]);
      expect(await proved).toMatchObject({ outcome: 'not_working', verdict: { remedy: 'wait' } });
    });
  });
});
