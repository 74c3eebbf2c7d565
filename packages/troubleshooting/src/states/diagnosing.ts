import { inboxOf } from '../context.ts';
import { vocabulary } from '../vocabulary.ts';
import { lostInACheck } from './losing.ts';
import { routeOfVerdict } from './route.ts';
import { say } from './say.ts';

/** Nothing was asked, and what is found is said by itself. */
export const whileLooking = {
  'person.affirmed': { actions: say('still_looking') },
  'person.denied': { actions: say('still_looking') },
} as const;

/** The provider is being asked, now: nothing is ever told from memory. */
export const diagnosing = vocabulary.createStateConfig({
  id: 'diagnosing',
  initial: 'asking',
  entry: ['countRun', say('checking', 'checks')],
  states: {
    asking: {
      entry: {
        type: 'diagnose',
        params: ({ context }) => ({ run: context.run, inbox: inboxOf(context), hints: context.hints }),
      },
      on: {
        ...lostInACheck,
        ...whileLooking,
        'diagnosis.completed': [{ guard: 'isOutdated' }, { target: 'judged', actions: 'rememberVerdict' }],
      },
    },
    judged: {
      entry: say('checked', 'checks'),
      always: [...routeOfVerdict],
    },
  },
});
