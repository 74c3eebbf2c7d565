import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What every process of ours counts. Labels are closed sets: never a person, an inbox or an address. */
export interface Metrics {
  readonly registry: Registry;
  /** Things people did, by outcome. */
  readonly turns: Counter<'outcome'>;
  /** Requests that were refused at the door, by reason. */
  readonly refusals: Counter<'reason'>;
  /** Minutes in which Slack withheld events of a team. */
  readonly withheld: Counter;
  /** Verdicts, by provider and cause. */
  readonly verdicts: Counter<'provider' | 'cause'>;
  /** Diagnoses that wait in this process for their turn at a provider. */
  readonly line: Gauge<'provider'>;
  /** Requests that were answered, by path and status; `broken`: the asker went away first. */
  readonly requests: Counter<'path' | 'status'>;
  /** From a request's arrival to the last byte of its answer. */
  readonly requestSeconds: Histogram<'path'>;
  /** HTTP calls that left this process, by service and how they ended. */
  readonly calls: Counter<'service' | 'outcome'>;
  /** From a call to the first byte of its answer, or its failure. */
  readonly callSeconds: Histogram<'service'>;
  /** Tries at deeds; one that failed is tried again. Alerts and dashboards know them as effects, and so do our names. */
  readonly effects: Counter<'effect' | 'outcome'>;
  readonly effectSeconds: Histogram<'effect'>;
  /** The assistant's messages, edits among them, by platform and what the platform made of them. */
  readonly messages: Counter<'platform' | 'outcome'>;
  /** Tries at mails to support. */
  readonly mails: Counter<'outcome'>;
  /** 1 while the mailbox of support's answers cannot be reached from here; 0 also where nobody watches one. */
  readonly mailboxAway: Gauge;
  /** Mails in it that the mail server does not hand over. */
  readonly mailsAside: Gauge;
  /** Runs of jobs; one that failed is tried again or lies among the dead. */
  readonly jobRuns: Counter<'queue' | 'outcome'>;
  readonly jobSeconds: Histogram<'queue'>;
  /** Round trips to the store. */
  readonly storeSeconds: Histogram<'operation'>;
  readonly storeFailures: Counter<'operation'>;
}

/** Upper bounds in seconds: from a store on the same machine to a provider that hangs. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(app: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ app });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const count = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const time = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Histogram({ name, help, labelNames, buckets, registers });
  const metrics: Metrics = {
    registry,
    turns: count('reconnect_turns_total', 'Things people did, by outcome', ['outcome']),
    refusals: count('reconnect_refusals_total', 'Requests refused at the door, by reason', ['reason']),
    withheld: count('reconnect_withheld_total', 'Minutes in which Slack withheld events of a team', []),
    verdicts: count('reconnect_verdicts_total', 'Verdicts, by provider and cause', ['provider', 'cause']),
    line: new Gauge({
      name: 'reconnect_line',
      help: 'Diagnoses that wait for their turn at a provider',
      labelNames: ['provider'],
      registers,
    }),
    requests: count('reconnect_requests_total', 'Requests answered, by path and status', ['path', 'status']),
    requestSeconds: time('reconnect_request_seconds', 'Time until a request was answered', ['path']),
    calls: count('reconnect_calls_total', 'Calls to other services, by how they ended', ['service', 'outcome']),
    callSeconds: time('reconnect_call_seconds', 'Time until another service answered or failed', ['service']),
    effects: count('reconnect_effects_total', 'Tries at effects, by outcome', ['effect', 'outcome']),
    effectSeconds: time('reconnect_effect_seconds', 'Time of a try at an effect', ['effect']),
    messages: count('reconnect_messages_total', 'Messages to people, by outcome', ['platform', 'outcome']),
    mails: count('reconnect_mails_total', 'Tries at mails to support, by outcome', ['outcome']),
    mailboxAway: new Gauge({
      name: 'reconnect_mailbox_away',
      help: 'Whether the mailbox for answers is away',
      registers,
    }),
    mailsAside: new Gauge({
      name: 'reconnect_mails_aside',
      help: 'Mails in the mailbox for answers that its server does not hand over',
      registers,
    }),
    jobRuns: count('reconnect_job_runs_total', 'Runs of jobs, by outcome', ['queue', 'outcome']),
    jobSeconds: time('reconnect_job_seconds', 'Time of a run of a job', ['queue']),
    storeSeconds: time('reconnect_store_seconds', 'Time of a round trip to the store', ['operation']),
    storeFailures: count('reconnect_store_failures_total', 'Round trips that the store did not answer', ['operation']),
  };
  beginAtZero(metrics);
  return metrics;
}

/**
 * Prometheus sees no step from absent to one: what begins with its first event would hide that event, in each process,
 * from every alert that asks whether something happened at all.
 */
function beginAtZero({ turns, refusals, verdicts, mails, storeFailures }: Metrics): void {
  for (const outcome of ['taken', 'duplicate', 'stale_press']) turns.inc({ outcome }, 0);
  for (const reason of ['forged', 'stale', 'future', 'unauthenticated', 'foreign_bot']) refusals.inc({ reason }, 0);
  for (const provider of ['google', 'microsoft', 'unknown']) verdicts.inc({ provider, cause: 'app_misconfigured' }, 0);
  for (const operation of ['read', 'readLog', 'commit', 'due']) storeFailures.inc({ operation }, 0);
  mails.inc({ outcome: 'sent' }, 0);
}
