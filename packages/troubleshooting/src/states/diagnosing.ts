import { inboxOf } from '../context.ts';
import { vocabulary } from '../vocabulary.ts';
import { routeOfVerdict } from './route.ts';

/** The provider is being asked, now: nothing is ever told from memory. */
export const diagnosing = vocabulary.createStateConfig({
  id: 'diagnosing',
  initial: 'asking',
  entry: ['countRun', { type: 'say', params: { topic: 'checking', slot: 'checks' } }],
  states: {
    asking: {
      entry: {
        type: 'diagnose',
        params: ({ context }) => ({ run: context.run, inbox: inboxOf(context), hints: context.hints }),
      },
      on: {
        'diagnosis.completed': [{ guard: 'isOutdated' }, { target: 'judged', actions: 'rememberVerdict' }],
      },
    },
    judged: {
      entry: { type: 'say', params: { topic: 'checked', slot: 'checks' } },
      always: [...routeOfVerdict],
    },
  },
});
