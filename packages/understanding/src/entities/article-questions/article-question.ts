import type { ArticleQuestion, Intent } from '../../intents.ts';
import { forgotten, permissions, privacy, safety, singleSignOn, whichPassword } from './access.ts';
import { limits, losingSettings, missed, recurrence, urgency } from './consequences.ts';
import { beingAdministrator, colleagues, forwarding, supportTime, whoIsAdministrator } from './people.ts';
import type { QuestionWording } from './question-wording.ts';
import { anyway, apps, device, disconnecting, duration, finding, postponing, saving, undoing } from './reconnecting.ts';

/** The first that is said is the question, so those of few words, which stand in many sentences, come last. */
const questions: readonly QuestionWording[] = [
  privacy,
  supportTime,
  whoIsAdministrator,
  beingAdministrator,
  singleSignOn,
  apps,
  device,
  anyway,
  permissions,
  forgotten,
  whichPassword,
  forwarding,
  disconnecting,
  finding,
  saving,
  missed,
  colleagues,
  postponing,
  urgency,
  duration,
  limits,
  losingSettings,
  safety,
  recurrence,
];

/** Which of the questions beside the cause is worded like what was said; whether it is asked, the intent tells. */
export function articleQuestionIn(said: string): QuestionWording | undefined {
  return questions.find((wording) => wording.saidAlone?.matches(said) || wording.said.occursIn(said));
}

/** Whether words of this intent are the question, where they are worded like it. */
export function asks(intent: Intent, { askedAs }: QuestionWording): boolean {
  return intent === 'why_cause' || askedAs?.includes(intent) === true;
}

/** What is to be said, too, to whoever took the inbox out of Aptly themselves and did not mean to. */
export function undoingIn(said: string, intent: Intent): ArticleQuestion | undefined {
  const repairs = intent === 'sync_problem' || intent === 'reconnect';
  return repairs && undoing.occursIn(said) ? 'undoing' : undefined;
}
