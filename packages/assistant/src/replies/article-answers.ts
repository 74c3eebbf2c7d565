import { limitPages, mailboxNames } from '@reconnect/article';
import type { ArticleQuestion, Remedy } from '@reconnect/troubleshooting';
import type { Block, Choice } from '../channel.ts';
import { type Draft, text } from './draft.ts';
import { verdictTitle } from './facts.ts';
import { starters } from './small-talk.ts';
import { choice, choices, primary, type View, wordsOf } from './view.ts';

/** The article's short answer to what is asked beside the cause, and the way back to what was going on. */
export const answerTo =
  (question: ArticleQuestion) =>
  (view: View): Draft => {
    const { blocks, choices: ways } = wayBack(view);
    const pages = question === 'limits' ? limitLinks(view) : [];
    return { blocks: [text(wordsOf(view)(`about.${question}`)), ...pages, ...blocks], choices: ways };
  };

/** The page of the provider in question; of both where none is. */
function limitLinks(view: View): readonly Block[] {
  const { inbox } = view.context;
  const providers = inbox === undefined ? (['google', 'microsoft'] as const) : [inbox.provider];
  return providers.map((provider) => ({
    kind: 'link',
    label: wordsOf(view)('waiting.limits_page', { mailbox: mailboxNames[provider] }),
    url: limitPages[provider],
  }));
}

interface WayBack {
  readonly blocks: readonly Block[];
  readonly choices: readonly Choice[];
}

function wayBack(view: View): WayBack {
  const words = wordsOf(view);
  const { inbox, verdict, proof } = view.context;
  if (verdict === undefined || inbox === undefined) {
    return { blocks: [text(words('about.next.check'))], choices: starters(view) };
  }
  const { address } = inbox;
  const proven = proof !== undefined && proof.at >= verdict.checkedAt;
  const finding = proven ? words('reconnected.title') : verdictTitle(view, verdict);
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
  const mustWait = verdict.remedy === 'wait' || verdict.remedy === 'reduce_usage';
  return {
    blocks: [back, ...(mustWait ? [text(words('about.next.wait'))] : [])],
    choices: [
      primary(view, inbox.own && signingInHelps(verdict.remedy) ? 'link' : 'check_again'),
      ...choices(view, 'human'),
    ],
  };
}

const signingInHelps = (remedy: Remedy) => remedy === 'reconnect' || remedy === 'full_disconnect';
