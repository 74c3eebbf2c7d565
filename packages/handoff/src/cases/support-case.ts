import type { EvidenceItem, Provider, ReconnectMode, Verdict } from '@reconnect/troubleshooting';

/** Everything support needs to take over without asking again. */
export interface SupportCase {
  /** Names the case for ever; the same key twice is the same case. */
  readonly key: string;
  readonly conversation: string;
  readonly platform: keyof typeof platformNames;
  readonly reporter: { readonly name?: string; readonly email?: string };
  readonly workspace?: string;
  readonly inbox?: { readonly id: string; readonly provider: Provider; readonly address: string };
  /** Why it is handed over, in the statechart's word. */
  readonly reason: string;
  /** What the person wants to say besides, in their own words. */
  readonly note?: string;
  readonly verdict?: Verdict;
  readonly evidence: readonly EvidenceItem[];
  readonly tried: readonly { readonly what: string; readonly ended: string; readonly at: string }[];
  /** What came of each reconnect link; left out where nobody counted them. */
  readonly linkAttempts?: readonly LinkAttempt[];
  readonly transcript: readonly TranscriptLine[];
  /** The person does not want the conversation to be sent; `transcript` is empty then. */
  readonly transcriptLeftOut?: boolean;
  /** ISO 8601. */
  readonly openedAt: string;
}

/** One reconnect link that was given out. */
export interface LinkAttempt {
  /** ISO 8601. */
  readonly at: string;
  readonly mode: ReconnectMode;
  /** `completed`, `wrong_account`; `nothing_heard` where nobody came back with it. */
  readonly ended: string;
}

/** One message of the conversation. */
export interface TranscriptLine {
  /** ISO 8601. */
  readonly at: string;
  readonly from: 'person' | 'assistant';
  readonly text: string;
}

/** A case once it has its number. */
export interface NumberedCase extends SupportCase {
  /** `IR-7K2M9QX` */
  readonly number: string;
  /** How many lines came before those of `transcript`, which would be too long for a mail with them. */
  readonly earlierLinesLeftOut?: number;
}

/** What support learns after it got the case. */
export interface FollowUp {
  /** Names the message for ever; the same key twice is the same message. */
  readonly key: string;
  /** `words`: what the person writes. `findings`: what was found and tried since. `solved`: they need nothing more. */
  readonly kind: 'words' | 'findings' | 'solved';
  readonly text: string;
  /** ISO 8601. */
  readonly at: string;
}

export const platformNames = { slack: 'Slack', teams: 'Teams' } as const;
export const speakers = { person: 'Person', assistant: 'Assistant' } as const;
