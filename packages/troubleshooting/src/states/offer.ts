import { and, not } from 'xstate';
import { type Context, inboxOf, type Scene } from '../context.ts';
import type { LinkReason } from '../effects.ts';
import type { ReconnectMode } from '../verdict.ts';
import { say } from './say.ts';

/** Offers a link, and remembers that it did. */
export const offer = (mode: ReconnectMode) =>
  [
    { type: 'rememberLink', params: { mode } },
    {
      type: 'offerLink',
      params: ({ context }: Pick<Scene, 'context'>) => ({
        inbox: inboxOf(context),
        mode,
        reason: linkReason(context),
      }),
    },
  ] as const;

/** A mere "ok", "yes" or "next" says that they will; what says more, that they did. */
export const doneOrHeard = [
  { guard: and(['isMereYes', not('linkIsOver')]), actions: say('link_waits') },
  { target: '#diagnosing' },
] as const;

/** Why a link is offered, which decides what the provider asks the person. */
function linkReason({ refusal, verdict }: Context): LinkReason {
  if (refusal?.reason === 'wrong_account' || refusal?.reason === 'permission_missing') return refusal.reason;
  return verdict?.remedy === 'reconnect' ? 'grant_dead' : 'refresh';
}
