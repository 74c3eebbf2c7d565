import { completeConsent } from './consent/complete-consent.ts';
import type { CompletedConsent, ConsentReturn } from './consent/consent-outcome.ts';
import { type StartedConsent, startConsent } from './consent/start-consent.ts';
import type { ReconnectFlowDeps } from './flow-ports.ts';
import { type ClosedBecause, type LinkView, openLink } from './links/open-link.ts';
import { confirmImport, type ImportReport } from './notices/await-import.ts';
import { askAfterMissing } from './notices/missing-returns.ts';
import { deliverDue } from './notices/notices.ts';

/** The way from a link through the provider's consent to a grant that is proven to work. */
export interface ReconnectFlow {
  /** Changes nothing, however often and by whomever a link is opened. */
  open(token: string): Promise<ViewedLink>;
  /**
   * On a person's deed only. Mode `full` gives the old grant back here, where the provider can take it. `session`: what this
   * browser was given last, if it has one.
   */
  start(token: string, session?: string): Promise<StartedConsent>;
  /** Rejected when our own store or the proof fails: nothing has changed then, and the link is as good as before. */
  complete(back: ConsentReturn): Promise<CompletedConsent>;
  /** Takes in what Aptly's sync engine saw; resolves with whether a conversation waited for it. Safe to repeat. */
  confirmImport(inboxId: string, report: ImportReport): Promise<boolean>;
  /** What nobody else would do: to be called every few seconds. */
  catchUp(): Promise<CaughtUp>;
}

export interface CaughtUp {
  /** Notices whose process died before it could deliver them. */
  readonly delivered: number;
  /** People who did not come back from the provider, or whose return came to no end. */
  readonly askedAfter: number;
}

export type ViewedLink =
  | { readonly state: 'live'; readonly view: LinkView }
  | { readonly state: 'closed'; readonly because: ClosedBecause; readonly view?: LinkView };

export function createReconnectFlow(deps: ReconnectFlowDeps): ReconnectFlow {
  return {
    async open(token) {
      const opened = await openLink(deps, token);
      return opened.state === 'live' ? { state: 'live', view: opened.view } : opened;
    },
    start: (token, session) => startConsent(deps, token, session),
    complete: (back) => completeConsent(deps, back),
    confirmImport: (inboxId, report) => confirmImport(deps, inboxId, report),
    catchUp: async () => ({ delivered: await deliverDue(deps), askedAfter: await askAfterMissing(deps) }),
  };
}
