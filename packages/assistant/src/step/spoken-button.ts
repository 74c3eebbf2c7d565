import { languages, type MessageKey, wordsFor } from '@reconnect/article';
import { type PersonEvent, type Snapshot, shortfalls } from '@reconnect/troubleshooting';
import { meaningOfPress, type Verb } from '../replies/verbs.ts';
import { plain } from './orders.ts';

/** What needs words or an address besides means nothing when its label alone is typed. */
type Unfinished = 'choice.note' | 'choice.answer' | 'choice.take_up';
type Label = Exclude<Extract<MessageKey, `choice.${string}`>, Unfinished>;

/** Every label that a button can have, and what the button does. */
export const verbOfLabel: Readonly<Record<Label, Verb>> = {
  'choice.ask': 'ask',
  'choice.reconnect': 'link',
  'choice.reconnect_full': 'link',
  'choice.link': 'link',
  'choice.steps': 'steps',
  'choice.why': 'why',
  'choice.human': 'human',
  'choice.next': 'next',
  'choice.done': 'next',
  'choice.back': 'back',
  'choice.stuck': 'stuck',
  'choice.check_again': 'check_again',
  'choice.admin_done': 'check_again',
  'choice.works': 'works',
  'choice.works_now': 'works',
  'choice.still_broken': 'still_broken',
  'choice.yes_missing': 'still_broken',
  'choice.send_case': 'send_case',
  'choice.try_again': 'send_case',
  'choice.without_transcript': 'without_transcript',
  'choice.with_transcript': 'with_transcript',
  'choice.not_now': 'not_now',
  'choice.no_thanks': 'no_thanks',
  'choice.status': 'status',
  'choice.start_over': 'start_over',
  'choice.cancel': 'cancel',
  'choice.help': 'help',
};

type State = 'offeringReconnect' | 'askedByColleague' | 'walkingSteps' | 'confirmingHandoff' | 'handoffFailed';

/** Some mean something in these states only; the words may mean anything elsewhere ("done", "back"). */
const onlyIn: Readonly<Partial<Record<Verb, readonly State[]>>> = {
  next: ['walkingSteps'],
  back: ['walkingSteps'],
  stuck: ['offeringReconnect', 'askedByColleague', 'walkingSteps'],
  send_case: ['confirmingHandoff', 'handoffFailed'],
  not_now: ['confirmingHandoff', 'handoffFailed'],
  without_transcript: ['confirmingHandoff'],
  with_transcript: ['confirmingHandoff'],
};

/** With a case about to be sent, these tell support something. */
const toldSupport: readonly Verb[] = ['ask', 'still_broken'];

/** The button that words stand for: as it reads in any language, or as people put it; undefined where it means nothing here. */
export function spokenButton(text: string, snapshot: Snapshot): PersonEvent | undefined {
  // While support has a case, words are for support.
  if (snapshot.matches('withSupport') || snapshot.context.caseOpen) return undefined;
  const said = plain(text);
  const decision = isAmong(deciding, snapshot) ? decisionIn(said) : undefined;
  if (decision !== undefined) return decision;
  const verb = asksForSteps(said) ? 'steps' : labels().get(said);
  if (verb === undefined || !isAmong(onlyIn[verb], snapshot)) return undefined;
  if (snapshot.matches('confirmingHandoff') && toldSupport.includes(verb)) return undefined;
  // Where the steps cannot be walked one by one, they are told.
  if (verb === 'steps' && !isAmong(walked, snapshot)) return { type: 'person.asksWhy', about: 'steps' };
  return meaningOfPress(verb, undefined);
}

const deciding: readonly State[] = ['confirmingHandoff', 'handoffFailed'];
const walked: readonly State[] = ['offeringReconnect', 'askedByColleague', 'walkingSteps'];

const isAmong = (states: readonly State[] | undefined, snapshot: Snapshot): boolean =>
  states === undefined || states.some((state) => snapshot.matches(state));

let found: ReadonlyMap<string, Verb> | undefined;

/** Plain labels of all languages, found once: a label reads the same all through a process. */
function labels(): ReadonlyMap<string, Verb> {
  found ??= new Map(
    languages.flatMap((language) => {
      const words = wordsFor(language);
      return Object.entries(verbOfLabel).map(([label, verb]) => [plain(words(label as Label)), verb] as const);
    }),
  );
  return found;
}

let everyLabel: ReadonlySet<string> | undefined;

/**
 * Whether a button may read so, in any language: to find out which one does, every question that stands open has to be
 * put anew, and hardly any words are a label. Labels that are made for a person hold an address; faces hold no letter.
 */
export function mayBeLabel(text: string): boolean {
  everyLabel ??= new Set([...labels().keys(), ...allLanguages([...besides, ...shortfalls.map(labelOf)])]);
  const said = plain(text);
  return said === '' || text.includes('@') || everyLabel.has(said);
}

const besides = ['choice.note', 'choice.answer'] as const satisfies readonly Unfinished[];
const labelOf = (shortfall: (typeof shortfalls)[number]) => `shortfall.${shortfall}` as const;

const allLanguages = (keys: readonly MessageKey[]): readonly string[] =>
  languages.flatMap((language) => keys.map((key) => plain(wordsFor(language)(key))));

/** To "Shall I send this to support?": all of it says to send it. */
const sends =
  /^(?:(?:yes|yeah|yep|ok|okay|sure|please|just|then|now|and|can you|could you|i want to|you can|go ahead|si|vale|claro|bueno|por favor|ya|ok|puede|puedes|quiero) )*(?:(?:send|submit|do|forward)(?: (?:it|this|that|them|the case|my case|the message))?(?: to (?:them|support|the support team|a person))?|go ahead|go for it|(?:envi|mand)(?:a|e|ar|alo|elo|arlo|emelo|amelo|ela|ala)(?: (?:el|mi) caso)?(?: a soporte)?|adelante|dale|hazlo|hagalo|hacerlo)(?: (?:now|then|please|already|over|off|thanks|thank you|ya|ahora|por favor|gracias))*$/;

/** A longer text says something besides. In words. */
const longest = 12;

/** The same: all of it says to leave it, for now at least. */
const holdsBack =
  /^(?:(?:no|oh|hm+|ok|okay|actually|sorry|please|and|just|but|ay|perdon|mejor|pero|por favor) )*(?:wait|hold on|hang on|not yet|no|(?:don t|do not) (?:send|do|submit)(?: (?:it|this|that))?|espera|espere|esperate|un momento|todavia no|aun no|no (?:lo |la )?(?:envi|mand)(?:es|e|en))(?: (?:no|wait|please|yet|now|a (?:minute|moment|second|sec|bit)|todavia|aun|por favor|un momento|espera|espere))*$/;

function decisionIn(said: string): PersonEvent | undefined {
  if (sends.test(said)) return { type: 'person.confirmsHandoff' };
  return holdsBack.test(said) ? { type: 'person.declinesHandoff' } : undefined;
}

const courtesy =
  '(?:(?:please|ok|okay|yes|no|hey|can|could|would|will|you|just|then|and|instead|first|now|i|we|d|want|need|like|rather|prefer|to|let|me|por favor|si|vale|puede|puedes|podria|quiero|quisiera|necesito|prefiero|mejor|entonces|ahora) )*';
const after =
  '(?: (?:in|on|for|to|by|of|aptly|it|this|that|again|instead|please|now|then|one|myself|hand|manually|reconnect|reconnecting|do|the|how|en|de|para|a|por|favor|mano|ahora|otra|vez|uno|mismo|volver|conectar|reconectar|hacerlo|el|mi|buzon|inbox|my))*';
const number = '(?:(?:the|all|these|those|your|of|7|seven|los|las|todos|siete|sus|tus|esos) )*';
const wordings = [
  `(?:show|give|tell|send|list|see|have|explain|view|read|follow|go back to|back to|go to|go through|take|walk|guide)?(?: ?me)?(?: ?through| ?back to| ?about)? ?${number}(?:steps|instructions)`,
  '(?:walk|take|guide|talk|lead) (?:me )?through(?: it| this| that| the reconnect| reconnecting)?',
  'show (?:me )?how(?: to (?:reconnect|do (?:it|this|that)))?(?: (?:it|my inbox|the inbox))?',
  `(?:muestr\\w+|ensen\\w+|de|d[ae]me|deme|dig\\w+|dime|explic\\w+|mand\\w+|envi\\w+|ver|seguir|volver a|vuelv\\w+ a|regres\\w+ a)? ?${number}(?:pasos|instrucciones)`,
  '(?:explic\\w+ |gui\\w+ |muestr\\w+ |ensen\\w+ )?(?:melo |lo )?paso (?:a|por) paso',
  '(?:muestr\\w+|ensen\\w+|explic\\w+) como (?:reconect\\w+|volver a conectar\\w*|se hace|hacerlo|lo hago)',
];
const steps = new RegExp(`^${courtesy}(?:${wordings.join('|')})${after}$`);

const asksForSteps = (said: string): boolean => said.split(' ').length <= longest && steps.test(said);
