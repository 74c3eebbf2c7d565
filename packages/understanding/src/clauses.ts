import { phrases } from '@reconnect/phrases';
import type { Classifier } from './classifier/classifier.ts';
import { actFrom, type Decision, decide } from './decision.ts';
import { articleQuestionIn, asks } from './entities/article-questions/article-question.ts';
import type { ArticleQuestion, Intent } from './intents.ts';
import { saidIn } from './words/said.ts';

/** So many parts of a message are looked at one by one; whoever writes more has said what matters before. */
const mostParts = 8;

/** What a sentence among courtesies may decide alone; "yes" or "thanks" amid other words may be about anything. */
const wishes: readonly Intent[] = ['talk_to_human', 'sync_problem'];

/** The clearest sentence of a message that is unclear as a whole: a wish for a person goes before a problem. */
export function orStrongestWish(whole: Decision, own: string, classify: Classifier): Decision {
  if (whole.confidence >= actFrom) return whole.intent === 'out_of_scope' ? orOwnProblem(whole, own, classify) : whole;
  const sentences = own.split(/(?<=[.!?])\s+|\n+/).slice(0, mostParts);
  const sure = clear(sentences.length < 2 ? [] : sentences, classify);
  // A sentence that is plainly about something else may be what the others speak of.
  if (sure.some(({ intent }) => intent === 'out_of_scope')) return orOwnProblem(whole, own, classify);
  const wish = wishes.flatMap((intent) => sure.find((each) => each.intent === intent) ?? [])[0];
  return wish ?? personForProblem(own, classify) ?? orOwnProblem(whole, own, classify);
}

const clear = (parts: readonly string[], classify: Classifier): readonly Decision[] =>
  parts.map((part) => decide(classify(part).likelihoods)).filter(({ confidence }) => confidence >= actFrom);

/** "Inbox not syncing, talk to a person": in one sentence, a wish for a person counts beside a problem. */
function personForProblem(own: string, classify: Classifier): Decision | undefined {
  const sure = clear(clausesOf(own), classify);
  if (!sure.some(({ intent }) => intent === 'sync_problem')) return undefined;
  return sure.find(({ intent }) => intent === 'talk_to_human');
}

/** Says which inbox it speaks of, so that nothing else can be meant. */
const ownMail = phrases`
  (my | our | mi | mis | nuestro | nuestra | nuestros | nuestras) {1}
    (inbox | inboxes | mailbox | email | emails | mail | mails | buzon | buzones | correo | correos)
`;

/** "My inbox stopped, and how do I change my signature?": the problem stands, whatever is asked beside it. */
function orOwnProblem(whole: Decision, own: string, classify: Classifier): Decision {
  const clauses = clausesOf(own);
  if (clauses.length < 2) return whole;
  const problem = clauses
    .map((clause) => classify(clause))
    .filter(({ words }) => ownMail.occursIn(saidIn(words)))
    .map(({ likelihoods }) => decide(likelihoods))
    .find(({ intent, confidence }) => intent === 'sync_problem' && confidence >= actFrom);
  return problem ?? whole;
}

const clausesOf = (own: string): readonly string[] =>
  own.split(/(?<=[.!?;])\s+|\n+|,\s*|\s+(?:and|but|y|e|pero)\s+/i).slice(0, mostParts);

/** What a message may seem to mean that wants something done and an answer. */
const mayWantBoth: readonly Intent[] = ['sync_problem', 'reconnect', 'why_cause'];
/** What else its clauses may be. */
const beside: readonly Intent[] = [...mayWantBoth, 'greeting', 'thanks', 'help'];

/** "If I reconnect" is no wish for it, nor is "where do I find Reconnect?". */
const isWish = (said: string): boolean => {
  const wording = articleQuestionIn(said);
  return !supposes.begins(said) && (wording === undefined || !asks('reconnect', wording));
};
const supposes = phrases`[and | but | y | pero]* (if | when | once | after | before | si | cuando | despues | al | antes)`;

/** "It does not sync, and is it safe to reconnect?": two clauses, each of them clear by itself. */
export function problemAndQuestion(
  whole: Decision,
  own: string,
  classify: Classifier,
): { readonly problem: Decision; readonly question: ArticleQuestion } | undefined {
  if (whole.confidence >= actFrom && !mayWantBoth.includes(whole.intent)) return undefined;
  const clauses = clausesOf(own);
  if (clauses.length < 2) return undefined;
  const clear = clauses
    .map((clause) => classify(clause))
    .map(({ words, likelihoods }) => ({ words, decision: decide(likelihoods) }))
    .filter(({ decision }) => decision.confidence >= actFrom);
  if (clear.some(({ decision }) => !beside.includes(decision.intent))) return undefined;
  const problem = clear.find(
    ({ words, decision: { intent } }) => intent === 'sync_problem' || (intent === 'reconnect' && isWish(saidIn(words))),
  )?.decision;
  const question = clear
    .filter(({ decision }) => decision.intent === 'why_cause')
    .map(({ words }) => articleQuestionIn(saidIn(words))?.about)
    .find((found) => found !== undefined);
  return problem === undefined || question === undefined ? undefined : { problem, question };
}

const wondersWhy = phrases`[and | but | so | also | y | pero | tambien]* (why | how come | por que)`;

/** "Is it safe, and how long does it take?": what the clauses of a message ask, each once; `why` is about the cause itself. */
export function questionsIn(own: string, classify: Classifier): readonly (ArticleQuestion | 'why')[] {
  const clauses = clausesOf(own);
  if (clauses.length < 2) return [];
  const asked = clauses.flatMap((clause) => {
    const { words, likelihoods } = classify(clause);
    const said = saidIn(words);
    const { intent, confidence } = decide(likelihoods);
    const isSure = confidence >= actFrom;
    const wording = articleQuestionIn(said);
    if (wording === undefined)
      return isSure && intent === 'why_cause' && wondersWhy.begins(said) ? ['why' as const] : [];
    const isAsked = asks(intent, wording) ? isSure || wording.isUnmistakable : wording.isUnmistakable && !isSure;
    return isAsked ? [wording.about] : [];
  });
  return [...new Set(asked)];
}
