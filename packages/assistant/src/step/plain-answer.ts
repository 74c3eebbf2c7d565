import { articleSteps } from '@reconnect/article';
import { type PersonEvent, type Snapshot, stepCount } from '@reconnect/troubleshooting';
import type { Intent } from '../ports.ts';
import { isAboutAccount } from './account-meant.ts';
import { plain } from './orders.ts';
import type { Words } from './words-for-support.ts';

/** What words come to in the light of what the person was just shown, where their bare meaning says too little. */
export function plainAnswer(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const said = plain(words.text);
  const signIn = ofTheSignIn(words.text, snapshot);
  if (signIn !== undefined) return signIn;
  const saysStillBroken = words.isSure && words.understanding.intent === 'deny' && stillBroken.test(said);
  if (snapshot.matches('walkingSteps')) {
    const isThrough = saysStillBroken && snapshot.context.step === stepCount - 1;
    return isThrough ? { type: 'person.saysStillBroken' } : lostAtStep(words, said, snapshot);
  }
  if (snapshot.matches({ identifying: 'choosing' })) {
    const [first] = snapshot.context.candidates;
    return first !== undefined && all.test(said)
      ? { type: 'person.choseInbox', inboxId: first.id, ofAll: true }
      : undefined;
  }
  const isMore = saysStillBroken && answeredByNo.some((state) => snapshot.matches(state));
  return isMore ? { type: 'person.saysStillBroken' } : undefined;
}

/** What became of it, or with which account it is made. */
function ofTheSignIn(text: string, snapshot: Snapshot): PersonEvent | undefined {
  const said = plain(text);
  if (snapshot.context.inbox !== undefined && cancelledByMistake(said)) return { type: 'person.asksToReconnect' };
  if (isAboutAccount(text, snapshot)) return { type: 'person.asksWhichAccount' };
  const isDone = offered.some((state) => snapshot.matches(state)) && already.test(said);
  return isDone ? { type: 'person.affirmed', says: 'done' } : undefined;
}

/** Up to Reconnect they are looking for a place in Aptly, and can be told where it is. */
function lostAtStep(words: Words, said: string, { context: { step } }: Snapshot): PersonEvent | undefined {
  if (!isLost(words, said)) return undefined;
  const isLooking = step <= stepOfReconnect && cannotFind.test(said);
  return isLooking ? { type: 'person.asksWhy', about: 'finding' } : { type: 'person.isStuck' };
}

const stepOfReconnect = articleSteps.indexOf('reconnect');

/** "I pressed cancel by accident" is no wish to stop. */
const cancelledByMistake = (said: string): boolean => cancelling.test(said) && byMistake.test(said);
const cancelling = /\b(?:cancel\w*|wrong button|boton equivocado)\b/;
const byMistake =
  /\b(?:accident\w*|mistake\w*|unintentional\w*|oops|(?:not|t) mean to|wrong button|sin querer|por error|por accidente|equivoc\w+)\b/;

/** In these a "no" declines something. */
const answeredByNo = [
  'offeringReconnect',
  'offeringFullDisconnect',
  'askedByColleague',
  'waitingForOwner',
  'puzzled',
  'closed',
] as const;

/** In these there is something to be done. */
const offered = ['offeringReconnect', 'offeringFullDisconnect', 'askedByColleague'] as const;
const already =
  /^(?:but |pero )?(?:i |we )?(?:have |ve )?(?:already (?:did|done)|(?:did|done))(?: (?:that|it|this|so))?(?: already)?$|^(?:pero )?ya (?:lo|eso) (?:hice|hicimos)$/;

/** More than a "no". */
const stillBroken =
  /\b(?:still (?:broken|not|nothing|no|down|the same|doesn t|isn t|won t)|(?:does|is|did)(?: not|n ?t) (?:work|sync)(?:ing|s)?|sigue (?:sin|igual|rot[oa]|fallando)|(?:todavia|aun) no (?:funciona|sincroniza)|no (?:funciona|sincroniza|sirve))\b/;

/** To "Which inbox?" */
const all =
  /^(?:(?:yes|it s|si|son) )?(?:(?:all|both|each|every(?: ?one)?)(?: (?:of (?:them|these|those)|(?:the |my )?inboxes|two|three|four|please))*|tod[oa]s(?: ell[oa]s| (?:los|mis) buzones| por favor)*|amb[oa]s|l[oa]s (?:dos|tres|cuatro))$/;

/** Whoever clearly wants one of these is answered, or done with the steps. */
const noStep: readonly Intent[] = ['talk_to_human', 'restart', 'cancel', 'why_cause', 'status'];
const cannotFind =
  /\b(?:where|how (?:do|can) i|can ?(?:not|t) (?:find|see|click|open)|(?:do|does|did)(?: not|n ?t) (?:see|find|have|show)|not there|there (?:is|s) no|(?:is|s) missing|donde|no (?:veo|encuentro|aparece|hay|me sale|esta))\b/;
/** What the assistant can do is another question. */
const callsForHelp =
  /^(?:(?:please|i need|por favor|necesito) )?(?:help|ayuda|ayudame)(?: me)?(?: please| por favor)?$/;
const asks = /^(?:what|where|how|which|who|que|donde|como|cual|quien)\b/;
/** What is missing then is not a button. */
const mail = /\b(?:e ?mails?|mails?|messages?|correos?|mensajes?)\b/;

/** In the middle of the steps: a question, or something that is not where the step has it. */
function isLost({ text, isSure, understanding: { intent } }: Words, said: string): boolean {
  if (callsForHelp.test(said)) return true;
  if ((isSure && noStep.includes(intent)) || mail.test(said)) return false;
  return cannotFind.test(said) || (!isSure && (text.includes('?') || asks.test(said)));
}

const done =
  /\b(?:done|did|finished|completed?|allowed|approved|changed|signed in|logged in|reconnected|fixed|ready|listo|hecho|hice|termine|permitio|aprobo|cambio|ya esta|ya lo)\b/;
const heard =
  /^(?:(?:ok|okay|k|yep|yeah|next|continue|go on|go ahead|siguiente|continuar|continua|adelante|great|good|perfect|fine|sure|cool|alright|all right|nice|super|awesome|wonderful|got it|understood|sounds good|will do|i will|i ll do (?:that|it)|i ll|yes|please|thanks|thank you|then|vale|bien|muy bien|perfecto|genial|de acuerdo|claro|entendido|esta bien|lo hare|si|por favor|gracias) ?)+$/;

/** What a yes says besides. */
export function affirmed(text: string): Extract<PersonEvent, { type: 'person.affirmed' }> {
  const said = plain(text);
  if (done.test(said)) return { type: 'person.affirmed', says: 'done' };
  return { type: 'person.affirmed', ...(heard.test(said) && { says: 'heard' as const }) };
}
