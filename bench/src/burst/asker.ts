/** Somebody who asks once, and what became of it. Times as `performance.now()` counts; undefined: it did not happen. */
export interface Asker {
  readonly number: string;
  readonly platform: 'slack' | 'teams';
  asked?: number;
  /** Deliveries that were refused, or not answered in time. */
  refusals: number;
  /** When the platform had its 200. */
  acknowledged?: number;
  /** The platform, or the person, does not try any more. */
  givenUp?: true;
  /** The first message of any kind. */
  answered?: number;
  /** Told their number in line. */
  placed?: number;
  /** Told honestly what is known of the trouble. */
  judged?: number;
  /** Told that it will be looked at again. */
  promised?: number;
  /** Told that their inbox is fine. */
  relieved?: number;
}

export function createAsker(number: string, platform: Asker['platform']): Asker {
  return { number, platform, refusals: 0 };
}

/** What a message says, by its words in English; several of them may be in one. */
const saying = {
  placed: /You are number [\d,.]+ in line/,
  judged: /is (?:probably having trouble|not answering properly)|could not check this mailbox right now/,
  promised: /I will check again at/,
  relieved: /The connection (?:is|looks) fine/,
} as const;

/** Takes in a message as it was posted; the first of each kind counts. */
export function hears(asker: Asker, body: string, now: number): void {
  asker.answered ??= now;
  for (const [what, words] of Object.entries(saying) as [keyof typeof saying, RegExp][]) {
    if (asker[what] === undefined && words.test(body)) asker[what] = now;
  }
}

/** Whoever was taken, and is left without an answer, or with a promise that was not kept. */
export function isLost({ acknowledged, answered, placed, judged, promised, relieved }: Asker): boolean {
  if (acknowledged === undefined) return false;
  const known = judged !== undefined || placed !== undefined;
  return answered === undefined || !known || (promised !== undefined && relieved === undefined);
}
