import { explainVerdict, mailboxNames, providerNames } from '@reconnect/article';
import type { EvidenceItem } from '@reconnect/troubleshooting';
import type { NumberedCase } from './support-case.ts';

/** One thing support needs to know about a case; some have several values, each of which is read on its own. */
export interface Fact {
  readonly label: string;
  readonly values: readonly string[];
}

const platformNames = { slack: 'Slack', teams: 'Teams' } as const;
const unknown = 'not known';

/** `[IR-7K2M9QX] Gmail: password changed (likely), asked in Slack` */
export function subjectOf({ number, inbox, verdict, platform }: NumberedCase): string {
  const mailbox = inbox === undefined ? 'Inbox' : mailboxNames[inbox.provider];
  const found = verdict === undefined ? 'help wanted' : `${plain(verdict.cause)} (${verdict.certainty})`;
  return `[${number}] ${mailbox}: ${found}, asked in ${platformNames[platform]}`;
}

/** What support needs first: who, which inbox, what was found and how sure that is, what was tried and how it ended. */
export function factsOf(supportCase: NumberedCase): readonly Fact[] {
  const { reporter, inbox, verdict, platform, workspace, reason, tried, evidence } = supportCase;
  const who = [reporter.name, reporter.email].filter((part) => part !== undefined && part !== '');
  return [
    { label: 'Who', values: [who.join(', ') || unknown] },
    {
      label: 'Inbox',
      values: [inbox === undefined ? unknown : `${inbox.address} (${mailboxNames[inbox.provider]}, ${inbox.id})`],
    },
    { label: 'Workspace', values: [`${workspace ?? unknown}, asked in ${platformNames[platform]}`] },
    { label: 'Found', values: foundIn(supportCase) },
    { label: 'Evidence', values: evidence.length === 0 ? ['none'] : evidence.map(describeEvidence) },
    {
      label: 'Last good sync',
      values: [verdict?.lastGoodSyncAt === undefined ? unknown : momentOf(verdict.lastGoodSyncAt)],
    },
    {
      label: 'Tried',
      values:
        tried.length === 0
          ? ['nothing yet']
          : tried.map(({ at, what, ended }) => `${plain(what)}: ${plain(ended)} (${momentOf(at)})`),
    },
    { label: 'Sent because', values: [plain(reason)] },
  ];
}

/** `2026-11-22 10:05 UTC` */
export function momentOf(at: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? unknown : `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function foundIn({ verdict, inbox }: NumberedCase): readonly string[] {
  if (verdict === undefined) return ['nothing was checked'];
  const { cause, certainty, alsoPossible, explanation, remedy, rule } = verdict;
  const also = alsoPossible.length === 0 ? '' : `, or ${alsoPossible.map(plain).join(', ')}`;
  const provider = inbox === undefined ? 'The provider' : providerNames[inbox.provider];
  return [
    `${plain(cause)} (${certainty})${also}; remedy: ${plain(remedy)}; rule ${rule}`,
    explainVerdict(explanation, { provider }),
  ];
}

function describeEvidence({ stage, at, status, code, detail, requestId, traceId }: EvidenceItem): string {
  return [
    `${plain(stage)} (${momentOf(at)})`,
    status === undefined ? '' : `HTTP ${status}`,
    code ?? '',
    detail === undefined ? '' : `"${detail}"`,
    requestId === undefined ? '' : `request ${requestId}`,
    traceId === undefined ? '' : `trace ${traceId}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function plain(word: string): string {
  return word.replaceAll('_', ' ');
}
