import { completeConsent } from './complete-consent.ts';
import type { CompletedConsent, ConsentReturn } from './consent-outcome.ts';
import type { ReconnectFlowDeps } from './flow-ports.ts';
import { resumeNotices } from './notices.ts';
import { type ClosedBecause, type LinkView, openLink } from './open-link.ts';
import { type StartedConsent, startConsent } from './start-consent.ts';

/** The way from a link through the provider's consent to a grant that is proven to work. */
export interface ReconnectFlow {
  /** Changes nothing, however often and by whomever a link is opened. */
  open(token: string): Promise<ViewedLink>;
  /** On a person's deed only. Mode `full` gives the old grant back here, where the provider can take it. */
  start(token: string): Promise<StartedConsent>;
  /** Rejected when our own store or the proof fails: nothing has changed then, and the link is as good as before. */
  complete(back: ConsentReturn): Promise<CompletedConsent>;
  /** Delivers notices whose process died before it could; to be called every few seconds. */
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
    resumeNotices: () => resumeNotices(deps),
  };
}
