import { createMovableClock, createSimulatedGoogle, createSimulatedMicrosoft } from '@reconnect/simulators';
import type { Provider, Verdict } from '@reconnect/troubleshooting';
import { createDiagnosis } from '../diagnosis.ts';
import { createExchange } from '../exchange.ts';
import type { Records, Refreshed, SyncPlace } from '../records.ts';
import { openGate } from './open-gate.ts';

const start = Date.parse('2026-11-22T18:45:00Z');
const client = {
  id: 'aptly.example',
  secret: 'client-secret',
  name: 'Aptly',
  redirectUris: ['http://127.0.0.1:9/callback'],
};
export const address = 'ada@example.com';
const mailScopes = {
  google: ['https://www.googleapis.com/auth/gmail.readonly'],
  microsoft: ['openid', 'offline_access', 'User.Read', 'Mail.Read'],
} as const;

/** One inbox at a simulated provider, and the records that the registry would keep of it. */
export async function openScriptedInbox(provider: Provider, options: { readonly push?: boolean } = {}) {
  const clock = createMovableClock(start);
  const deps = { clock, clients: [client] };
  const simulated = provider === 'google' ? createSimulatedGoogle(deps) : createSimulatedMicrosoft(deps);
  const { world } = simulated;
  world.addAccount({ email: address, name: 'Ada', messages: [{ at: start - 7_200_000, subject: 'Old' }] });
  const running = await simulated.listen();
  const { url } = running;
  const credentials = { clientId: client.id, clientSecret: client.secret };
  const config = {
    google: {
      ...credentials,
      tokenUrl: `${url}/token`,
      gmailRootUrl: url,
      ...(options.push ? { pubsubTopic: 'projects/aptly/topics/gmail' } : {}),
    },
    microsoft: {
      ...credentials,
      authority: `${url}/common`,
      graphRootUrl: url,
      ...(options.push ? { notificationUrl: 'https://sync.aptly.example/microsoft' } : {}),
    },
  };
  const refreshToken = world.issueGrant(address, mailScopes[provider]);
  const begun = world.startSync(address);
  const watch = {
    ...('id' in begun.watch ? { id: String(begun.watch.id) } : {}),
    expiresAt: new Date(begun.watch.expiresAt).toISOString(),
  };
  const record: {
    sync: SyncPlace;
    verdicts: Verdict[];
    failing: number;
    refreshToken: string;
    /** No key opens the grant. */
    sealed: boolean;
    grantObtainedAt: string | undefined;
  } = {
    sync: { lastSuccessAt: new Date(start).toISOString(), cursor: begun.cursor, watch },
    verdicts: [],
    failing: 1,
    refreshToken,
    sealed: false,
    grantObtainedAt: new Date(start).toISOString(),
  };
  const exchange = createExchange(config, clock);
  const records: Records = {
    async facts(id) {
      if (id !== 'inbox-1') return undefined;
      const { sync, grantObtainedAt } = record;
      const facts = { provider, workspace: 'w', address, scopes: mailScopes[provider], sync };
      return grantObtainedAt === undefined ? facts : { ...facts, grantObtainedAt };
    },
    async refresh(): Promise<Refreshed> {
      if (record.sealed) return { outcome: 'sealed' };
      const outcome = await exchange({ provider, refreshToken: record.refreshToken, scopes: mailScopes[provider] });
      if (outcome.outcome === 'granted' && outcome.refreshToken !== undefined)
        record.refreshToken = outcome.refreshToken;
      return outcome;
    },
    async saveSync(_id, sync) {
      record.sync = { ...record.sync, ...sync };
    },
    async saveVerdict(_id, verdict) {
      record.verdicts.push(verdict);
    },
    recentFailures: async () => record.failing,
  };
  const diagnosis = createDiagnosis({ config, clock, records, gate: openGate });
  const request = { inboxId: 'inbox-1', workspace: 'w', hints: [] };
  return { clock, config, world, record, records, exchange, diagnosis, request, url, close: () => running.close() };
}

export type ScriptedInbox = Awaited<ReturnType<typeof openScriptedInbox>>;
