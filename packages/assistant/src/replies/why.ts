import { isBesideTheArticle } from '@reconnect/article';
import { articleCauses, type CauseHint, causes, hasBoxesToTick, type Verdict } from '@reconnect/troubleshooting';
import { sentencesOn } from './article-answers.ts';
import { type Draft, text } from './draft.ts';
import { evidence } from './facts.ts';
import { refusalSentence } from './offers.ts';
import { starters } from './small-talk.ts';
import { verdictSentences, verdictTitle, whetherNotified } from './verdict-words.ts';
import { namesOf, type View, wordsOf } from './view.ts';
import { wayBackFromAnswer } from './way-back.ts';

/** Why it happened: the evidence at length, and the article's own advice for the cause. */
export function why(view: View): Draft {
  const words = wordsOf(view);
  const { verdict } = view.context;
  const besides = view.also === undefined ? [] : [text(sentencesOn(view.also, view))];
  const back = wayBackFromAnswer(view);
  if (verdict === undefined) {
    const next = back ?? { blocks: [text(words('why.nothing_yet'))], choices: starters(view) };
    return {
      title: words('why.title'),
      blocks: [text(words('why.usual')), ...besides, ...next.blocks],
      choices: next.choices,
    };
  }
  const request = verdict.evidence[0]?.requestId;
  return {
    title: words('why.title'),
    blocks: [
      ...(verdict.cause === 'healthy' ? whatItWas(view, verdict) : whatItIs(view, verdict)).map(text),
      ...evidence(view),
      ...(request === undefined
        ? []
        : [{ kind: 'facts', facts: [{ label: words('fact.request'), value: request }] } as const]),
      ...besides,
      ...(back?.blocks ?? []),
    ],
    choices: back?.choices ?? [],
  };
}

function whatItIs(view: View, verdict: Verdict): readonly string[] {
  const words = wordsOf(view);
  const refused = ofTheSignIn(view);
  if (refused.length > 0) return refused;
  const title = verdictTitle(view, verdict);
  if (isSignedInSince(view)) return [words('why.before', { found: title }), words('why.signed_in')];
  const advice = adviceFor(verdict);
  const found = `${title}. ${verdictSentences(view, verdict)}`;
  return advice === undefined ? [found] : [found, words(`advice.${advice}`, namesOf(view))];
}

/** What went wrong at the sign-in is the news since the check. */
function ofTheSignIn(view: View): readonly string[] {
  const { refusal, inbox } = view.context;
  if (refusal?.reason === 'wrong_account') return [refusalSentence(view, refusal)];
  if (refusal?.reason !== 'permission_missing') return [];
  const boxes = inbox !== undefined && hasBoxesToTick(inbox) ? [wordsOf(view)('why.unticked')] : [];
  return [refusalSentence(view, refusal), ...boxes];
}

/** Nothing was checked after the sign-in, so what was found is from before it. */
function isSignedInSince({ context: { tried } }: View): boolean {
  const last = tried.at(-1);
  return signIns.some(({ what, ended }) => last?.what === what && last.ended === ended);
}

const signIns = [
  { what: 'reconnect', ended: 'completed' },
  { what: 'full_disconnect', ended: 'completed' },
  { what: 'owner', ended: 'reconnected' },
] as const;

/** Nothing is wrong any more, or never was: what an earlier check had found, and whether it was repaired here. */
function whatItWas(view: View, verdict: Verdict): readonly string[] {
  const words = wordsOf(view);
  const names = namesOf(view);
  const { tried } = view.context;
  const at = tried.findLastIndex(({ what, ended }) => what === 'diagnosis' && ended !== 'healthy');
  const was = titleOf(tried[at]?.ended);
  if (was === undefined) return [`${verdictTitle(view, verdict)}. ${verdictSentences(view, verdict)}`];
  const found = words('why.before', { found: words(was, names) });
  const next = tried[at + 1];
  if (next?.what !== 'restart_sync' || next.ended !== 'healthy') return [found, verdictSentences(view, verdict)];
  const repaired = words('why.repaired', { ...names, ...whetherNotified(view) });
  return was === 'cause.needs_refresh' ? [found, words('why.fourth'), repaired] : [found, repaired];
}

/** What a check came to, by the word in which it is remembered; one that came to nothing was left without a proper answer. */
function titleOf(ended: string | undefined) {
  if (ended === 'unknown') return 'cause.unconfirmed';
  const cause = causes.find((known) => known === ended);
  return cause && (`cause.${cause}` as const);
}

/** What one can only guess at is not said to be none of the article's causes. */
function adviceFor(verdict: Verdict): CauseHint | 'rule' | 'other' | undefined {
  const { cause, remedy, alsoPossible } = verdict;
  // The article's advice for changed settings is to reconnect, which is not said where somebody else has to act first.
  if (cause === 'auth_settings_changed' && (remedy === 'contact_admin' || remedy === 'contact_support')) return 'rule';
  const usual = articleCauses.find((known) => known === cause);
  if (usual !== undefined && !isBesideTheArticle(verdict)) return usual;
  const mayBeUsual =
    cause === 'unknown' || alsoPossible.some((other) => articleCauses.some((known) => known === other));
  return mayBeUsual ? undefined : 'other';
}
