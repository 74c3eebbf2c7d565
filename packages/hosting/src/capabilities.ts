import {
  type Assistant,
  type Channel,
  createAssistant,
  happeningQueue,
  type Log,
  personOf,
  untilTaken,
} from '@reconnect/assistant';
import { createDiagnosis, createExchange, createJudgeCallback, type Diagnosis } from '@reconnect/diagnosis';
import { createHandoff, createMailSender, type MailSender } from '@reconnect/handoff';
import { createGrantAccess, createInboxes, type GrantAccess, type Inboxes, parseGrantKeys } from '@reconnect/inboxes';
import type { Clock } from '@reconnect/jobs';
import {
  createConsentProviders,
  createReconnectFlow,
  createReconnectLinks,
  type ReconnectFlow,
} from '@reconnect/reconnect';
import type { Json } from '@reconnect/storage';
import { createUnderstanding } from '@reconnect/understanding';
import type { Environment } from './environment.ts';
import type { Metrics } from './metrics.ts';
import { openStore, type Store } from './open-store.ts';
import { providersOf } from './providers.ts';
import { recordsOf } from './records.ts';

/** Every capability, plugged together as the environment says. */
export interface Capabilities extends Store {
  readonly clock: Clock;
  readonly inboxes: Inboxes;
  readonly access: GrantAccess;
  readonly diagnosis: Diagnosis;
  readonly flow: ReconnectFlow;
  readonly mail: MailSender;
  /** The assistant of one platform, speaking through its channel. */
  assistantFor(channel: Channel): Assistant;
  /** Closes the store and the job engine; whoever works with them has stopped by then. */
  close(): Promise<void>;
}

export interface CapabilityNeeds {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

export async function openCapabilities(
  environment: Environment,
  { clock, log, metrics }: CapabilityNeeds,
): Promise<Capabilities> {
  const { storage, jobs } = await openStore(environment.STORE, clock);
  const config = providersOf(environment);
  const publicUrl = environment.PUBLIC_URL;
  const inboxes = createInboxes({ storage, clock, keys: parseGrantKeys(environment.GRANT_KEYS) });
  const exchange = createExchange(config, clock);
  const access = createGrantAccess({ inboxes, exchange, clock, storage });
  const records = recordsOf({ inboxes, access, log, metrics });
  const diagnosis = createDiagnosis({ config, clock, records });
  const links = createReconnectLinks({ storage, clock, publicUrl });
  const flow = createReconnectFlow({
    storage,
    clock,
    inboxes,
    providers: createConsentProviders({ ...config, publicUrl }, clock),
    prove: diagnosis.prove,
    judgeCallback: createJudgeCallback(config, clock),
    log,
    async notify(conversation, key, event) {
      const person = personOf(conversation);
      if (person === undefined) return log.error({ key }, 'a consent belongs to no conversation');
      await jobs.add({
        queue: happeningQueue(person.platform),
        id: key,
        payload: { conversation, event: event as unknown as Json },
        retry: untilTaken,
      });
    },
  });
  const handoff = createHandoff({ storage, queue: jobs });
  const mail = createMailSender(storage, {
    smtpUrl: environment.SMTP_URL,
    from: environment.MAIL_FROM,
    to: environment.ESCALATION_EMAIL,
  });
  const understand = createUnderstanding();
  const workspaceOf = async () => environment.WORKSPACE;

  return {
    storage,
    jobs,
    clock,
    inboxes,
    access,
    diagnosis,
    flow,
    mail,
    assistantFor(channel) {
      const people = { ofPerson: inboxes.ofPerson, workspaceOf };
      const ports = { storage, jobs, clock, channel, inboxes: people, diagnosis, links, handoff, understand };
      return counted(createAssistant(ports, log), metrics);
    },
    async close() {
      mail.close();
      await jobs.close();
      await storage.close();
    },
  };
}

function counted(assistant: Assistant, metrics: Metrics): Assistant {
  return {
    ...assistant,
    async receive(turn) {
      const taken = await assistant.receive(turn);
      metrics.turns.inc({ outcome: taken.outcome });
      return taken;
    },
  };
}
