import { inLightOf } from './asked.ts';
import { type Classifier, openClassifier } from './classifier/classifier.ts';
import type { Model } from './classifier/model.ts';
import { orStrongestWish, problemAndQuestion, questionsIn } from './clauses.ts';
import { actFrom, type Decision, decide } from './decision.ts';
import { addressIn } from './entities/address.ts';
import { articleQuestionIn, asks, undoingIn } from './entities/article-questions/article-question.ts';
import type { QuestionWording } from './entities/article-questions/question-wording.ts';
import { causeHintIn } from './entities/cause-hint.ts';
import { isOtherInbox } from './entities/other-inbox.ts';
import { providerIn } from './entities/provider.ts';
import { intents, type Understand, type Understanding } from './intents.ts';
import { ownWords } from './words/own-words.ts';
import { saidIn, saidInClauses } from './words/said.ts';
import { pause } from './words/tokens.ts';

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
    const said = saidIn(words);
    const clauses = saidInClauses(words);
    const worded = articleQuestionIn(said);
    const inLight = inLightOf(asked, { said, likelihoods });
    const whole = orStrongestWish(decide(asOneQuestion(worded, inLight)), own, opened);
    const both = worded === undefined ? undefined : problemAndQuestion(whole, own, opened);
    const decision = both?.problem ?? byWording(whole, worded);
    const address = addressIn(own);
    const provider = providerIn(said, address);
    const causeHint = decision.intent === 'out_of_scope' ? undefined : causeHintIn(clauses);
    const question = questionOf(decision, both?.question ?? undoingIn(said, decision.intent), worded);
    return {
      ...orTwo({ ...decision, ...question }, own, opened),
      ...(provider !== undefined && { provider }),
      ...(causeHint !== undefined && { causeHint }),
      ...(address !== undefined && { address }),
      ...(isOtherInbox(clauses) && { other: true }),
    };
  };
}

/** A best guess that the wording bears out is enough for an answer, which changes nothing. */
function byWording(whole: Decision, worded: QuestionWording | undefined): Decision {
  if (worded === undefined || whole.confidence >= actFrom) return whole;
  return worded.isUnmistakable && asks(whole.intent, worded)
    ? { ...whole, confidence: actFrom, alternatives: [] }
    : whole;
}

/** What is asked: besides what else is wanted, or as all of it. */
function questionOf(
  { intent }: Decision,
  also: Understanding['also'],
  worded: QuestionWording | undefined,
): Pick<Understanding, 'about' | 'also'> {
  if (also !== undefined) return { also };
  return worded !== undefined && asks(intent, worded) ? { about: worded.about } : {};
}

/** The first two of what is asked, if it is more than one thing; the cause itself is what a message without `about` asks for. */
function orTwo(
  one: Decision & Pick<Understanding, 'about' | 'also'>,
  own: string,
  classify: Classifier,
): Decision & Pick<Understanding, 'about' | 'also'> {
  const { intent, confidence, alternatives, about, also } = one;
  if (also !== undefined || (about === undefined && intent !== 'reconnect')) return one;
  const asked = questionsIn(own, classify).slice(0, 2);
  if (asked.length < 2) return one;
  const [first, second] = asked.filter((question) => question !== 'why');
  const asking = { intent: 'why_cause', confidence, alternatives } as const;
  if (second === undefined) return { ...asking, ...(first !== undefined && { also: first }) };
  return { ...asking, ...(first !== undefined && { about: first }), also: second };
}

/** Whatever of the intents that ask a question so worded it may be, the question is the same: the likeliest stands for all. */
function asOneQuestion(worded: QuestionWording | undefined, likelihoods: readonly number[]): readonly number[] {
  if (worded === undefined) return likelihoods;
  const asking = likelihoods.map((likelihood, index) => {
    const intent = intents[index];
    return intent !== undefined && asks(intent, worded) ? likelihood : 0;
  });
  const likeliest = asking.indexOf(Math.max(...asking));
  const sum = asking.reduce((total, likelihood) => total + likelihood, 0);
  return likelihoods.map((likelihood, index) => {
    if (index === likeliest) return sum;
    return asking[index] === 0 ? likelihood : 0;
  });
}
