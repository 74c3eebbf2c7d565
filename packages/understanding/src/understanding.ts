import { inLightOf } from './asked.ts';
import { type Classifier, openClassifier } from './classifier/classifier.ts';
import type { Model } from './classifier/model.ts';
import { addressIn } from './entities/address.ts';
import { articleQuestionIn } from './entities/article-question.ts';
import { causeHintIn } from './entities/cause-hint.ts';
import { isOtherInbox } from './entities/other-inbox.ts';
import { providerIn } from './entities/provider.ts';
import { type Intent, intents, type Understand, type Understanding } from './intents.ts';
import { ownWords } from './words/own-words.ts';
import { pause } from './words/tokens.ts';

/** From this confidence on an intent may be acted upon; below it the person is asked, the alternatives first. */
export const actFrom = 0.5;

/** The likelihood that `actFrom` stands for: cross-validation over the training lines sets it (docs/understanding.md). */
const likelyEnough = 0.8;
/** A meaning less likely than this is not even worth a question. */
const worthAsking = 0.12;
const mostAlternatives = 3;
/** So many sentences are looked at one by one; whoever writes more has said what matters before. */
const mostSentences = 8;

const nothingSaid: Understanding = { intent: 'out_of_scope', confidence: 0, alternatives: [] };

/** The intents of people's words, from a trained model. */
export function createUnderstand(model: Model): Understand {
  let opened: Classifier | undefined;
  return (text, asked) => {
    const own = ownWords(text);
    if (own === '') return nothingSaid;
    opened ??= openClassifier(model);
    const { words, likelihoods } = opened(own);
    if (words.every((word) => word === pause)) return nothingSaid;
    const decision = orStrongestWish(decide(inLightOf(asked, { words, likelihoods })), own, opened);
    const address = addressIn(own);
    const provider = providerIn(words, address);
    const causeHint = decision.intent === 'out_of_scope' ? undefined : causeHintIn(words);
    const about = decision.intent === 'why_cause' ? articleQuestionIn(words) : undefined;
    return {
      ...decision,
      ...(provider !== undefined && { provider }),
      ...(causeHint !== undefined && { causeHint }),
      ...(about !== undefined && { about }),
      ...(address !== undefined && { address }),
      ...(isOtherInbox(words) && { other: true }),
    };
  };
}

type Decision = Pick<Understanding, 'intent' | 'confidence' | 'alternatives'>;

/** What a sentence among courtesies may decide alone; "yes" or "thanks" amid other words may be about anything. */
const wishes: readonly Intent[] = ['talk_to_human', 'sync_problem'];

/** The clearest sentence of a message that is unclear as a whole: a wish for a person goes before a problem. */
function orStrongestWish(whole: Decision, own: string, classify: Classifier): Decision {
  if (whole.confidence >= actFrom) return whole;
  const sentences = own.split(/(?<=[.!?])\s+|\n+/).slice(0, mostSentences);
  if (sentences.length < 2) return whole;
  const sure = sentences
    .map((sentence) => decide(classify(sentence).likelihoods))
    .filter(({ confidence }) => confidence >= actFrom);
  // A sentence that is plainly about something else may be what the others speak of.
  if (sure.some(({ intent }) => intent === 'out_of_scope')) return whole;
  return wishes.flatMap((wish) => sure.find(({ intent }) => intent === wish) ?? [])[0] ?? whole;
}

/** Act, ask or say what the assistant can do: the three zones, as an intent with its confidence and alternatives. */
export function decide(likelihoods: readonly number[]): Decision {
  const ranked = intents
    .map((intent, index) => ({ intent, likelihood: likelihoods[index] ?? 0 }))
    .sort((a, b) => b.likelihood - a.likelihood);
  const [first] = ranked;
  if (first === undefined) throw new RangeError('no intents');
  const confidence = asConfidence(first.likelihood);
  const alternatives = ranked
    .filter(({ intent, likelihood }) => intent !== 'out_of_scope' && likelihood >= worthAsking)
    .slice(0, mostAlternatives)
    .map(({ intent }): Intent => intent);
  return { intent: first.intent, confidence, alternatives: confidence >= actFrom ? [] : alternatives };
}

/** Stretches likelihoods so that the one that is enough to act on lies at `actFrom`, whatever the model. */
function asConfidence(likelihood: number): number {
  const stretched =
    likelihood < likelyEnough
      ? (actFrom * likelihood) / likelyEnough
      : actFrom + ((1 - actFrom) * (likelihood - likelyEnough)) / (1 - likelyEnough);
  return Math.round(stretched * 1_000) / 1_000;
}
