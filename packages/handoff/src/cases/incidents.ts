import type { Storage } from '@reconnect/storage';
import { type Provider, providers } from '@reconnect/troubleshooting';
import { contentOf, keptFor, putter } from './case-records.ts';
import type { MailName } from './mail-names.ts';
import type { NumberedCase } from './support-case.ts';

/**
 * One outage of a provider, told to support in one thread of mails instead of one per person. Its cases are written into
 * the mail `filling`; a mail takes no more cases once it begins to be sent or is full. The first `sent` mails have left.
 */
export interface Incident {
  /** `IN-7K2M9QX`, after the case that opened it. */
  readonly number: string;
  readonly provider: Provider;
  /** ISO 8601. */
  readonly openedAt: string;
  /** When the latest of its cases was opened, ISO 8601. */
  readonly lastJoinedAt: string;
  readonly filling: number;
  /** How many cases are in the mail that is being filled. */
  readonly count: number;
  readonly sent: number;
  /** When the latest mail left, in milliseconds since 1970. */
  readonly sentAt?: number;
}

/** An outage is over when nobody was struck by it for so long, in milliseconds. */
const quietAfter = 60 * 60_000;
/** So many cases go into one mail, with all that is known of each; more of them go into the next, which need not wait. */
export const perMail = 100;

/** The outage a case is part of, if any: what is wrong at the provider is wrong for many. */
export function outageOf({ verdict, inbox }: NumberedCase): Provider | undefined {
  return verdict?.cause === 'provider_outage' ? inbox?.provider : undefined;
}

/** Puts a case into its provider's incident, opening one if none is open; once, however often it is called. */
export async function joinIncident(
  storage: Storage,
  { number, openedAt }: NumberedCase,
  provider: Provider,
): Promise<MailName> {
  const partition = partitionOf(provider);
  for (;;) {
    const joined = await storage.read(partition, `joined/${number}`);
    if (joined !== undefined) return contentOf<MailName>(joined);
    const { incident, current, version } = await openCurrent(storage, provider);
    const goesOn = incident !== undefined && Date.parse(openedAt) <= Date.parse(incident.lastJoinedAt) + quietAfter;
    const next: Incident = goesOn
      ? withOneMore(incident, openedAt)
      : { ...blank, number: `IN-${number.slice(3)}`, provider, openedAt, lastJoinedAt: openedAt };
    const mail: MailName = { number: next.number, n: next.filling };
    const expiresAt = expiryOf(next);
    const write = putter(expiresAt);
    const { outcome } = await storage.commit(partition, [
      ...(goesOn ? [] : [write('current', { number: next.number }, current)]),
      write(`incident/${next.number}`, next, goesOn ? version : 0),
      write(`joined/${number}`, mail, 0),
      { kind: 'append', name: casesIn(mail), value: number, expiresAt },
    ]);
    if (outcome === 'saved') return mail;
  }
}

/** An incident by its number; undefined when there is none, or its time is up. */
export async function readIncident(storage: Storage, number: string): Promise<Incident | undefined> {
  return (await openIncident(storage, number))?.incident;
}

/** The numbers of the cases that one mail of an incident tells of, or those of all its mails. */
export async function casesOfIncident(
  storage: Storage,
  { number, n }: { readonly number: string; readonly n?: number },
): Promise<readonly string[]> {
  const incident = await readIncident(storage, number);
  if (incident === undefined) return [];
  const mails = n === undefined ? Array.from({ length: incident.filling + 1 }, (_, one) => one) : [n];
  const logs = mails.map((one) => storage.readLog(partitionOf(incident.provider), casesIn({ number, n: one })));
  return (await Promise.all(logs)).flat().filter((one) => typeof one === 'string');
}

/** From now on this mail takes no further case, so that it says the same however often it is sent. */
export function sealIncidentMail(storage: Storage, { number, n }: MailName): Promise<Incident | undefined> {
  return change(storage, number, (incident) =>
    incident.filling === n ? { ...incident, filling: n + 1, count: 0 } : incident,
  );
}

/** Notes that mail `n` has left, however often it is called. */
export function noteIncidentSent(
  storage: Storage,
  { number, n }: MailName,
  sentAt: number,
): Promise<Incident | undefined> {
  return change(storage, number, (incident) => (incident.sent > n ? incident : { ...incident, sent: n + 1, sentAt }));
}

const blank = { filling: 0, count: 1, sent: 0 };

function withOneMore(incident: Incident, openedAt: string): Incident {
  const { filling, count, lastJoinedAt } = incident;
  const place = count < perMail ? { filling, count: count + 1 } : { filling: filling + 1, count: 1 };
  return { ...incident, ...place, lastJoinedAt: lastJoinedAt > openedAt ? lastJoinedAt : openedAt };
}

async function change(
  storage: Storage,
  number: string,
  step: (incident: Incident) => Incident,
): Promise<Incident | undefined> {
  for (;;) {
    const found = await openIncident(storage, number);
    if (found === undefined) return undefined;
    const next = step(found.incident);
    if (next === found.incident) return next;
    const write = putter(expiryOf(next))(`incident/${number}`, next, found.version);
    const { outcome } = await storage.commit(partitionOf(next.provider), [write]);
    if (outcome === 'saved') return next;
  }
}

/** Its number does not tell the provider. */
async function openIncident(storage: Storage, number: string) {
  for (const provider of providers) {
    const record = await storage.read(partitionOf(provider), `incident/${number}`);
    if (record !== undefined) return { incident: contentOf<Incident>(record), version: record.version };
  }
  return undefined;
}

async function openCurrent(storage: Storage, provider: Provider) {
  const pointer = await storage.read(partitionOf(provider), 'current');
  const number = pointer === undefined ? undefined : contentOf<{ readonly number: string }>(pointer).number;
  const record = number === undefined ? undefined : await storage.read(partitionOf(provider), `incident/${number}`);
  return {
    current: pointer?.version ?? 0,
    incident: record === undefined ? undefined : contentOf<Incident>(record),
    version: record?.version ?? 0,
  };
}

function partitionOf(provider: Provider): string {
  return `incidents:${provider}`;
}

function casesIn({ number, n }: MailName): string {
  return `cases/${number}/${n}`;
}

function expiryOf({ lastJoinedAt }: Incident): number {
  return Date.parse(lastJoinedAt) + keptFor;
}
