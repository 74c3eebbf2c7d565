import { articleSteps } from '@reconnect/article';
import { mustWait, signingInHelps, stepCount, type Verdict } from '@reconnect/troubleshooting';
import type { Block, Choice } from '../channel.ts';
import { type Draft, text } from './draft.ts';
import { feedback } from './feedback.ts';
import { refusalTitle } from './offers.ts';
import { step, stuck } from './steps.ts';
import { answerTitle } from './verdict-words.ts';
import { choice, choices, namesOf, primary, type View, wordsOf } from './view.ts';
import { promiseToLook } from './waiting.ts';
import { whichAddress, whichInbox } from './which-inbox.ts';

/** What an answer in passing ends with, so that whoever asked finds back to what was going on. */
export interface WayBack {
  readonly blocks: readonly Block[];
  readonly choices: readonly Choice[];
}

/** The way back to what is asked just now, or to the inbox in question; undefined where nothing is under way. */
export function wayBack(view: View): WayBack | undefined {
  const state = stateOf(view);
  if (state === 'closed') return undefined;
  return asked[view.at ?? '']?.(view) ?? asked[state]?.(view) ?? toInbox(view);
}

/** The same after what the statechart says: where it puts its own question again, that is the way back. */
export function wayBackFromAnswer(view: View): WayBack | undefined {
  return stateOf(view) === 'confirmingHandoff' ? none() : wayBack(view);
}

const stateOf = ({ at = '' }: View): string => at.split('.')[0] ?? '';

/** Somebody else is at work, and what comes of it is said by itself. */
const none = (): WayBack => ({ blocks: [], choices: [] });

/** A question that stands open, by its title alone. */
const again =
  (question: (view: View) => Draft) =>
  (view: View): WayBack => {
    const { title, choices: ways = [] } = question(view);
    return { blocks: title === undefined ? [] : [text(title)], choices: ways };
  };

/** States that wait for an answer or for work under way, rather than for something about the verdict. */
const asked: Readonly<Record<string, (view: View) => WayBack>> = {
  identifying: none,
  'identifying.choosing': again(whichInbox),
  'identifying.askingAddress': again(whichAddress),
  diagnosing: none,
  restartingSync: none,
  'waitingForOwner.asking': none,
  walkingSteps: toStep,
  'walkingSteps.stuck': (view) => ({ choices: [], ...stuck(view) }),
  confirmingHandoff: toHandoff,
  handoffFailed: toHandoff,
  handingOff: none,
  withSupport: none,
  askingFeedback: again(feedback),
};

function toStep(view: View): WayBack {
  const words = wordsOf(view);
  const index = view.context.step;
  const name = articleSteps[index] ?? 'open_settings';
  const values = { number: index + 1, of: stepCount, step: words(`step.${name}`, namesOf(view)) };
  return { blocks: [text(words('about.next.step', values))], choices: step(view).choices ?? [] };
}

function toHandoff(view: View): WayBack {
  return {
    blocks: [text(wordsOf(view)('confirm_handoff.title'))],
    choices: [primary(view, 'send_case'), ...choices(view, 'not_now')],
  };
}

function toInbox(view: View): WayBack | undefined {
  const words = wordsOf(view);
  const { inbox, verdict, proof, refusal } = view.context;
  if (verdict === undefined || inbox === undefined) return undefined;
  const { address } = inbox;
  const proven = proof !== undefined && proof.at >= verdict.checkedAt;
  const finding = proven ? words('reconnected.title') : (refusalTitle(view, refusal) ?? answerTitle(view, verdict));
  const back = text(words('about.next.inbox', { address, finding }));
  if (proven || verdict.remedy === 'none') {
    return {
      blocks: [back, text(words('healthy.ask'))],
      choices: [
        choice('works', words('choice.works'), { style: 'primary' }),
        choice('still_broken', words('choice.still_broken')),
      ],
    };
  }
  return {
    blocks: [back, ...whatElse(view, verdict)],
    choices: [primary(view, inbox.own && signingInHelps(verdict) ? 'link' : 'check_again'), ...choices(view, 'human')],
  };
}

/** What is to be done, or waited for, where signing in is of no use. */
function whatElse(view: View, verdict: Verdict): readonly Block[] {
  const words = wordsOf(view);
  if (verdict.remedy === 'contact_admin') return [text(words('about.next.administrator'))];
  if (!mustWait(verdict)) return [];
  return [text(words('about.next.wait')), ...promiseToLook(view)];
}
