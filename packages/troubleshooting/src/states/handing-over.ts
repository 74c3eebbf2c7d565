import { and } from 'xstate';
import { caseTalkedOf, inboxOf, type Scene } from '../context.ts';
import { vocabulary } from '../vocabulary.ts';
import { explain, say } from './say.ts';
import { lookUp } from './starting.ts';

/** Whoever asked about the inbox must not wait for somebody who has turned away. */
const notNow = [
  { guard: 'hasOpenAppeal', target: '#closed.declined' },
  { target: '#closed', actions: say('handoff_declined') },
] as const;

/** Support hears what was found since it has the case. */
const updateCase = {
  type: 'updateCase',
  params: ({ context }: Scene) => ({
    caseNumber: context.caseNumber ?? '',
    reason: context.handoffReason ?? 'asked',
    findings: { inbox: context.inbox, verdict: context.verdict, tried: context.tried },
  }),
} as const;

const sendOrNot = {
  'person.confirmsHandoff': '#handingOff',
  'person.affirmed': '#handingOff',
  'person.asksForAHuman': '#handingOff',
  'person.declinesHandoff': [...notNow],
  'person.denied': [...notNow],
  // What is not needed any more is not sent.
  'person.saysItWorks': [
    { guard: 'hasOpenAppeal', target: '#diagnosing' },
    { guard: 'knowsInbox', target: '#askingFeedback', actions: say('handoff_declined') },
    { target: '#closed', actions: say('glad') },
  ],
} as const;

/** While the tap is awaited, so that support does not begin with nothing. */
const checkInPassing = {
  type: 'diagnose',
  params: ({ context }: Scene) => ({
    run: context.run,
    inbox: inboxOf(context),
    hints: context.hints,
    inPassing: true,
  }),
} as const;

/**
 * What support will be sent is shown; one tap sends it. With a case still open there is nothing to confirm. Whoever asked
 * for a person at once is not asked which inbox it is about where they have just one: it is looked at while they decide,
 * and the draft says so from the start, as an edit would retire the button under somebody's finger. Questions are
 * answered, and this one stands.
 */
export const confirmingHandoff = vocabulary.createStateConfig({
  id: 'confirmingHandoff',
  initial: 'deciding',
  states: {
    deciding: {
      always: [
        {
          guard: 'findsForOpenCase',
          target: '#withSupport.listening',
          actions: [updateCase, say('found_at_support')],
        },
        { guard: 'caseIsOpen', target: '#withSupport.reminded', actions: updateCase },
        { guard: 'takesTheirOnly', target: 'asking', actions: [...lookUp] },
        { target: 'asking' },
      ],
    },
    asking: {
      entry: say('confirm_handoff', 'case'),
      on: {
        'inboxes.found': [
          { guard: 'isOutdated' },
          { guard: and(['takesTheirOnly', 'foundOne']), actions: ['rememberTheOne', checkInPassing] },
        ],
        'diagnosis.completed': [{ guard: 'isOutdated' }, { actions: 'rememberVerdict' }],
        'person.asksWhy': { target: 'asking', actions: explain, reenter: true },
        'person.asksForHelp': { target: 'asking', actions: say('capabilities'), reenter: true },
        'person.asksAboutCase': { target: 'asking', actions: say('nothing_sent_yet'), reenter: true },
        'person.asksForCases': { target: 'asking', actions: say('cases'), reenter: true },
        'person.greets': { target: 'asking', reenter: true },
        'person.thanks': { target: 'asking', reenter: true },
        'person.saysStillBroken': { target: 'asking', reenter: true },
        'person.addsNote': { target: 'asking', actions: 'rememberNote', reenter: true },
        'person.leavesTranscriptOut': { target: 'asking', actions: 'leaveTranscriptOut', reenter: true },
        'person.includesTranscript': { target: 'asking', actions: 'includeTranscript', reenter: true },
      },
    },
  },
  // Only support is called off: the case in question goes on, and what was promised stays.
  on: { ...sendOrNot, 'person.cancels': [...notNow] },
});

/** The case is being made durable. */
export const handingOff = vocabulary.createStateConfig({
  id: 'handingOff',
  entry: {
    type: 'openCase',
    params: ({ context: { handoffReason, inbox, verdict, tried, links, note, withoutTranscript } }) => ({
      reason: handoffReason ?? 'asked',
      contents: { inbox, verdict, tried, links, note, withoutTranscript },
    }),
  },
  on: { 'handoff.accepted': { target: '#withSupport', actions: 'rememberCase' } },
});

/** The promise could not be kept: say so, with the address to write to, and try again when asked. */
export const handoffFailed = vocabulary.createStateConfig({
  id: 'handoffFailed',
  initial: 'notTaken',
  states: {
    notTaken: { entry: say('handoff_failed') },
    bounced: { entry: say('handoff_bounced') },
  },
  on: {
    ...sendOrNot,
    'person.saysStillBroken': '#confirmingHandoff',
    'person.asksAboutCase': { actions: say('nothing_sent_yet') },
    'person.addsNote': { target: '#confirmingHandoff', actions: 'rememberNote' },
  },
});

const tellSupport = {
  type: 'tellSupport',
  params: ({ context, event }: Scene<'person.tellsSupport' | 'person.asksAboutCase' | 'person.asksWhyAtSupport'>) => ({
    caseNumber: caseTalkedOf(context) ?? '',
    text: event.text,
  }),
} as const;

/** In every state, and it ends none: words reach support while the assistant is at something else, too. */
export const passingOn = {
  'person.tellsSupport': [
    { guard: 'hasNoCase', target: '#confirmingHandoff', actions: 'rememberNote' },
    { guard: 'soundsSolved', actions: [tellSupport, say('sounds_solved'), 'rememberTold'] },
    { guard: 'wasJustTold', actions: tellSupport },
    { actions: [tellSupport, say('passed_on'), 'rememberTold'] },
  ],
  'person.asksWhyAtSupport': [
    { guard: 'hasNoCase', actions: explain },
    { actions: [tellSupport, explain, say('passed_on'), 'rememberTold'] },
  ],
  'person.asksAboutCase': [
    { guard: 'hasNoCase', actions: say('nothing_sent_yet') },
    { actions: [tellSupport, say('case_status'), 'rememberTold'] },
  ],
} as const;

/** Whoever floods support is told once in a while that they do. */
export const passOnLater = {
  'handoff.full': { guard: 'isNewLimit', actions: [say('not_passed_on'), 'rememberLimit'] },
} as const;

const quote = {
  type: 'quoteSupport',
  params: ({ event: { caseNumber, from, text, attachments } }: Scene<'support.answered'>) => ({
    caseNumber,
    from,
    text,
    attachments,
  }),
} as const;

/** Nobody is asked for an answer to the words that end a case. */
export const quoteSupport = [
  { guard: 'comesWithTheEnd', actions: [quote, 'rememberAnswer'] },
  { actions: [quote, say('answer_support'), 'rememberAnswer'] },
] as const;

export const admitBounce = {
  type: 'admitBounce',
  params: ({ event }: Scene<'handoff.bounced'>) => ({ caseNumber: event.caseNumber }),
} as const;

/** It may be an older case than the latest. */
export const saySolved = {
  type: 'say',
  params: ({ event: { caseNumber } }: Scene<'support.solved'>) => ({ topic: 'support_solved' as const, caseNumber }),
} as const;

/** Support is told that the person needs nothing more. */
export const closeCase = [
  { type: 'closeCase', params: ({ context }: Scene) => ({ caseNumber: context.caseNumber ?? '' }) },
  'rememberCaseIsSolved',
] as const;

/** The same, of the case that support wrote in, which is not the open one. */
const closeAnother = [
  { type: 'closeCase', params: ({ context }: Scene) => ({ caseNumber: caseTalkedOf(context) ?? '' }) },
  'forgetAnswer',
] as const;

/** After support wrote, what the person writes is meant for support, unless something else is under way. */
export const listenForAnswers = {
  'support.answered': [
    { ...quoteSupport[0], target: '#withSupport.listening' },
    { ...quoteSupport[1], target: '#withSupport.listening' },
  ],
} as const;

/** What the person says where nothing is with support (any more) means what it means elsewhere. */
const remind = { guard: 'caseIsOpen', target: '#withSupport.reminded' } as const;

/** A person at support has the case: the assistant holds back, and passes on what it is told. */
export const withSupport = vocabulary.createStateConfig({
  id: 'withSupport',
  initial: 'told',
  states: {
    told: { entry: say('handed_off') },
    reminded: { entry: say('already_with_support') },
    listening: {},
  },
  on: {
    ...listenForAnswers,
    'person.asked': [
      { guard: 'namesAnotherInbox', target: '#identifying', actions: ['forgetTheCase', 'rememberWords'] },
      remind,
    ],
    'person.asksForAHuman': remind,
    'person.saysStillBroken': remind,
    'person.affirmed': remind,
    'person.denied': remind,
    'person.saidSomethingElse': remind,
    'person.saysItWorks': [
      { guard: 'talksOfAnotherCase', target: '#askingFeedback', actions: [...closeAnother] },
      { guard: 'caseIsOpen', target: '#askingFeedback', actions: [...closeCase] },
      { target: '#askingFeedback' },
    ],
    'person.checksAgain': { guard: 'knowsInbox', target: '#diagnosing' },
  },
});
