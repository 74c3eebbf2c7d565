import { mailboxNames } from '@reconnect/article';
import type { Incident } from '../cases/incidents.ts';
import { answersTo } from '../cases/mail-names.ts';
import type { NumberedCase } from '../cases/support-case.ts';
import { evidenceIn, foundIn, inboxIn, lastGoodSyncIn, whoIn, workspaceIn } from './case-facts.ts';
import { defuse } from './defuse.ts';
import { incidentFooter } from './footer.ts';
import { type Line, linesOf, type MailContent, momentOf, oneLine } from './mail-content.ts';

/** `[IN-7K2M9QX] Gmail outage` */
export function incidentSubject({ number, provider }: Incident): string {
  return `[${number}] ${mailboxNames[provider]} outage`;
}

/** One mail of an incident: what the provider answered, as the first of its cases shows it, then each case. */
export function describeIncident(
  incident: Incident,
  [first, ...others]: readonly [NumberedCase, ...NumberedCase[]],
  replyTo: string | undefined,
): MailContent {
  const { number, provider, openedAt } = incident;
  const cases = [first, ...others];
  const people = cases.length === 1 ? '1 person' : `${cases.length} people`;
  return {
    title: `Incident ${number}`,
    lead: `${mailboxNames[provider]} outage since ${momentOf(openedAt)}`,
    facts: [{ label: 'In this mail', values: [`${people}, a case each`] }, foundIn(first), evidenceIn(first)],
    parts: [{ heading: 'The cases', remarks: [], lines: cases.map((one) => caseLine(one, replyTo)) }],
    footer: incidentFooter(replyTo),
  };
}

function caseLine(supportCase: NumberedCase, replyTo: string | undefined): Line {
  const { number, openedAt, note } = supportCase;
  const facts = [whoIn, inboxIn, workspaceIn, lastGoodSyncIn].map((of) => of(supportCase));
  const known = facts.map(({ label, values }) => `${label}: ${oneLine(values.join(' | '))}`);
  const said = note === undefined ? [] : [`They say: ${defuse(linesOf(note).join(' '))}`];
  const answer = replyTo === undefined ? [] : [`Answer to: ${answersTo(replyTo, number)}`];
  return { moment: momentOf(openedAt), who: number, text: [...known, ...said, ...answer].join('\n'), tone: 'person' };
}
