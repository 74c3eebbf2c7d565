import { formatList, maskAddress } from '@reconnect/article';
import { openAppeal, type Refusal } from '@reconnect/troubleshooting';
import type { Block, Choice } from '../channel.ts';
import { type Draft, quiet, text } from './draft.ts';
import { evidence, findings, verdictSentences, verdictTitle } from './facts.ts';
import { choice, choices, namesOf, type View, wordsOf } from './view.ts';

/** What the button says that leads to the provider. */
export function linkLabel(view: View): string {
  return wordsOf(view)(view.context.mode === 'full' ? 'choice.reconnect_full' : 'choice.reconnect');
}

/** A reconnect link, and the steps for who would rather do it in Aptly. */
export function offer(view: View): Draft {
  const words = wordsOf(view);
  const { refusal, mode } = view.context;
  const full = mode === 'full';
  const link: readonly Choice[] =
    view.link === undefined ? [] : [choice('link', linkLabel(view), { url: view.link, style: 'primary' })];
  return {
    title: offerTitle(view),
    blocks: [
      ...(refusal === undefined ? diagnosisBlocks(view) : [text(refusalSentence(view, refusal))]),
      text(words(full ? 'offer.full.text' : 'offer.text', namesOf(view))),
      ...(full ? [quiet(words('offer.full.by_hand'))] : []),
    ],
    choices: [
      ...link,
      ...choices(view, full ? 'still_broken' : 'steps'),
      ...(openAppeal(view.context) === undefined ? [] : [choice('decline', words('choice.not_now'))]),
      ...choices(view, 'why', 'human'),
    ],
  };
}

/** After a refused consent that is the news; before it, the verdict. */
function offerTitle(view: View): string {
  const words = wordsOf(view);
  const { verdict, refusal, mode } = view.context;
  if (mode === 'full') return words('offer.full.title');
  if (refusal !== undefined && refusal.reason !== 'provider') return words(`refused.title.${refusal.reason}`);
  return verdict === undefined ? words('cause.needs_refresh') : verdictTitle(view, verdict);
}

function diagnosisBlocks(view: View): readonly Block[] {
  if (view.context.verdict?.cause !== 'healthy') return findings(view);
  return [text(wordsOf(view)('offer.healthy', namesOf(view))), ...evidence(view)];
}

/** Why the last consent changed nothing. */
function refusalSentence(view: View, refusal: Refusal): string {
  const words = wordsOf(view);
  switch (refusal.reason) {
    case 'wrong_account':
      return words('refused.wrong_account', { ...namesOf(view), account: maskAddress(refusal.account) });
    case 'permission_missing':
      return words('refused.permission_missing', {
        permissions: formatList(
          refusal.permissions.map((permission) => words(`permission.${permission}`)),
          words.locale,
        ),
      });
    case 'cancelled':
      return words('refused.cancelled');
    case 'not_working':
      return words('refused.not_working');
    case 'provider':
      return verdictSentences(view, refusal.verdict);
    default:
      return refusal satisfies never;
  }
}

/** Somebody set out to sign in and did not come back. */
export function noReturn(view: View): Draft {
  return {
    blocks: [text(wordsOf(view)('no_return.text', namesOf(view)))],
    choices: choices(view, 'link', 'human'),
  };
}
