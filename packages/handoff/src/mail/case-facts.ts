import { explainVerdict, mailboxNames, providerNames } from '@reconnect/article';
import type { EvidenceItem } from '@reconnect/troubleshooting';
import { type LinkAttempt, type NumberedCase, platformNames } from '../cases/support-case.ts';
import { addressOrWords, defuse } from './defuse.ts';
import { type Fact, momentOf, plain, unknown } from './mail-content.ts';

/** What support needs first: who, which inbox, what was found and how sure that is, what was tried and how it ended. */
export function factsOf(supportCase: NumberedCase): readonly Fact[] {
  return [
    whoIn(supportCase),
    inboxIn(supportCase),
    workspaceIn(supportCase),
    foundIn(supportCase),
    evidenceIn(supportCase),
    lastGoodSyncIn(supportCase),
    triedIn(supportCase),
    linksIn(supportCase),
    { label: 'Sent because', values: [defuse(plain(supportCase.reason))] },
  ];
}

export function whoIn({ reporter: { name = '', email = '' } }: NumberedCase): Fact {
  const who = [defuse(name), addressOrWords(email)].filter((part) => part !== '');
  return { label: 'Who', values: [who.join(', ') || unknown] };
}

export function inboxIn({ inbox }: NumberedCase): Fact {
  const value =
    inbox === undefined
      ? unknown
      : `${addressOrWords(inbox.address)} (${mailboxNames[inbox.provider]}, ${defuse(inbox.id)})`;
  return { label: 'Inbox', values: [value] };
}

export function workspaceIn({ workspace, platform }: NumberedCase): Fact {
  const name = workspace === undefined ? unknown : defuse(workspace);
  return { label: 'Workspace', values: [`${name}, asked in ${platformNames[platform]}`] };
}

export function foundIn({ verdict, inbox }: NumberedCase): Fact {
  if (verdict === undefined) return { label: 'Found', values: ['nothing was checked'] };
  const { cause, certainty, alsoPossible, explanation, remedy, rule } = verdict;
  const also = alsoPossible.length === 0 ? '' : `, or ${alsoPossible.map(plain).join(', ')}`;
  const provider = inbox === undefined ? 'The provider' : providerNames[inbox.provider];
  const found = `${plain(cause)} (${certainty})${also}; remedy: ${plain(remedy)}; rule ${rule}`;
  return { label: 'Found', values: [found, `the person was told: ${explainVerdict(explanation, { provider })}`] };
}

export function evidenceIn({ evidence }: NumberedCase): Fact {
  return { label: 'Evidence', values: evidence.length === 0 ? ['none'] : evidence.map(describeEvidence) };
}

export function lastGoodSyncIn({ verdict }: NumberedCase): Fact {
  const at = verdict?.lastGoodSyncAt;
  return { label: 'Last good sync', values: [at === undefined ? unknown : momentOf(at)] };
}

function triedIn({ tried }: NumberedCase): Fact {
  return { label: 'Tried', values: tried.length === 0 ? ['nothing yet'] : tried.map(describeEnd) };
}

function linksIn({ linkAttempts }: NumberedCase): Fact {
  if (linkAttempts === undefined) return { label: 'Links', values: [unknown] };
  const links = linkAttempts.map(({ mode, ...rest }) => describeEnd({ what: linkNames[mode], ...rest }));
  return { label: 'Links', values: links.length === 0 ? ['none'] : links };
}

const linkNames: Readonly<Record<LinkAttempt['mode'], string>> = { plain: 'reconnect', full: 'full disconnect' };

function describeEnd({ what, ended, at }: NumberedCase['tried'][number]): string {
  return `${defuse(plain(what))}: ${defuse(plain(ended))} (${momentOf(at)})`;
}

function describeEvidence({ stage, at, status, code, detail, ...ids }: EvidenceItem): string {
  const parts = [
    `${plain(stage)} (${momentOf(at)})`,
    status === undefined ? '' : `HTTP ${status}`,
    code ?? '',
    detail === undefined ? '' : `"${detail}"`,
    ids.requestId === undefined ? '' : `request ${ids.requestId}`,
    ids.traceId === undefined ? '' : `trace ${ids.traceId}`,
    ids.correlationId === undefined ? '' : `correlation ${ids.correlationId}`,
  ];
  return defuse(parts.filter((part) => part !== '').join(', '));
}
