import type { EvidenceItem, Provider, Verdict } from '@reconnect/troubleshooting';

/** Everything support needs to take over without asking again. */
export interface SupportCase {
  /** Names the case for ever; the same key twice is the same case. */
  readonly key: string;
  readonly conversation: string;
  readonly platform: 'slack' | 'teams';
  readonly reporter: { readonly name?: string; readonly email?: string };
  readonly workspace?: string;
  readonly inbox?: { readonly id: string; readonly provider: Provider; readonly address: string };
  /** Why it is handed over, in the statechart's word. */
  readonly reason: string;
  readonly verdict?: Verdict;
  readonly evidence: readonly EvidenceItem[];
  readonly tried: readonly { readonly what: string; readonly ended: string; readonly at: string }[];
  readonly transcript: readonly TranscriptLine[];
  /** ISO 8601. */
  readonly openedAt: string;
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
}

export const speakers = { person: 'Person', assistant: 'Assistant' } as const;
