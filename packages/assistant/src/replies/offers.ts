import { formatList, limitPages, maskAddress, statusPages } from '@reconnect/article';
import { openAppeal, type Refusal, type Verdict } from '@reconnect/troubleshooting';
import type { Block, Choice } from '../channel.ts';
import type { Draft } from './draft.ts';
import { evidenceFacts, verdictSentences, verdictTitle } from './facts.ts';
import { choice, namesOf, timeOf, type View, wordsOf } from './view.ts';

const text = (sentence: string): Block => ({ kind: 'text', text: sentence });
const quiet = (sentence: string): Block => ({ kind: 'text', text: sentence, tone: 'quiet' });

/** What the button says that leads to the provider. */
export function linkLabel(view: View): string {
  return wordsOf(view)(view.context.mode === 'full' ? 'choice.reconnect_full' : 'choice.reconnect');
}

/** A reconnect link, and the steps for who would rather do it in Aptly. */
export function offer(view: View): Draft {
  const words = wordsOf(view);
  const { verdict, refusal, mode } = view.context;
  const full = mode === 'full';
  const link: readonly Choice[] =
    view.link === undefined ? [] : [choice('link', linkLabel(view), { url: view.link, style: 'primary' })];
  return {
    title: offerTitle(view),
    blocks: [
      ...(refusal === undefined ? diagnosisBlocks(view, verdict) : [text(refusalSentence(view, refusal))]),
      text(words(full ? 'offer.full.text' : 'offer.text', namesOf(view))),
      ...(full ? [quiet(words('offer.full.by_hand'))] : []),
    ],
    choices: [
      ...link,
      ...(full ? [choice('still_broken', words('choice.still_broken'))] : [choice('steps', words('choice.steps'))]),
      ...(openAppeal(view.context) === undefined ? [] : [choice('decline', words('choice.not_now'))]),
      choice('why', words('choice.why')),
      choice('human', words('choice.human')),
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

function diagnosisBlocks(view: View, verdict: Verdict | undefined): readonly Block[] {
  const words = wordsOf(view);
  if (verdict === undefined) return [];
  if (verdict.cause === 'healthy') return [text(words('offer.healthy', namesOf(view))), evidenceFacts(view, verdict)];
  return [text(verdictSentences(view, verdict)), evidenceFacts(view, verdict)];
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
  const words = wordsOf(view);
  return {
    blocks: [text(words('no_return.text', namesOf(view)))],
    choices: [choice('link', words('choice.link')), choice('human', words('choice.human'))],
  };
}

/** A limit or an outage: what helps, until when, and a promise. */
export function waiting(view: View): Draft {
  const words = wordsOf(view);
  const names = namesOf(view);
  const { verdict, inbox, recheckAt } = view.context;
  const throttled = verdict?.cause === 'throttled';
  const provider = inbox?.provider ?? 'google';
  const pages = throttled ? limitPages : statusPages;
  return {
    title: verdict === undefined ? '' : verdictTitle(view, verdict),
    blocks: [
      ...(verdict === undefined ? [] : [text(verdictSentences(view, verdict)), evidenceFacts(view, verdict)]),
      ...(verdict?.seenAlike === undefined ? [] : [text(seenAlike(view, verdict.seenAlike))]),
      text(words(throttled ? 'waiting.throttled' : 'waiting.outage', names)),
      ...(verdict?.retryAt === undefined || !throttled
        ? []
        : [text(words('waiting.until', { ...names, time: timeOf(view, verdict.retryAt) }))]),
      ...(recheckAt === undefined ? [] : [text(words('waiting.promise', { time: timeOf(view, recheckAt) }))]),
      {
        kind: 'link',
        label: words(throttled ? 'waiting.limits_page' : 'waiting.status_page', names),
        url: pages[provider],
      },
    ],
    choices: [
      choice('check_again', words('choice.check_again')),
      choice('why', words('choice.why')),
      choice('human', words('choice.human')),
    ],
  };
}

function seenAlike(view: View, { inboxes, since }: NonNullable<Verdict['seenAlike']>): string {
  return wordsOf(view)('waiting.seen', { count: inboxes, time: timeOf(view, since) });
}
