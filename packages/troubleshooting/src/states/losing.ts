import { and, or, stateIn } from 'xstate';
import type { Scene } from '../context.ts';
import type { ParamsOf, Slot } from '../effects.ts';
import { giveUp } from './being-asked.ts';

/** Names the inbox: it need not be the one in question. */
const sayLost = (slot?: Slot) =>
  ({
    type: 'say',
    params: ({ event }: Scene<'inbox.lost'>): ParamsOf<'say'> => ({
      topic: 'inbox_lost',
      address: event.inbox.address,
      ...(slot !== undefined && { slot }),
    }),
  }) as const;

const forgetIt = (slot?: Slot) =>
  ({
    target: '#identifying.askingAddress',
    actions: ['forgetLostPromise', 'forgetTheCase', sayLost(slot)],
  }) as const;

/** The check under way ends with it, in the check's own message. */
export const lostInACheck = {
  'inbox.lost': [
    {
      guard: and(['isAboutThisInbox', 'isWaitedForInVain']),
      ...forgetIt('checks'),
      actions: [...giveUp, ...forgetIt('checks').actions],
    },
    { guard: 'isAboutThisInbox', ...forgetIt('checks') },
  ],
} as const;

/** The other states in which something of the inbox is about to be given. */
const isGiven = or([
  stateIn('restartingSync'),
  stateIn('offeringReconnect'),
  stateIn('offeringFullDisconnect'),
  stateIn('askedByColleague'),
]);

const noPromise = ['forgetLostPromise', sayLost()] as const;

/** Of an inbox that is not theirs any more a person hears that, and nothing else; who asked them does not wait in vain. */
export const losing = {
  'inbox.lost': [
    {
      guard: and(['isAboutThisInbox', isGiven, 'isWaitedForInVain']),
      ...forgetIt(),
      actions: [...giveUp, ...forgetIt().actions],
    },
    { guard: and(['isAboutThisInbox', isGiven]), ...forgetIt() },
    { guard: and(['isPromisedInVain', 'isWaitedForInVain']), actions: [...giveUp, ...noPromise] },
    { guard: 'isPromisedInVain', actions: [...noPromise] },
  ],
} as const;
