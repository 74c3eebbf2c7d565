import { and, not, stateIn } from 'xstate';
import type { Scene } from '../context.ts';
import { duePromise, inPassing, promiseIn } from '../promise-vocabulary.ts';
import { say } from './say.ts';

/** Nobody watches, and nothing that is under way is torn down for it. */
const lookInPassing = {
  type: 'diagnose',
  params: (scene: Scene) => inPassing(promiseIn(scene)),
} as const;

/** Nor is one lost that had just begun when the conversation turned to something else. */
export const lookAfterAll = {
  guard: and(['owesALook', not(and([stateIn('diagnosing'), 'isAboutTheOwedLook']))]),
  actions: [{ type: 'diagnose', params: ({ context }: Scene) => inPassing(duePromise(context)) }, 'rememberLooking'],
} as const;

const tellOfIt = ['rememberLook', say('looked_again')] as const;

const promiseOn = {
  type: 'scheduleRecheck',
  params: ({ context, event }: Scene<'recheck.completed'>) => ({
    run: event.run,
    at: context.kept?.nextAt ?? event.at,
  }),
} as const;

const tellSupportOfIt = {
  type: 'updateCase',
  // The case may have been opened about another inbox than the one in question.
  params: ({ context: { caseNumber = '', kept, tried } }: Scene) => ({
    caseNumber,
    reason: 'promised_look' as const,
    findings: { inbox: kept?.inbox, verdict: kept?.verdict, tried },
  }),
} as const;

/** A promised look whose time comes while the conversation is at something else: one note, and all goes on as it was. */
export const keepingPromises = {
  'recheck.due': { guard: 'isPromised', actions: lookInPassing },
  'recheck.completed': [
    { guard: 'isPromisedOn', actions: [...tellOfIt, promiseOn] },
    { guard: 'supportWaitsForIt', actions: [...tellOfIt, tellSupportOfIt] },
    { guard: 'isPromised', actions: [...tellOfIt] },
  ],
} as const;
