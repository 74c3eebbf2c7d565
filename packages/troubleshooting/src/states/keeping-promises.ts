import type { Scene } from '../context.ts';
import { promisedInbox } from '../promise-vocabulary.ts';
import { say } from './say.ts';

/** Nobody watches, and nothing that is under way is torn down for it. */
const lookInPassing = {
  type: 'diagnose',
  params: ({ context, event: { run } }: Scene<'recheck.due'>) => ({
    run,
    inbox: promisedInbox(context, run),
    hints: [],
    promised: true,
  }),
} as const;

const tellOfIt = ['rememberLook', say('looked_again')] as const;

const promiseOn = {
  type: 'scheduleRecheck',
  params: ({ context, event }: Scene<'recheck.completed'>) => ({
    run: event.run,
    at: context.kept?.nextAt ?? event.at,
  }),
} as const;

const tellSupport = {
  type: 'updateCase',
  params: ({ context }: Scene) => ({ caseNumber: context.caseNumber ?? '', reason: 'promised_look' as const }),
} as const;

/** A promised look whose time comes while the conversation is at something else: one note, and all goes on as it was. */
export const keepingPromises = {
  'recheck.due': { guard: 'isPromised', actions: lookInPassing },
  'recheck.completed': [
    { guard: 'isPromisedOn', actions: [...tellOfIt, promiseOn] },
    { guard: 'supportWaitsForIt', actions: [...tellOfIt, tellSupport] },
    { guard: 'isPromised', actions: [...tellOfIt] },
  ],
} as const;
