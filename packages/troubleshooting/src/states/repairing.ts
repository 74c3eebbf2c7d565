import { inboxOf } from '../context.ts';
import { vocabulary } from '../vocabulary.ts';
import { whileLooking } from './diagnosing.ts';
import { itWorks } from './it-works.ts';
import { routeOfVerdict } from './route.ts';
import { say } from './say.ts';

/** Something that needs no one: notifications lapsed, a place in the list of changes was lost. */
export const restartingSync = vocabulary.createStateConfig({
  id: 'restartingSync',
  initial: 'asking',
  entry: ['countRun', 'countRestart', say('restarting')],
  states: {
    asking: {
      entry: {
        type: 'restartSync',
        params: ({ context }) => ({ run: context.run, inbox: inboxOf(context), hints: context.hints }),
      },
      on: {
        ...whileLooking,
        'sync.restarted': [{ guard: 'isOutdated' }, { target: 'judged', actions: 'rememberVerdict' }],
      },
    },
    judged: {
      // A repair of its own: whether it brought the missing mail is asked before anything else is tried.
      always: [{ guard: 'isWellAgain', target: '#confirmingHealth.repaired' }, ...routeOfVerdict],
    },
  },
});

/** The provider, or Aptly's own sync, is the one to wait for; a promise to look again is made and kept. */
export const waitingForProvider = vocabulary.createStateConfig({
  id: 'waitingForProvider',
  entry: [
    'countRun',
    'promiseRecheck',
    'rememberWaiting',
    say('waiting'),
    {
      type: 'scheduleRecheck',
      params: ({ context, event }) => ({ run: context.run, at: context.recheckAt ?? event.at }),
    },
  ],
  on: {
    'recheck.due': { guard: 'isDueHere', target: '#diagnosing', actions: ['countRecheck', 'rememberDue'] },
    'person.checksAgain': '#diagnosing',
    'person.affirmed': [{ guard: 'usesItLess', actions: say('used_less') }, { actions: say('will_look_again') }],
    'person.saysStillBroken': { actions: say('still_waiting') },
    'person.denied': { actions: say('still_waiting') },
    ...itWorks,
  },
});

/** Only an administrator can lift it: a note to forward, and no link that could not work. */
export const informingAdministrator = vocabulary.createStateConfig({
  id: 'informingAdministrator',
  entry: ['rememberAdministrator', say('administrator')],
  on: {
    'person.checksAgain': '#diagnosing',
    'person.affirmed': [{ guard: 'saysDone', target: '#diagnosing' }, { actions: say('administrator_waits') }],
    'person.saysStillBroken': '#confirmingHandoff',
    'person.denied': '#confirmingHandoff',
    ...itWorks,
  },
});

/** The provider's answer fits no rule. One more look, then support. */
export const puzzled = vocabulary.createStateConfig({
  id: 'puzzled',
  entry: say('unknown'),
  on: {
    'person.checksAgain': '#diagnosing',
    'person.affirmed': '#diagnosing',
    'person.saysStillBroken': '#diagnosing',
    'person.denied': '#confirmingHandoff',
    ...itWorks,
  },
});

/** The provider refused the consent: what it said leads on, as a check's verdict would. */
export const judgingRefusal = vocabulary.createStateConfig({
  id: 'judgingRefusal',
  always: [...routeOfVerdict],
});
