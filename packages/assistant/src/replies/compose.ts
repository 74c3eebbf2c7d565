import type { MessageKey } from '@reconnect/article';
import type { Topic } from '@reconnect/troubleshooting';
import type { Block, Choice, Reply } from '../channel.ts';
import type { Draft } from './draft.ts';
import { offer, waiting } from './offers.ts';
import { checked, checking, feedback, healthy, ownerNeeded, reconnected, repaired, unknown } from './outcomes.ts';
import {
  capabilities,
  notUnderstood,
  stranger,
  unknownAddress,
  welcome,
  whichAddress,
  whichInbox,
  why,
} from './small-talk.ts';
import { step, stuck } from './steps.ts';
import { administrator, alreadyWithSupport, confirmHandoff, handedOff, handoffFailed } from './support.ts';
import { choice, type View, wordsOf } from './view.ts';

const sentence =
  (key: MessageKey, ...choices: readonly ((view: View) => Choice)[]) =>
  (view: View): Draft => ({
    blocks: [{ kind: 'text', text: wordsOf(view)(key) }],
    choices: choices.map((make) => make(view)),
  });

/** Every topic the statechart can raise, and who finds the words. */
const drafts: Readonly<Record<Topic | 'stale', (view: View) => Draft>> = {
  capabilities,
  welcome,
  not_understood: notUnderstood,
  which_inbox: whichInbox,
  which_address: whichAddress,
  unknown_address: unknownAddress,
  stranger,
  checking,
  checked,
  healthy,
  repaired,
  unknown,
  offer,
  waiting,
  administrator,
  owner_needed: ownerNeeded,
  restarting: sentence('restarting.text'),
  step,
  stuck,
  reconnected,
  confirm_handoff: confirmHandoff,
  handed_off: handedOff,
  already_with_support: alreadyWithSupport,
  handoff_failed: handoffFailed,
  feedback,
  feedback_thanks: sentence('feedback_thanks.text'),
  feedback_sorry: sentence(
    'feedback_sorry.text',
    (view) => choice('human', wordsOf(view)('choice.human'), { style: 'primary' }),
    (view) => choice('no_thanks', wordsOf(view)('choice.no_thanks')),
  ),
  why,
  cancelled: sentence('cancelled.text'),
  youre_welcome: sentence('youre_welcome.text'),
  stale: sentence('stale.text'),
};

/** Every topic there are words for. */
export const topics = Object.keys(drafts) as readonly (keyof typeof drafts)[];

/** Finds the words for a topic. Pure: the same view gives the same reply. `ask` numbers the question, if it is one. */
export function compose(topic: Topic | 'stale', view: View, ask: number): Reply {
  const { title, blocks, choices = [] } = drafts[topic](view);
  return {
    ask: choices.length > 0 ? ask : 0,
    summary: [title, ...blocks.map(aloud)]
      .filter((part) => part !== undefined && part !== '')
      .join(' · ')
      .slice(0, 600),
    ...(title !== undefined && { title }),
    blocks,
    choices,
  };
}

/** Topics that leave the question before them standing: remarks, progress, and thanks for a face that may still change. */
const asides: readonly Topic[] = [
  'capabilities',
  'welcome',
  'not_understood',
  'why',
  'youre_welcome',
  'checking',
  'checked',
  'restarting',
  'feedback_thanks',
  'feedback_sorry',
];

/** Whether the buttons of earlier messages stop counting once this is said. */
export function voidsEarlierQuestions(topic: Topic): boolean {
  return !asides.includes(topic);
}

function aloud(block: Block): string | undefined {
  switch (block.kind) {
    case 'text':
    case 'step':
    case 'quote':
      return block.text;
    case 'checks':
      return block.checks.map(({ label, word }) => `${label}: ${word}`).join(', ');
    case 'facts':
    case 'note':
    case 'link':
      return undefined;
    default:
      return block satisfies never;
  }
}
