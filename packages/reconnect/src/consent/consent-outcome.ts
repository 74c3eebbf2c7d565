import type { Proof, Provider, Refusal, Verdict } from '@reconnect/troubleshooting';
import type { ClosedBecause, LinkView } from '../links/open-link.ts';
import type { AttemptClosedBecause } from './claim-attempt.ts';

/** A person's return from the provider. */
export interface ConsentReturn {
  readonly provider: Provider;
  readonly query: Readonly<Record<string, string>>;
  /** What `start` handed out, if this browser still has it. */
  readonly session: string | undefined;
}

export type ReturnClosedBecause = AttemptClosedBecause | ClosedBecause;

/** Of a grant that was stored: `leftOut` tells that Aptly may no longer do all that it could. */
interface Stored {
  readonly view: LinkView;
  readonly leftOut: boolean;
}

/** How a return ended; with a `token` wherever this browser can go back to its link. */
export type CompletedConsent =
  | (Stored & { readonly outcome: 'completed'; readonly proof: Proof })
  /** The new grant is stored, as mail can be read with it; what the verdict says still stands in the way of new mail. */
  | (Stored & { readonly outcome: 'kept'; readonly verdict: Verdict })
  | { readonly outcome: 'refused'; readonly view: LinkView; readonly refusal: Refusal; readonly token?: string }
  | { readonly outcome: 'closed'; readonly because: ReturnClosedBecause; readonly token?: string };
