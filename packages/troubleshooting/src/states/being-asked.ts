import { and, not, or, stateIn } from 'xstate';
import { type Answer, type Appeal, appealFor } from '../appeals.ts';
import { inboxOf, type Scene } from '../context.ts';
import type { Topic } from '../effects.ts';
import { appealUnheard } from '../owner-vocabulary.ts';
import { vocabulary } from '../vocabulary.ts';
import { doneOrHeard, offer } from './offer.ts';

/** A colleague asked about an inbox of this person, who alone can sign in to it, and may decline. */
export const askedByColleague = vocabulary.createStateConfig({
  id: 'askedByColleague',
  entry: [...offer('plain')],
  on: {
    'person.asksToReconnect': '#offeringReconnect',
    'person.wantsSteps': '#walkingSteps',
    'person.isStuck': '#walkingSteps',
    'person.checksAgain': '#diagnosing',
    'person.affirmed': [...doneOrHeard],
    'person.saysItWorks': '#diagnosing',
    'person.saysStillBroken': { target: '#diagnosing', actions: 'rememberStillBroken' },
    'person.denied': '#closed.declined',
  },
});

const tell = (answer: Answer, whom: (appeal: Appeal) => Appeal['waiting']) =>
  ({
    type: 'tellColleagues',
    params: ({ context }: Scene) => {
      const inbox = inboxOf(context);
      const appeal = appealFor(context.appeals, inbox.id);
      return { inbox, colleagues: appeal === undefined ? [] : whom(appeal), answer };
    },
  }) as const;

/** "Not now". */
export const decline = [tell('declined', ({ waiting }) => waiting), 'rememberDecline'] as const;

/** The person does not hear of it, so whoever asked must not wait for them. It need not be about the inbox in question. */
export const giveUp = [
  {
    type: 'tellColleagues',
    params: ({ context, event }: Scene) => {
      const appeal = appealUnheard(event, context);
      if (appeal === undefined) throw new Error('The statechart gives up an appeal that nobody made.');
      return { inbox: appeal.inbox, colleagues: appeal.waiting, answer: 'unreachable' as const };
    },
  },
  'giveUpAppeal',
] as const;

const everyone = ({ waiting, refused }: Appeal) => [...waiting, ...refused];

/** Whatever way the case took, who asked hears of its end. */
export const answersToColleagues = [
  {
    guard: and(['hasAppeal', stateIn('confirmingReconnect')]),
    actions: [tell('reconnected', everyone), 'settleAppeal'],
  },
  {
    guard: and(['hasAppeal', stateIn('confirmingHealth')]),
    actions: [tell('healthy', everyone), 'settleAppeal'],
  },
  {
    guard: and(['hasOpenAppeal', stateIn('withSupport')]),
    actions: [tell('with_support', everyone), 'settleAppeal'],
  },
] as const;

/** States in which something was promised, or is being done, that a colleague's question must not end. */
const isBusy = or([
  stateIn('diagnosing'),
  stateIn('restartingSync'),
  stateIn('waitingForProvider'),
  stateIn('handingOff'),
  stateIn('withSupport'),
]);

/** States in which the person may be at it right now, perhaps in a browser: a new link would retire theirs. */
const mayBeAtIt = or([
  stateIn('identifying'),
  stateIn('offeringReconnect'),
  stateIn('askedByColleague'),
  stateIn('walkingSteps'),
  stateIn('offeringFullDisconnect'),
  stateIn('confirmingHandoff'),
  stateIn('handoffFailed'),
]);

const inTheMiddle = or([isBusy, and([not('hasGoneCold'), mayBeAtIt])]);

const answerAtOnce = (answer: Answer) =>
  ({
    type: 'tellColleagues',
    params: ({ event }: Scene<'colleague.asked'>) => ({
      inbox: event.inbox,
      colleagues: [event.colleague],
      answer,
    }),
  }) as const;

const tellOfAppeal = (topic: Topic) =>
  ({
    type: 'say',
    params: ({ event }: Scene<'colleague.asked'>) => ({ topic, appealFor: event.inbox.id }),
  }) as const;

/**
 * Where a colleague's question leads, the most specific first. The person is asked once a day for one inbox, however
 * many ask; nothing they have under way is torn down; and where the colleague's check does not allow a link, or is
 * old, the inbox is looked at anew.
 */
export const routeOfAppeal = [
  { guard: 'wasReconnectedSince', actions: answerAtOnce('reconnected') },
  { guard: 'wasDeclinedLately', actions: ['rememberRefused', answerAtOnce('declined')] },
  { guard: 'wasAskedLately', actions: 'joinAppeal' },
  { guard: and(['isAboutThisInbox', stateIn('withSupport')]), actions: 'takeInAppeal' },
  { guard: and(['isAboutThisInbox', inTheMiddle]), actions: ['takeInAppeal', tellOfAppeal('colleague_waits')] },
  { guard: inTheMiddle, actions: ['takeInAppeal', tellOfAppeal('colleague_asked_meanwhile')] },
  {
    guard: 'allowsLinkStill',
    target: '#askedByColleague',
    actions: ['takeInAppeal', 'turnToAppeal', tellOfAppeal('colleague_asked')],
  },
  { target: '#diagnosing', actions: ['takeInAppeal', 'turnToAppeal', tellOfAppeal('colleague_asked')] },
] as const;
