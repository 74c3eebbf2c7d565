import type { Clock, Jobs } from '@reconnect/jobs';
import type { Storage } from '@reconnect/storage';
import type {
  ArticleQuestion,
  CauseHint,
  Check,
  EvidenceItem,
  Inbox,
  LinkReason,
  Provider,
  ReconnectMode,
  Verdict,
} from '@reconnect/troubleshooting';
import type { Channel, Person } from './channel.ts';

/** What the assistant needs from the capabilities; the apps plug them in. */
export interface Ports {
  readonly storage: Storage;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly channel: Channel;
  readonly inboxes: Inboxes;
  readonly diagnosis: Diagnosis;
  readonly links: ReconnectLinks;
  readonly handoff: Handoff;
  readonly understand: Understand;
  /** Where people may write to support by themselves. */
  readonly supportAddress: string;
  /** Stands around every try at a deed, for counting and timing. */
  readonly watchDeed: WatchDeed;
}

/** `deed` is its type; what becomes of `work` passes through as it is. */
export type WatchDeed = <Done>(deed: string, work: () => Promise<Done>) => Promise<Done>;

export interface Inboxes {
  /** The inboxes a person belongs to (owner or member), by the e-mail the platform vouches for. */
  ofPerson(workspace: string, email: string): Promise<readonly Inbox[]>;
  /** The e-mail address of whoever alone can sign in to it; undefined when there is no such inbox. */
  ownerOf(inboxId: string): Promise<string | undefined>;
  /** How an inbox fares, as far as is known without asking its provider; undefined when there is no such inbox. */
  conditionOf(inboxId: string): Promise<InboxCondition | undefined>;
  /** The workspace of Aptly that a Slack team or Teams tenant belongs to; undefined when none is bound. */
  workspaceOf(person: Person): Promise<string | undefined>;
}

export interface InboxCondition {
  readonly state: 'connected' | 'disconnected' | 'no_grant';
  /** When Aptly last imported its mail, ISO 8601. */
  readonly lastGoodSyncAt?: string;
  /** None since somebody signed in for it, until it is looked at again. */
  readonly lastVerdict?: Verdict | undefined;
}

export interface DiagnosisRequest {
  readonly inboxId: string;
  readonly workspace: string;
  readonly hints: readonly CauseHint[];
  /** Called as each check settles, with all of them. */
  readonly onProgress?: (checks: readonly Check[]) => void;
  /** Called when many others come first, and now and then while they do. */
  readonly onWait?: (place: PlaceInLine) => void;
}

/** How many are served until it is somebody's turn, themselves included, and about how long that takes. */
export interface PlaceInLine {
  readonly number: number;
  readonly seconds: number;
}

export interface Diagnosis {
  /**
   * Asks the provider, within 5 s once it is this inbox's turn. What the provider answers is data; rejected when our own
   * store fails, or when so many wait that somebody else has to ask later.
   */
  diagnose(request: DiagnosisRequest): Promise<Verdict>;
  /** Renews watch or subscription and cursor, then diagnoses again: the verdict says whether it helped. */
  restartSync(request: DiagnosisRequest): Promise<Verdict>;
}

export interface LinkRequest {
  readonly person: Person;
  readonly conversation: string;
  readonly inbox: Inbox;
  readonly mode: ReconnectMode;
  /** Why, as the verdict has it; decides which prompt the provider shows. */
  readonly reason: LinkReason;
  /** BCP 47: the language its pages speak. */
  readonly locale?: string | undefined;
  /** IANA name: the clock its pages tell the time by. */
  readonly timeZone?: string | undefined;
}

export interface ReconnectLinks {
  /** A new single-use link; it retires the conversation's earlier ones. `expiresAt` is ISO 8601. */
  issue(request: LinkRequest): Promise<{ readonly url: string; readonly expiresAt: string }>;
}

/** Everything support needs to take over without asking again. No secrets. */
export interface Case {
  /** Names the case for ever; the same key twice is the same case. */
  readonly key: string;
  readonly conversation: string;
  readonly platform: Person['platform'];
  readonly reporter: { readonly name?: string; readonly email?: string };
  readonly workspace?: string;
  readonly inbox?: { readonly id: string; readonly provider: Provider; readonly address: string };
  readonly reason: string;
  readonly verdict?: Verdict;
  readonly evidence: readonly EvidenceItem[];
  readonly tried: readonly { readonly what: string; readonly ended: string; readonly at: string }[];
  /** The person's own words for support. */
  readonly note?: string;
  /** What came of each reconnect link that was given out; left out where nobody counted them. */
  readonly linkAttempts?: readonly { readonly at: string; readonly mode: ReconnectMode; readonly ended: string }[];
  /** The person did not want support to read the conversation: `transcript` is empty. */
  readonly transcriptLeftOut?: boolean;
  readonly transcript: readonly { readonly at: string; readonly from: 'person' | 'assistant'; readonly text: string }[];
  readonly openedAt: string;
}

export interface Handoff {
  /**
   * Takes the case over durably (the mail leaves later, with retries) and gives it a number like `IR-7K2M9`.
   * `answersHere`: what support writes comes back as an event. A property, since the compiler does not ask of a method
   * whether it takes all that a case may be: another platform, for one.
   */
  readonly open: (supportCase: Case) => Promise<{ readonly caseNumber: string; readonly answersHere: boolean }>;
  /** Adds a mail to the thread of a case, as durably; the same key twice is added once. `expired`: it is kept no more. `full`: too much waits. */
  add(caseNumber: string, addition: CaseAddition): Promise<'added' | 'full' | 'expired'>;
  /** All of a case as text to be copied; undefined when it is no longer kept. */
  textOf(caseNumber: string): Promise<string | undefined>;
}

/** What support learns after it got the case. */
export interface CaseAddition {
  readonly key: string;
  /** `findings`: what was found and tried since. `solved`: the person needs nothing more. */
  readonly kind: 'words' | 'findings' | 'solved';
  readonly text: string;
  /** ISO 8601. */
  readonly at: string;
}

export const intents = [
  'sync_problem',
  'reconnect',
  'talk_to_human',
  'status',
  'affirm',
  'deny',
  'restart',
  'cancel',
  'help',
  'greeting',
  'thanks',
  'why_cause',
  'out_of_scope',
] as const;
export type Intent = (typeof intents)[number];

/** From this confidence on words are acted upon; below it the person is asked what they mean. */
export const actFrom = 0.5;

/** What a person's words mean, as far as that can be told. */
export interface Understanding {
  readonly intent: Intent;
  /** 0 to 1; from `actFrom` on the intent may be acted upon. */
  readonly confidence: number;
  /** Likely meanings, the best first, when `confidence` is too low to act. */
  readonly alternatives: readonly Intent[];
  readonly provider?: Provider;
  readonly causeHint?: CauseHint;
  /** The message is this question, whatever its intent: to answer it is all that is wanted. */
  readonly about?: ArticleQuestion;
  /** Asked besides: the intent is acted upon, and this is answered, too. */
  readonly also?: ArticleQuestion;
  /** A mail address in the words. */
  readonly address?: string;
  /** Another inbox is meant than the one that was spoken of: "my other inbox". */
  readonly other?: boolean;
}

/** Pure and local; `asked` is what the assistant asked last, if anything. */
export type Understand = (text: string, asked?: string) => Understanding;
