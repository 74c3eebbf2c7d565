import { maskAddress, masksAlike } from '@reconnect/article';
import { linkEnds, openAppeal, type Refusal } from '@reconnect/troubleshooting';
import type { Block, Choice } from '../channel.ts';
import { consentNote, permissionNames } from './administrator.ts';
import { type Draft, quiet, text } from './draft.ts';
import { evidence, findings } from './facts.ts';
import { sameAgain } from './same-again.ts';
import { answerTitle, verdictSentences } from './verdict-words.ts';
import { choice, choices, known, namesOf, providerOf, timeInSentence, type View, wordsOf } from './view.ts';

/** What the button says that leads to the provider. */
export function linkLabel(view: View): string {
  return wordsOf(view)(view.context.mode === 'full' ? 'choice.reconnect_full' : 'choice.reconnect');
}

/** A reconnect link, and the steps for who would rather do it in Aptly. */
export function offer(view: View): Draft {
  const words = wordsOf(view);
  const { refusal, mode } = view.context;
  const full = mode === 'full';
  const afterSteps = !full && refusal === undefined && stepsDidNotHelp(view);
  const link: readonly Choice[] =
    view.link === undefined ? [] : [choice('link', linkLabel(view), { url: view.link, style: 'primary' })];
  return {
    title: offerTitle(view),
    blocks: [
      ...(afterSteps ? [text(words('offer.after_steps'))] : sameAgain(view)),
      ...(refusal === undefined ? diagnosisBlocks(view) : [text(refusalSentence(view, refusal))]),
      text(words(full ? 'offer.full.text' : 'offer.text', namesOf(view))),
      quiet(words('offer.link_ends', untilWhen(view))),
      ...(full ? [quiet(words('offer.full.by_hand'))] : []),
    ],
    choices: [
      ...link,
      ...(afterSteps ? [] : choices(view, full ? 'still_broken' : 'steps')),
      ...(openAppeal(view.context) === undefined ? [] : [choice('decline', words('choice.not_now'))]),
      ...choices(view, 'why', 'human'),
    ],
  };
}

/** The steps in Aptly were all done, and the check after them found the same. */
function stepsDidNotHelp({ context: { tried, verdict } }: View): boolean {
  const before = tried.at(-2);
  return before?.what === 'steps' && before.ended === 'completed' && verdict?.cause !== 'healthy';
}

/** Whoever does not want the link now, or was not helped by it: what else there is. */
export function offerDeclined(view: View): Draft {
  return {
    blocks: [text(wordsOf(view)('offer_declined.text', untilWhen(view)))],
    choices: choices(view, 'steps', 'check_again', 'human'),
  };
}

/** For an "ok" to the link. */
export function linkWaits(view: View): Draft {
  return {
    blocks: [text(wordsOf(view)('link_waits.text', { ...untilWhen(view), button: linkLabel(view) }))],
    choices: choices(view, 'check_again', 'human'),
  };
}

/** Which account it takes, and what to do without it. The owner alone is offered a link, so the address is theirs. */
export function whichAccount(view: View): Draft {
  const words = wordsOf(view);
  const { refusal } = view.context;
  const account = refusal?.reason === 'wrong_account' ? accountTold(view, refusal.account) : undefined;
  return {
    blocks: [
      text(words('which_account.text', { ...namesOf(view), ...known('account', account) })),
      text(words('which_account.without', namesOf(view))),
    ],
    choices: choices(view, 'link', 'human'),
  };
}

function untilWhen(view: View) {
  const ends = linkEnds(view.context);
  return known('time', ends === undefined ? undefined : timeInSentence(view, ends));
}

/** After a refused consent that is the news; before it, the verdict. */
function offerTitle(view: View): string {
  const words = wordsOf(view);
  const { verdict, refusal, mode } = view.context;
  if (mode === 'full') return words('offer.full.title');
  const refused = refusalTitle(view, refusal);
  if (refused !== undefined) return refused;
  return verdict === undefined ? words('cause.needs_refresh') : answerTitle(view, verdict);
}

/** What the last consent came to, where that is no news of the provider's. */
export function refusalTitle(view: View, refusal: Refusal | undefined): string | undefined {
  if (refusal === undefined || refusal.reason === 'provider') return undefined;
  return wordsOf(view)(`refused.title.${refusal.reason}`);
}

function diagnosisBlocks(view: View): readonly Block[] {
  if (view.context.verdict?.cause !== 'healthy') return findings(view);
  return [text(wordsOf(view)('offer.healthy', namesOf(view))), ...evidence(view)];
}

/** Masked; nothing where it would look like the inbox's own address. */
function accountTold(view: View, account: string): string | undefined {
  return masksAlike(account, namesOf(view).address) ? undefined : maskAddress(account);
}

function wrongAccount(view: View, taken: string): string {
  const [words, names, account] = [wordsOf(view), namesOf(view), accountTold(view, taken)];
  if (account === undefined) return words('refused.wrong_account.alike', names);
  return words('refused.wrong_account', { ...names, account });
}

/** Why the last consent changed nothing. */
export function refusalSentence(view: View, refusal: Refusal): string {
  const words = wordsOf(view);
  switch (refusal.reason) {
    case 'wrong_account':
      return wrongAccount(view, refusal.account);
    case 'permission_missing':
      return words(`refused.permission_missing.${providerOf(view)}`, {
        permissions: permissionNames(view, refusal.permissions),
      });
    case 'cancelled':
      return words('refused.cancelled');
    case 'not_working':
      return `${words('refused.not_working')} ${verdictSentences(view, refusal.verdict)}`;
    case 'provider':
      return verdictSentences(view, refusal.verdict);
    default:
      return refusal satisfies never;
  }
}

/** Somebody set out to sign in and did not come back. */
export function noReturn(view: View): Draft {
  return {
    blocks: [text(wordsOf(view)('no_return.text', namesOf(view))), consentNote(view)],
    choices: choices(view, 'link', 'human'),
  };
}
