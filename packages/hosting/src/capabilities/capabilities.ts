import { type Assistant, type Channel, createAssistant, type Log, type Ports } from '@reconnect/assistant';
import { createDiagnosis, createExchange, createJudgeCallback, type Diagnosis } from '@reconnect/diagnosis';
import {
  type Answers,
  type Bounces,
  createBounces,
  createHandoff,
  createMailSender,
  type MailSender,
} from '@reconnect/handoff';
import { createGrantAccess, createInboxes, type GrantAccess, type Inboxes, parseGrantKeys } from '@reconnect/inboxes';
import type { Clock } from '@reconnect/jobs';
import {
  createConsentProviders,
  createReconnectFlow,
  createReconnectLinks,
  type ReconnectFlow,
} from '@reconnect/reconnect';
import { createUnderstanding } from '@reconnect/understanding';
import { createWebhooks, type Receiver, type Webhooks } from '@reconnect/webhooks';
import { type AddressLimits, createAddressLimits } from '../door/address-limits.ts';
import type { Environment } from '../environment/environment.ts';
import { createAccessGate } from '../gate/access-gate.ts';
import { type Holds, type HoldsDeps, openHolds } from '../gate/holds.ts';
import { createLimits } from '../gate/limits.ts';
import { createProviderGate, type ProviderGate } from '../gate/provider-gate.ts';
import { createSlackInstallations, type Installations } from '../installations/installations.ts';
import { createTenantBindings, type TenantBindings } from '../installations/tenant-bindings.ts';
import { openScripts } from '../store/open-scripts.ts';
import type { Store } from '../store/open-store.ts';
import { openToldStore } from '../store/open-told-store.ts';
import { noTracing, type Tracing } from '../tracing/tracing.ts';
import type { Metrics } from '../watching/metrics.ts';
import { stopwatch } from '../watching/stopwatch.ts';
import { createDeedWatch, watchTurns } from '../watching/watch-assistant.ts';
import { watchChannel } from '../watching/watch-channel.ts';
import { watchDiagnosis } from '../watching/watch-diagnosis.ts';
import { watchJobs } from '../watching/watch-jobs.ts';
import { watchMail } from '../watching/watch-mail.ts';
import { watchStorage } from '../watching/watch-storage.ts';
import { answersOf } from './answers.ts';
import { createConditionOf } from './condition-of.ts';
import { createNotifyConversation } from './notify-conversation.ts';
import { providersOf } from './providers.ts';
import { assetsUrlOf, showPictures } from './show-pictures.ts';
import { unlessSealed } from './unless-sealed.ts';
import { overlookWithheld, withholdSecrets } from './withhold-secrets.ts';

/** Every capability, plugged together as the environment says. */
export interface Capabilities extends Store {
  readonly clock: Clock;
  readonly inboxes: Inboxes;
  readonly access: GrantAccess;
  readonly diagnosis: Diagnosis;
  readonly flow: ReconnectFlow;
  readonly mail: MailSender;
  readonly bounces: Bounces;
  readonly answers: Answers;
  readonly webhooks: Webhooks;
  /** Where the Slack app was added by its customers themselves. */
  readonly slackInstallations: Installations;
  /** Whose Teams tenants belong to which account at Aptly. */
  readonly teamsTenants: TenantBindings;
  readonly addressLimits: AddressLimits;
  /** What platforms asked us to leave alone. */
  readonly holds: Holds;
  /**
   * The assistant of one platform, speaking through its channel. `workspaceOf`: to which account at Aptly a person
   * belongs; left out: all of them to the one of the environment.
   */
  assistantFor(channel: Channel, workspaceOf?: Ports['inboxes']['workspaceOf']): Assistant;
  /** Closes the store and the job engine; whoever works with them has stopped by then. */
  close(): Promise<void>;
}

export interface CapabilityDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Left out: nobody traces. */
  readonly tracing?: Tracing;
}

export async function openCapabilities(
  environment: Environment,
  { clock, log, metrics, tracing = noTracing }: CapabilityDeps,
): Promise<Capabilities> {
  const watching = { metrics, tracing, tick: stopwatch };
  const store = await openToldStore(environment.STORE, { clock, log });
  const [scripts, holds] = await openShared(environment.STORE, { clock, log });
  const storage = watchStorage(store.storage, watching);
  const jobs = watchJobs(store.jobs, watching);
  const config = providersOf(environment);
  const publicUrl = environment.PUBLIC_URL;
  const inboxes = createInboxes({ storage, clock, keys: parseGrantKeys(environment.GRANT_KEYS) });
  const exchange = createExchange(config, clock);
  const onLength = (provider: string, waiting: number) => metrics.line.set({ provider }, waiting);
  const gate = createProviderGate({ storage, clock, limits: createLimits(scripts), onLength });
  const access = createGrantAccess({ inboxes, exchange, clock, storage, gate: createAccessGate(gate, clock) });
  const records = { ...inboxes, refresh: unlessSealed(access.refresh, { outcome: 'sealed' } as const, log) };
  const diagnosis = watchDiagnosis(createDiagnosis({ config, clock, records, gate }), { metrics, log, inboxes });
  const links = createReconnectLinks({ storage, clock, publicUrl });
  const notify = createNotifyConversation(jobs, log);
  const flow = createReconnectFlow({
    storage,
    clock,
    inboxes: { ...inboxes, grants: { open: unlessSealed(inboxes.grants.open, undefined, log) } },
    providers: createConsentProviders({ ...config, publicUrl }, clock),
    prove: diagnosis.prove,
    judgeCallback: createJudgeCallback(config, clock),
    log,
    notify,
  });
  const handoff = createHandoff({ storage, queue: jobs, answersHere: environment.MAIL_REPLY_TO !== undefined });
  const mail = watchMail(createMailSender({ storage, queue: jobs, clock }, mailOf(environment)), metrics);
  const webhooks = createWebhooks({ storage, jobs, clock, log, receiver: receiverOf(environment) });
  const understand = overlookWithheld(createUnderstanding());

  return {
    storage,
    jobs,
    clock,
    inboxes,
    access,
    diagnosis,
    flow,
    mail,
    bounces: createBounces({ storage, jobs, notify }),
    answers: answersOf(environment, { storage, clock, notify }),
    webhooks,
    addressLimits: createAddressLimits(scripts, {
      trustedProxies: environment.TRUSTED_PROXIES,
      onRefused: (door) => metrics.refusals.inc({ reason: `too_many_${door}` }),
    }),
    holds,
    ...belongings(environment, { storage, clock }),
    assistantFor(channel, workspaceOf = async () => environment.WORKSPACE) {
      const ownerOf = async (id: string) => (await inboxes.get(id))?.ownerEmail;
      const people = { ofPerson: inboxes.ofPerson, ownerOf, conditionOf: createConditionOf(inboxes), workspaceOf };
      const ports = { storage, jobs, clock, inboxes: people, diagnosis, links, handoff, understand };
      const shown = showPictures(watchChannel(channel, metrics), assetsUrlOf(environment));
      const told = { supportAddress: environment.ESCALATION_EMAIL, watchDeed: createDeedWatch(watching) };
      const assistant = createAssistant({ ...ports, ...told, channel: shown }, log);
      return watchTurns(withholdSecrets(leavingTheLine(assistant, gate)), watching);
    },
    async close() {
      mail.close();
      await jobs.close();
      await Promise.all([scripts?.close(), holds.close()]);
      await storage.close();
    },
  };
}

/** Which tenants of the chat platforms belong to which account at Aptly. */
function belongings({ GRANT_KEYS: keys }: Environment, { storage, clock }: Pick<Capabilities, 'storage' | 'clock'>) {
  return {
    slackInstallations: createSlackInstallations({ storage, clock, keys }),
    teamsTenants: createTenantBindings({ storage, clock }),
  };
}

/** What all processes count and hold together. */
async function openShared(store: string, deps: HoldsDeps) {
  const scripts = await openScripts(store);
  return [scripts, await openHolds(store, deps)] as const;
}

/** A process on its way out waits for no provider's line: whoever stands in it is served by another one. */
function leavingTheLine(assistant: Assistant, gate: ProviderGate): Assistant {
  return {
    ...assistant,
    stop() {
      gate.letGo();
      return assistant.stop();
    },
  };
}

function mailOf({ SMTP_URL: smtpUrl, MAIL_FROM: from, ESCALATION_EMAIL: to, MAIL_REPLY_TO: replyTo }: Environment) {
  return { smtpUrl, from, to, replyTo };
}

/** Who takes webhooks; the environment names it whole or not at all. */
function receiverOf({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret }: Environment): Receiver | undefined {
  return url === undefined || secret === undefined ? undefined : { url, secret };
}
