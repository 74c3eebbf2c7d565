import { bareWords } from '@reconnect/phrases';
import type { PersonEvent } from '@reconnect/troubleshooting';
import type { Standing } from '../conversation/standing.ts';
import { saysToSend, saysToTell, takesNoBack } from '../wordings/decisions.ts';
import { asksOfSending, asksWhetherSent } from '../wordings/sending.ts';
import { asksWhatNow } from '../wordings/waiting.ts';

/** What words mean to whoever was last told that nothing was sent to support: that it is to be sent after all, whether it was, or what else there is. */
export function takenBack(text: string, { snapshot, conversation }: Standing): PersonEvent | undefined {
  const { questions, open } = conversation;
  const wasDeclined = questions.some(({ ask, topic }) => open.includes(ask) && topic === 'handoff_declined');
  if (!wasDeclined || !snapshot.matches('closed') || snapshot.context.caseOpen) return undefined;
  const said = bareWords(text);
  if (saysToSend.matches(said) || takesNoBack.matches(said)) return { type: 'person.confirmsHandoff' };
  if (asksWhetherSent.begins(said) || asksOfSending.begins(said) || asksWhatNow.matches(said)) {
    return { type: 'person.asksAboutCase', text };
  }
  return saysToTell.begins(said) ? { type: 'person.addsNote', note: text } : undefined;
}
