import { bareWords } from '@reconnect/phrases';
import type { ArticleQuestion, PersonEvent, WorldEvent } from '@reconnect/troubleshooting';
import type { Said } from '../channel.ts';
import type { Pieces, Question } from '../conversation/conversation.ts';
import type { Deed } from '../conversation/deeds.ts';
import { isHeldBack } from '../conversation/pending.ts';
import type { Standing } from '../conversation/standing.ts';
import type { Understand } from '../ports.ts';
import { compose } from '../replies/compose.ts';
import { meaningOfPress, meaningOfWish } from '../replies/verbs.ts';
import { viewOf } from '../replies/view.ts';
import { interpretText } from './interpret.ts';
import { mayGoOn, pause, pieceTogether } from './pieces.ts';
import { isAskedBy, mayBeLabel } from './spoken-button.ts';
import { takenBack } from './taken-back.ts';
import { takenUp } from './taken-up.ts';

/** What a turn comes to in the conversation as it stands. */
export type Reading =
  | {
      readonly outcome: 'event';
      readonly event: PersonEvent | WorldEvent;
      /** What the person asks besides: answered first. */
      readonly asks?: ArticleQuestion;
      /** What the person is heard saying, for the transcript; empty where they wrote without words: a picture, a mention. */
      readonly heard?: string;
      /** With what was written right before it. */
      readonly pieces?: Pieces | undefined;
      /** The question that is answered by it. */
      readonly answers?: Question & {
        /** As the button read; unknown where the question cannot be composed again as an earlier release put it. */
        readonly label?: string | undefined;
      };
    }
  | {
      readonly outcome: 'remark';
      readonly deed: Extract<Deed, { type: 'remark' }>;
      readonly heard?: string;
      readonly pieces?: Pieces | undefined;
      readonly stale: boolean;
      /** When it is to be said, milliseconds since 1970; left out: now. */
      readonly heldUntil?: number;
    }
  | { readonly outcome: 'nothing'; readonly heard?: string; readonly pieces?: Pieces | undefined }
  /** Nothing reaches the person any more. */
  | { readonly outcome: 'left' };

/** Understands what a person did. Pure. */
export function readTurn(said: Said, standing: Standing, understand: Understand): Reading {
  switch (said.kind) {
    case 'opened':
      return standing.snapshot.matches('idle') && isNewHere(standing)
        ? { outcome: 'event', event: { type: 'person.greets' } }
        : { outcome: 'nothing' };
    case 'left':
      return { outcome: 'left' };
    case 'text':
      return readText(said.text, standing, understand);
    case 'press':
      return readPress(said, standing);
    case 'wish':
      return readWish(said);
    default:
      return said satisfies never;
  }
}

/** Never met, or gone since. */
function isNewHere({ conversation }: Standing): boolean {
  return conversation.revision === 0 || conversation.address === null;
}

/** Where the assistant waits for no answer of the person. */
const unasked = ['idle', 'diagnosing', 'restartingSync'] as const;

function readText(text: string, standing: Standing, understand: Understand): Reading {
  const typed = typedButton(text, standing);
  if (typed !== undefined) return { ...typed, heard: text };
  const back = takenBack(text, standing);
  if (back !== undefined) return { outcome: 'event', event: back, heard: text };
  const { snapshot, conversation, now } = standing;
  const before = {
    pieces: conversation.pieces,
    now,
    isAsked: !unasked.some((state) => snapshot.matches(state)),
    isHeldBack: conversation.pending.some((one) => isHeldBack(one, now)),
  };
  const { read, pieces } = pieceTogether(text, before, (written) => interpretText(written, snapshot, understand));
  if (read === undefined) return { outcome: 'nothing', heard: text, pieces };
  if (read.outcome === 'event') {
    const { event, asks } = read;
    const begun = event.type === 'person.affirmed' ? takenUp(standing) : undefined;
    return { outcome: 'event', event: begun ?? event, ...(asks !== undefined && { asks }), heard: text, pieces };
  }
  const deed = { type: 'remark', params: { topic: 'not_understood', likely: read.likely } } as const;
  return {
    outcome: 'remark',
    deed,
    heard: text,
    pieces,
    stale: false,
    ...(mayGoOn(text) && { heldUntil: now + pause }),
  };
}

/** A button's label, typed out while the button waits to be pressed, is the press; words that it takes are asked for. */
function typedButton(text: string, standing: Standing): Extract<Reading, { outcome: 'event' | 'remark' }> | undefined {
  if (!mayBeLabel(text)) return undefined;
  const { open, questions } = standing.conversation;
  for (const question of questions.filter(({ ask }) => open.includes(ask)).reverse()) {
    const { choices } = compose(question.topic, viewOf(standing, question), question.ask);
    const typed = choices.find(
      ({ label, url, verb }) => url === undefined && isSame(label, text) && !isAskedBy(text, verb),
    );
    if (typed === undefined) continue;
    if (typed.form !== undefined) return { outcome: 'remark', deed: writeItHere, stale: false };
    const { verb, value, label } = typed;
    const event = meaningOfPress(verb, value);
    if (event !== undefined) return { outcome: 'event', event, answers: { ...question, label } };
  }
  return undefined;
}

const writeItHere = { type: 'remark', params: { topic: 'write_it_here' } } as const;

/** Whatever case and marks it is typed with; a face is nothing but marks. */
function isSame(label: string, text: string): boolean {
  return label === text.trim() || (bareWords(label) !== '' && bareWords(label) === bareWords(text));
}

function readWish({ verb, value, words }: Extract<Said, { kind: 'wish' }>): Reading {
  const event = meaningOfWish(verb, value);
  return event === undefined ? stale : { outcome: 'event', event, heard: words };
}

/** What was pressed is not asked any more. */
export const stale = {
  outcome: 'remark',
  deed: { type: 'remark', params: { topic: 'stale' } },
  stale: true,
} as const satisfies Reading;

function readPress(press: Extract<Said, { kind: 'press' }>, standing: Standing): Reading {
  const event = meaningOfPress(press.verb, press.value);
  const { open, questions } = standing.conversation;
  const question = open.includes(press.ask) ? questions.find(({ ask }) => ask === press.ask) : undefined;
  if (event === undefined || question === undefined) return stale;
  const { choices } = compose(question.topic, viewOf(standing, question), question.ask);
  const pressed = choices.find(
    ({ verb, value, form }) => verb === press.verb && (form !== undefined || value === press.value),
  );
  const label = pressed?.label;
  const heard = pressed?.form === undefined ? label : (press.value ?? label);
  return { outcome: 'event', event, ...(heard !== undefined && { heard }), answers: { ...question, label } };
}
