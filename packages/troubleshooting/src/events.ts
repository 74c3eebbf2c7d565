import type { CauseHint, Inbox, Proof, Provider, ReconnectMode, Refusal, Verdict } from './verdict.ts';

export const faces = ['sad', 'neutral', 'happy'] as const;
/** 😞 😐 🤩 */
export type Face = (typeof faces)[number];

/** What a person did or meant. */
export type PersonEvent =
  | { readonly type: 'person.asked'; readonly provider?: Provider; readonly hint?: CauseHint }
  | { readonly type: 'person.asksToReconnect'; readonly provider?: Provider; readonly hint?: CauseHint }
  | { readonly type: 'person.asksStatus' }
  | { readonly type: 'person.choseInbox'; readonly inboxId: string }
  | { readonly type: 'person.gaveAddress'; readonly address: string }
  | { readonly type: 'person.wantsSteps' }
  | { readonly type: 'person.wentOn' }
  | { readonly type: 'person.wentBack' }
  | { readonly type: 'person.isStuck' }
  | { readonly type: 'person.checksAgain' }
  | { readonly type: 'person.saysItWorks' }
  | { readonly type: 'person.saysStillBroken' }
  | { readonly type: 'person.affirmed' }
  | { readonly type: 'person.denied' }
  | { readonly type: 'person.asksForAHuman' }
  | { readonly type: 'person.confirmsHandoff' }
  | { readonly type: 'person.declinesHandoff' }
  | { readonly type: 'person.gaveFace'; readonly face: Face }
  | { readonly type: 'person.asksWhy' }
  | { readonly type: 'person.startsOver' }
  | { readonly type: 'person.cancels' }
  | { readonly type: 'person.asksForHelp' }
  | { readonly type: 'person.greets' }
  | { readonly type: 'person.thanks' }
  | { readonly type: 'person.saidSomethingElse' };

/** What happened elsewhere. `run` tells to which request it is the outcome. */
export type WorldEvent =
  | { readonly type: 'inboxes.found'; readonly run: number; readonly inboxes: readonly Inbox[] }
  /** The person belongs to another organisation. */
  | { readonly type: 'stranger.recognised'; readonly run: number }
  | { readonly type: 'diagnosis.completed'; readonly run: number; readonly verdict: Verdict }
  | { readonly type: 'sync.restarted'; readonly run: number; readonly verdict: Verdict }
  | { readonly type: 'recheck.due'; readonly run: number }
  /** A link outlives a case that was begun anew, so these name the inbox themselves. */
  | { readonly type: 'reconnect.completed'; readonly inbox: Inbox; readonly mode: ReconnectMode; readonly proof: Proof }
  | { readonly type: 'reconnect.refused'; readonly inbox: Inbox; readonly refusal: Refusal }
  | { readonly type: 'handoff.accepted'; readonly caseNumber: string }
  | { readonly type: 'handoff.failed' };

/** `at`: when it happened, ISO 8601; the statechart itself reads no clock. */
export type Event = (PersonEvent | WorldEvent) & { readonly at: string };
