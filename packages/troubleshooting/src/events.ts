import type { Answer, Colleague } from './appeals.ts';
import type { CaseContents, HandoffReason } from './case-contents.ts';
import type { CauseHint, Inbox, Proof, Provider, ReconnectMode, Refusal, Verdict } from './verdict.ts';

export const faces = ['sad', 'neutral', 'happy'] as const;
/** 😞 😐 🤩 */
export type Face = (typeof faces)[number];

/** What was missing, of those who were not happy. A list, so that it can be counted without reading anybody's words. */
export const shortfalls = ['not_fixed', 'too_slow', 'hard_to_follow', 'other'] as const;
export type Shortfall = (typeof shortfalls)[number];

/** What people ask beside the cause, and the article answers. */
export const articleQuestions = [
  'privacy',
  'permissions',
  'safety',
  'settings',
  'disconnecting',
  'undoing',
  'recurrence',
  'limits',
  'password',
  'forgotten',
  'finding',
  'saving',
  'duration',
  'postponing',
  'missed',
  'colleagues',
  'forwarding',
  'steps',
  'administrator',
  'being_administrator',
  'anyway',
  'apps',
  'device',
  'single_sign_on',
  'code',
  'support_time',
  'urgency',
] as const;
export type ArticleQuestion = (typeof articleQuestions)[number];

/**
 * What kind of short message to support this is: its writer now waits for a sign that it arrived. Left out for longer
 * ones, after which people go on writing.
 */
export type ToldKind = 'yes' | 'no' | 'trouble' | 'face';

/** What a person did or meant. */
export type PersonEvent =
  /** `again`: of the inbox that was looked at last; it worked meanwhile. */
  | {
      readonly type: 'person.asked';
      readonly provider?: Provider;
      readonly hint?: CauseHint;
      readonly again?: true;
    }
  | { readonly type: 'person.asksToReconnect'; readonly provider?: Provider; readonly hint?: CauseHint }
  | { readonly type: 'person.asksStatus' }
  /** One inbox among theirs, pointed at where all of them are listed. */
  | { readonly type: 'person.pointsAtInbox'; readonly inboxId: string; readonly wants: 'check' | 'reconnect' }
  /** `ofAll`: they would rather have all of them looked at; it is where to begin. */
  | { readonly type: 'person.choseInbox'; readonly inboxId: string; readonly ofAll?: boolean }
  /** One inbox, named unasked: by its address, by a word that may be the first part of one, or (without either) as their other one. */
  | {
      readonly type: 'person.namesInbox';
      readonly address?: string;
      readonly word?: string;
      /** The word says as much of any inbox: "my work inbox". */
      readonly isCommon?: boolean;
      readonly wants: 'check' | 'reconnect';
      readonly provider?: Provider;
      readonly hint?: CauseHint;
    }
  | { readonly type: 'person.gaveAddress'; readonly address: string }
  | { readonly type: 'person.wantsSteps' }
  | { readonly type: 'person.wentOn' }
  | { readonly type: 'person.wentBack' }
  | { readonly type: 'person.isStuck' }
  | { readonly type: 'person.checksAgain' }
  | { readonly type: 'person.saysItWorks' }
  | { readonly type: 'person.saysStillBroken' }
  /** `done`: what they were to do is done. `heard`: a mere "ok", "yes" or "next". Left out: a yes that says neither. */
  | { readonly type: 'person.affirmed'; readonly says?: 'done' | 'heard' }
  | { readonly type: 'person.denied' }
  | { readonly type: 'person.asksForAHuman' }
  | { readonly type: 'person.confirmsHandoff' }
  | { readonly type: 'person.declinesHandoff' }
  /** Words to go along with a case that is about to be sent. */
  | { readonly type: 'person.addsNote'; readonly note: string }
  | { readonly type: 'person.leavesTranscriptOut' }
  | { readonly type: 'person.includesTranscript' }
  /** Words for support, which has the case. `soundsSolved`: they may mean that it is over. */
  | {
      readonly type: 'person.tellsSupport';
      readonly text: string;
      readonly kind?: ToldKind;
      readonly soundsSolved?: boolean;
    }
  /** "How long will it take?", "is anybody there?": words for support, of which the assistant can answer a part; of a case that is not sent yet, all of it. */
  | { readonly type: 'person.asksAboutCase'; readonly text: string }
  /** "My cases", "what about my first case": which there are, and how they stand. */
  | { readonly type: 'person.asksForCases' }
  /** With which account to sign in; or they say that the one they took is right, or their only one. */
  | { readonly type: 'person.asksWhichAccount' }
  /** On the way to sign in, their provider asks for an administrator's approval. */
  | { readonly type: 'person.meetsApproval' }
  /** Where the owner alone can sign in: who they are, whether they hear of it, whether somebody may do it for them. */
  | { readonly type: 'person.speaksOfOwner' }
  /** "Not now" to what a colleague asks. */
  | { readonly type: 'person.declinesAppeal' }
  | { readonly type: 'person.takesUpAppeal'; readonly inboxId: string }
  | { readonly type: 'person.gaveFace'; readonly face: Face }
  | { readonly type: 'person.saysWhatWasMissing'; readonly shortfall: Shortfall }
  /** `about`: what they ask beside the cause; `also`: what they ask besides. */
  | { readonly type: 'person.asksWhy'; readonly about?: ArticleQuestion; readonly also?: ArticleQuestion }
  /** The same while support has a case: it is answered here, and support reads it. */
  | { readonly type: 'person.asksWhyAtSupport'; readonly about?: ArticleQuestion; readonly text: string }
  | { readonly type: 'person.startsOver' }
  | { readonly type: 'person.cancels' }
  | { readonly type: 'person.asksForHelp' }
  | { readonly type: 'person.greets' }
  | { readonly type: 'person.thanks' }
  | { readonly type: 'person.saidSomethingElse' };

/** What happened elsewhere. `run` tells to which request it is the outcome. */
export type WorldEvent =
  | { readonly type: 'inboxes.found'; readonly run: number; readonly inboxes: readonly Inbox[] }
  /** Neither the platform nor our own store could tell which inboxes the person has, however often they were asked. */
  | { readonly type: 'inboxes.unavailable'; readonly run: number }
  /** The person belongs to another organisation. */
  | { readonly type: 'stranger.recognised'; readonly run: number }
  /** `own`: whether the inbox is the person's own by now. Left out by earlier releases. */
  | { readonly type: 'diagnosis.completed'; readonly run: number; readonly verdict: Verdict; readonly own?: boolean }
  | { readonly type: 'sync.restarted'; readonly run: number; readonly verdict: Verdict; readonly own?: boolean }
  /** The person does not belong to it any more, or a link was to be given to who is its owner no more: nothing is told of it. */
  | { readonly type: 'inbox.lost'; readonly inbox: Inbox }
  | { readonly type: 'recheck.due'; readonly run: number }
  /** What a look found that was promised and fell due while the conversation was at something else. */
  | { readonly type: 'recheck.completed'; readonly run: number; readonly verdict: Verdict }
  /** A link outlives a case that was begun anew, so these name the inbox themselves. */
  | { readonly type: 'reconnect.completed'; readonly inbox: Inbox; readonly mode: ReconnectMode; readonly proof: Proof }
  | { readonly type: 'reconnect.refused'; readonly inbox: Inbox; readonly refusal: Refusal }
  /** Somebody set out to sign in and has not been seen since. */
  | { readonly type: 'reconnect.unreturned'; readonly inbox: Inbox }
  /** Aptly's first import since a reconnect; `importedAt` (ISO 8601) is when Aptly was done, `imported` how many messages. */
  | {
      readonly type: 'import.confirmed';
      readonly inbox: Inbox;
      readonly imported?: number | undefined;
      readonly importedAt: string;
    }
  /** Somebody else's question about an inbox of this person, with what their check found. */
  | {
      readonly type: 'colleague.asked';
      readonly inbox: Inbox;
      readonly verdict: Verdict;
      readonly colleague: Colleague;
    }
  /** `owner`: their address, masked. */
  | { readonly type: 'owner.asked'; readonly run: number; readonly owner: string }
  /** They cannot be written to on this platform; `owner` is undefined when nobody knows who it is. */
  | { readonly type: 'owner.notFound'; readonly run: number; readonly owner?: string }
  /**
   * The person cannot be reached (any more): they do not hear what is asked of the inbox, or do not see the link to it.
   * `inboxId` is left out for what an earlier release had to say: it is the inbox that was asked about last.
   */
  | { readonly type: 'appeal.undelivered'; readonly inboxId?: string | undefined }
  | { readonly type: 'owner.answered'; readonly inbox: Inbox; readonly answer: Answer }
  /** `inboxId`: what the case is about. `answersHere`: what support writes comes back into this conversation, too. */
  | {
      readonly type: 'handoff.accepted';
      readonly caseNumber: string;
      readonly inboxId?: string | undefined;
      readonly answersHere?: boolean;
    }
  /** What was to be sent, and why. */
  | {
      readonly type: 'handoff.failed';
      readonly contents?: CaseContents | undefined;
      readonly reason?: HandoffReason | undefined;
    }
  /** What was to be added to a case was not: it is too old to be kept. */
  | { readonly type: 'handoff.expired'; readonly caseNumber: string }
  /** What was to be added to a case was not: too much of it waits to be sent already. */
  | { readonly type: 'handoff.full'; readonly caseNumber: string }
  /** The case could not be delivered, for good. */
  | { readonly type: 'handoff.bounced'; readonly caseNumber: string }
  | SupportAnswer
  | { readonly type: 'support.solved'; readonly caseNumber: string; readonly from: string };

/** What a person at support wrote. */
export interface SupportAnswer {
  readonly type: 'support.answered';
  readonly caseNumber: string;
  /** How support signs: a first name, or "Support". */
  readonly from: string;
  readonly text: string;
  /** Names only: what was attached stays in the mail. */
  readonly attachments: readonly string[];
  /** The same mail ends the case, so nobody waits for an answer to it. Earlier releases leave it out. */
  readonly solved?: boolean;
}

/** `at`: when it happened, ISO 8601; the statechart itself reads no clock. */
export type Event = (PersonEvent | WorldEvent) & { readonly at: string };
export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;
