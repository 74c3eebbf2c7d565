import { completeConsent } from './consent/complete-consent.ts';
import type { CompletedConsent, ConsentReturn } from './consent/consent-outcome.ts';
import { type StartedConsent, startConsent } from './consent/start-consent.ts';
import type { ReconnectFlowDeps } from './flow-ports.ts';
import { type ClosedBecause, type LinkView, openLink } from './links/open-link.ts';
import { confirmImport, type ImportReport } from './news/await-import.ts';
import { askAfterMissing } from './news/missing-returns.ts';
import { resumeNotices } from './news/notices.ts';

/** The way from a link through the provider's consent to a grant that is proven to work. */
export interface ReconnectFlow {
  /** Changes nothing, however often and by whomever a link is opened. */
  open(token: string): Promise<ViewedLink>;
  /** On a person's deed only. Mode `full` gives the old grant back here, where the provider can take it. */
  start(token: string): Promise<StartedConsent>;
  /** Rejected when our own store or the proof fails: nothing has changed then, and the link is as good as before. */
  complete(back: ConsentReturn): Promise<CompletedConsent>;
  /** Takes in what Aptly's sync engine saw; resolves with whether a conversation waited for it. Safe to repeat. */
  confirmImport(inboxId: string, report: ImportReport): Promise<boolean>;
  /**
   * Delivers notices whose process died before it could, and asks after people who did not come back from the provider;
   * resolves with how many conversations it told. To be called every few seconds.
   */
  resumeNotices(): Promise<number>;
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
    start: (token) => startConsent(deps, token),
    complete: (back) => completeConsent(deps, back),
    confirmImport: (inboxId, report) => confirmImport(deps, inboxId, report),
    resumeNotices: async () => (await resumeNotices(deps)) + (await askAfterMissing(deps)),
  };
}
