import type { MicrosoftAccount } from '../microsoft-accounts.ts';

/** Where a round of delta calls stands. */
export interface DeltaPlace {
  /** How many messages, in the order of delivery, were told already. */
  readonly after: number;
  /** Messages received earlier are left out, as the first call's filter said; milliseconds since 1970. */
  readonly since?: number;
}

/** The token in a delta or next link: opaque to clients, good for one mailbox and until its sync state is forgotten. */
export function deltaToken(account: MicrosoftAccount, place: DeltaPlace): string {
  const written = { ...place, oid: account.oid, generation: account.syncGeneration };
  return Buffer.from(JSON.stringify(written)).toString('base64url');
}

export type DeltaReading =
  | { readonly outcome: 'place'; readonly place: DeltaPlace }
  | { readonly outcome: 'forgotten'; readonly generation: number }
  | { readonly outcome: 'unreadable' };

export function readDeltaToken(account: MicrosoftAccount, token: string): DeltaReading {
  const text = Buffer.from(token, 'base64url').toString();
  const written = /^\{"after":(\d+),(?:"since":(-?\d+),)?"oid":"([^"]+)","generation":(\d+)\}$/.exec(text);
  if (written === null || written[3] !== account.oid) return { outcome: 'unreadable' };
  const generation = Number(written[4]);
  if (generation !== account.syncGeneration) return { outcome: 'forgotten', generation };
  const since = written[2];
  return {
    outcome: 'place',
    place: { after: Number(written[1]), ...(since === undefined ? {} : { since: Number(since) }) },
  };
}
