import { mailboxNames } from '@reconnect/article';
import {
  type FollowUp,
  type NumberedCase,
  platformNames,
  speakers,
  type TranscriptLine,
} from '../cases/support-case.ts';
import { factsOf, inboxIn, whoIn } from './case-facts.ts';
import { defuse } from './defuse.ts';
import { type Line, type MailContent, momentOf, type Part, plain } from './mail-content.ts';

/** `[IR-7K2M9QX] Gmail: password changed (likely), asked in Slack` */
export function subjectOf({ number, inbox, verdict, platform }: NumberedCase): string {
  const mailbox = inbox === undefined ? 'Inbox' : mailboxNames[inbox.provider];
  const found = verdict === undefined ? 'help wanted' : `${plain(verdict.cause)} (${verdict.certainty})`;
  return `[${number}] ${mailbox}: ${found}, asked in ${platformNames[platform]}`;
}

/** The first mail of a case: support's ten lines, then the person's note, then the conversation. */
export function describeCase(supportCase: NumberedCase, footer: readonly string[]): MailContent {
  const { number, openedAt, note } = supportCase;
  return {
    title: `Case ${number}`,
    lead: `opened ${momentOf(openedAt)}`,
    facts: factsOf(supportCase),
    parts: [...(note === undefined ? [] : [noteIn(note, openedAt)]), conversationIn(supportCase)],
    footer,
  };
}

/** A later mail of a case, with everything that was added since the one before it; named after what came last. */
export function describeAdditions(
  supportCase: NumberedCase,
  added: readonly [FollowUp, ...FollowUp[]],
  footer: readonly string[],
): MailContent {
  const [first] = added;
  const { kind, at } = added.at(-1) ?? first;
  return {
    title: `Case ${supportCase.number}`,
    lead: `${leads[kind]} ${momentOf(at)}`,
    facts: [whoIn(supportCase), inboxIn(supportCase)],
    parts: runsOf(added).map(partOf),
    footer,
  };
}

const leads = {
  words: 'more from the person,',
  findings: 'asked for again,',
  solved: 'solved,',
} as const satisfies Readonly<Record<FollowUp['kind'], string>>;

type Run = readonly [FollowUp, ...FollowUp[]];

/** What follows one another and is of one kind stands under one heading. */
function runsOf(added: readonly FollowUp[]): readonly Run[] {
  const runs: [FollowUp, ...FollowUp[]][] = [];
  for (const one of added) {
    const run = runs.at(-1);
    if (run?.[0].kind === one.kind) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

function partOf(run: Run): Part {
  const [{ kind }] = run;
  switch (kind) {
    case 'words':
      return {
        heading: 'They add',
        remarks: [],
        lines: run.map(({ at, text }) => spoken({ at, from: 'person', text })),
      };
    case 'findings': {
      const lines = run.map(({ at, text }) => spoken({ at, from: 'assistant', text }));
      return { heading: 'Found and tried by now', remarks: [], lines };
    }
    case 'solved': {
      const remarks = ['The person says that it works again. Nothing is left to do.'];
      return { heading: 'Solved', remarks, lines: [] };
    }
    default:
      return kind satisfies never;
  }
}

function noteIn(text: string, at: string): Part {
  return { heading: 'In their own words', remarks: [], lines: [spoken({ at, from: 'person', text })] };
}

function conversationIn({ transcript, transcriptLeftOut, earlierLinesLeftOut: earlier = 0 }: NumberedCase): Part {
  const remarks = [
    ...(transcriptLeftOut === true ? ['Left out: the person did not want it to be sent.'] : []),
    ...(earlier > 0 ? [`Left out: ${earlier} earlier ${earlier === 1 ? 'message' : 'messages'}.`] : []),
  ];
  return { heading: 'The conversation', remarks, lines: transcript.map(spoken) };
}

function spoken({ at, from, text }: TranscriptLine): Line {
  return { moment: momentOf(at), who: speakers[from], text: defuse(text), tone: from };
}
