import type { Intent } from '../intents.ts';
import { conceptOf } from '../words/concepts.ts';
import { type Line, readLines } from './examples.ts';
import { pick } from './random.ts';

/** A message made from a line. */
export interface Made {
  readonly intent: Intent;
  readonly text: string;
  readonly weight: number;
}

/** Messages that mean only what a greeting or thanks around them would mean stay bare. */
const stayBare: ReadonlySet<Intent> = new Set(['greeting', 'thanks']);

/** What these mean does not change when the person goes on about something else, once an inbox is named. */
const mayGoOn: ReadonlySet<Intent> = new Set(['sync_problem', 'reconnect', 'talk_to_human']);
const turns = [
  'after',
  'since',
  'because',
  'and',
  'but',
  'while',
  'although',
  '. also',
  '. we',
  'so',
  'desde que',
  'porque',
  'y',
];

const asides = readLines('asides.txt').map((line) => {
  const [before = '', after = ''] = line.split('|');
  return { before, after };
});
const otherThings = readLines('other-things.txt');

const links =
  'my|the|with my|with the|for my|for the|about the|about my|of the|in the|to the|on the|mi|el|con la|de la'.split('|');

const wordingsOfALine = 8;
/** A share of the other things is unheard of, so that anything foreign speaks against acting, not only what is listed. */
const unheardOf = 0.5;

/** What the model learns from: every line, also with asides around it, with slips of the hand, and said of other things. */
export function augment(lines: readonly Line[], random: () => number): Made[] {
  const gibberish = Array.from({ length: 250 }, () => unheard(1 + Math.floor(random() * 4), random));
  return [
    ...lines.flatMap((line) => fromLine(line, random)),
    ...inCompany(lines, random),
    ...gibberish.map((text) => ({ intent: 'out_of_scope' as const, text, weight: 1 })),
  ];
}

function fromLine({ intent, wordings }: Line, random: () => number): Made[] {
  const chosen = some(wordings, random);
  const share = 1 / Math.sqrt(chosen.length);
  const made: Made[] = [];
  for (const text of chosen) {
    made.push({ intent, text, weight: share });
    if (!stayBare.has(intent)) made.push({ intent, text: withAside(text, random), weight: share * 0.5 });
    if (random() < 0.4) made.push({ intent, text: withSlip(text, random), weight: share * 0.4 });
    if (mayGoOn.has(intent) && random() < 0.5 && text.split(' ').some(isTopical)) {
      made.push({
        intent,
        text: `${text} ${pick(turns, random)} ${unheard(1 + Math.floor(random() * 5), random)}`,
        weight: share * 0.5,
      });
    }
    if (intent === 'out_of_scope') continue;
    const elsewhere =
      saidOfAnotherThing(text, random) ?? endedElsewhere(text, random) ?? continuedElsewhere(text, random);
    if (elsewhere !== undefined) made.push({ intent: 'out_of_scope', text: elsewhere, weight: share * 0.7 });
  }
  return made;
}

/** Sentences of these intents may stand before or after one of another without changing what the message means. */
const company: Readonly<
  Partial<Record<Intent, { readonly before: readonly Intent[]; readonly after: readonly Intent[] }>>
> = {
  sync_problem: {
    before: ['greeting', 'sync_problem', 'help'],
    after: ['thanks', 'help', 'sync_problem', 'why_cause'],
  },
  reconnect: { before: ['greeting', 'sync_problem'], after: ['thanks'] },
  talk_to_human: { before: ['greeting', 'deny', 'sync_problem'], after: ['thanks'] },
  status: { before: ['greeting', 'thanks'], after: ['thanks'] },
  affirm: { before: ['thanks', 'greeting', 'affirm'], after: ['thanks', 'affirm'] },
  deny: { before: ['greeting', 'deny'], after: ['deny', 'sync_problem'] },
  restart: { before: ['greeting', 'deny'], after: ['thanks'] },
  cancel: { before: ['greeting'], after: ['thanks'] },
  help: { before: ['greeting'], after: ['thanks'] },
  why_cause: { before: ['greeting', 'thanks', 'affirm'], after: ['thanks'] },
  out_of_scope: { before: ['greeting', 'thanks', 'out_of_scope'], after: ['thanks', 'help', 'out_of_scope'] },
};

/** Messages of two or three sentences, as people write them in a mail. */
function inCompany(lines: readonly Line[], random: () => number): Made[] {
  const byIntent = Map.groupBy(lines, ({ intent }) => intent);
  const sentence = (from: readonly Intent[]) =>
    pick(pick(byIntent.get(pick(from, random)) ?? lines, random).wordings, random);
  return lines.flatMap(({ intent, wordings }) => {
    const around = company[intent];
    if (around === undefined || random() < 0.4) return [];
    const parts = [pick(wordings, random)];
    const where = random();
    if (where < 0.7) parts.unshift(sentence(around.before));
    if (where > 0.4) parts.push(sentence(around.after));
    return { intent, text: parts.join(pick(['. ', '. ', ', ', '! ', '\n'], random)), weight: 0.5 };
  });
}

function some(wordings: readonly string[], random: () => number): readonly string[] {
  if (wordings.length <= wordingsOfALine) return wordings;
  const chosen = new Set<string>();
  while (chosen.size < wordingsOfALine) chosen.add(pick(wordings, random));
  return [...chosen];
}

function withAside(text: string, random: () => number): string {
  const { before, after } = pick(asides, random);
  return `${before} ${text}${/^\W/.test(after) ? '' : ' '}${after}`.trim();
}

/** Two letters swapped, one left out or one doubled. */
function withSlip(text: string, random: () => number): string {
  const at = Math.floor(random() * Math.max(1, text.length - 1));
  const [before, a, b, after] = [text.slice(0, at), text.charAt(at), text.charAt(at + 1), text.slice(at + 2)];
  return before + pick([b + a, a, b, a + a + b], random) + after;
}

const ofTheTopic: ReadonlySet<string | undefined> = new Set(['mail', 'inbox', 'provider', 'account']);

/** The text with its mail words replaced by something else; `undefined` when it names none. */
function saidOfAnotherThing(text: string, random: () => number): string | undefined {
  let replaced = false;
  const words = text.split(' ').filter((word) => !/aptly/i.test(word));
  const result: string[] = [];
  for (const word of words) {
    if (!isTopical(word)) result.push(word);
    else if (!replaced) {
      result.push(otherThing(random));
      replaced = true;
    }
  }
  return replaced ? result.join(' ') : undefined;
}

function isTopical(word: string): boolean {
  const bare = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9@.]/g, '');
  return bare.includes('@') || ofTheTopic.has(conceptOf(bare.replace(/\W/g, '')));
}

/** A text whose last word is another: `did it work` becomes `did it …`. */
function endedElsewhere(text: string, random: () => number): string | undefined {
  const [, start, last] = /^(.* )([a-z]{3,})[?.!]*$/i.exec(text) ?? [];
  if (start === undefined || last === undefined || random() > 0.12) return undefined;
  return start.trim().split(' ').length < 2 ? undefined : start + otherThing(random);
}

/** A short text that goes on about something else: `i need help` becomes `i need help with the couch`. */
function continuedElsewhere(text: string, random: () => number): string | undefined {
  if (random() > 0.4 || !/[a-z]$/i.test(text) || text.split(' ').length > 6) return undefined;
  return `${text} ${pick(links, random)} ${otherThing(random)}`;
}

function otherThing(random: () => number): string {
  return random() < unheardOf ? unheard(1, random) : pick(otherThings, random);
}

/** Words that exist in no language. */
function unheard(count: number, random: () => number): string {
  return Array.from({ length: count }, () => `qx${Math.floor(random() * 1e6).toString(36)}`).join(' ');
}
