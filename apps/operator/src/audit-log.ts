import { type Actor, type AuditEntry, type AuditQuery, auditedDeeds, readAuditLog } from '@reconnect/audit';
import { type CommandDesk, defineCommand, type ExitCode } from './command.ts';
import { OperatorError } from './errors.ts';
import { isDay } from './is-day.ts';
import type { Print } from './printing/print.ts';
import { listOptions, printList } from './printing/print-list.ts';
import { inWords, momentOf } from './printing/table.ts';
import { readArguments } from './read-arguments.ts';

export interface AuditLogOptions extends AuditQuery {
  readonly json: boolean;
}

/** The entries that fit, oldest first: as a table for a person, or a JSON line each for a program. */
export async function showAuditLog(
  { storage }: Pick<CommandDesk<never>, 'storage'>,
  { json, ...query }: AuditLogOptions,
  print: Print,
): Promise<ExitCode> {
  const entries = await readAuditLog(storage, query);
  if (!json && entries.length === 0) print.out('No entries.');
  else printList({ items: entries, header: ['When', 'What', 'Inbox', 'Who', 'About'], rowOf }, json, print);
  if (!json && entries.length > 0) print.out(entries.length === 1 ? '1 entry.' : `${inWords(entries.length)} entries.`);
  return 0;
}

function rowOf({ at, deed, by, inbox, workspace, about, repeated }: AuditEntry): readonly string[] {
  const where = [inbox, workspace].filter((part) => part !== undefined).join(' of ');
  const details = Object.entries(about ?? {}).map(([name, value]) => `${name} ${value}`);
  if (repeated !== undefined) details.push(`${repeated.times} times until ${momentOf(repeated.last)}`);
  return [momentOf(at), deed, where, nameOf(by), details.join(', ')];
}

function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return actor.conversation;
    case 'browser':
      return 'a browser';
    case 'aptly':
      return 'Aptly';
    case 'mail':
      return 'a mail';
    case 'assistant':
      return 'the assistant';
    case 'operator':
      return `operator ${actor.name}`;
    default:
      return actor satisfies never;
  }
}

function readOptions(args: readonly string[]): AuditLogOptions {
  const { values } = readArguments({
    args: [...args],
    options: {
      inbox: { type: 'string' },
      deed: { type: 'string' },
      since: { type: 'string' },
      until: { type: 'string' },
      ...listOptions,
    },
  });
  const { inbox, json } = values;
  const deed = auditedDeeds.find((known) => known === values.deed);
  if (values.deed !== undefined && deed === undefined) {
    throw new OperatorError('usage', `There is no deed "${values.deed}". The deeds are: ${auditedDeeds.join(', ')}.`);
  }
  const since = boundOf('since', values.since, '00:00:00.000Z');
  const until = boundOf('until', values.until, '23:59:59.999Z');
  if (since !== undefined && until !== undefined && Date.parse(since) > Date.parse(until)) {
    throw new OperatorError('usage', '--until is before --since.');
  }
  return {
    ...(inbox !== undefined && { inbox }),
    ...(deed !== undefined && { deed }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    json,
  };
}

/** With its zone: what this machine's clock shows is nobody's business. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

function boundOf(name: string, text: string | undefined, ofDay: string): string | undefined {
  if (text === undefined) return undefined;
  const whole = isDay(text) ? `${text}T${ofDay}` : text;
  if (moment.test(whole) && isDay(whole.slice(0, 10)) && !Number.isNaN(Date.parse(whole))) return whole;
  throw new OperatorError(
    'usage',
    `--${name} is a day (2026-11-22) or a moment (2026-11-22T09:30:00Z), in UTC or with its zone.`,
  );
}

export const auditLog = defineCommand({
  name: 'audit-log',
  summary: 'show who did what to which inbox, and when',
  help: [
    '  --inbox ID     of one inbox only',
    '  --deed DEED    of one kind only: link.issued, inbox.reconnected, access.given, …',
    '  --since WHEN   a day (2026-11-22) or a moment (2026-11-22T09:30:00Z); a day begins and ends in UTC',
    '  --until WHEN   likewise, and up to its end',
    '  --json         one JSON line an entry; run it as "pnpm --silent audit-log --json"',
    'Entries are kept for 400 days. Access that was given is counted in one entry a day, kept for 30.',
  ],
  needs: [],
  read: readOptions,
  run: showAuditLog,
});
