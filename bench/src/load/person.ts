/** Somebody the load generator plays: writes and presses in turns, one thing at a time. */
export interface TestPerson {
  /** Nine digits; part of every id of this person, so that whatever is said to them names them. */
  readonly number: string;
  /** How many things they have done. */
  turns: number;
  /** The number of the question whose buttons they see; learnt from the reply, as a person's client does. */
  ask: number;
  /** The button they press next. */
  button: 'next' | 'back';
}

/** The first person of every bench. */
export const firstNumber = numberOf(0);

/** The number of the n-th person, from 0. */
export function numberOf(index: number): string {
  return `${index + 1}`.padStart(9, '0');
}

/** Everybody has been met before, and stands at the second of the article's steps, put to them as question `ask`. */
export function createPerson(number: string, ask: number): TestPerson {
  return { number, turns: 0, ask, button: 'back' };
}

/** Words that are understood and answered without asking anybody: half of what people do. */
const words = ['hello', 'what can you do?', 'thank you', 'why did this happen?'] as const;

export type Deed =
  | { readonly kind: 'text'; readonly text: string }
  /** `value`: what the button carries besides, if anything. */
  | { readonly kind: 'press'; readonly button: string; readonly ask: number; readonly value?: string };

/** The next thing a person does. Each press goes one step on or back: the check at the end is never reached. */
export function nextDeed(person: TestPerson): Deed {
  const { turns, ask, button } = person;
  person.turns += 1;
  if (turns % 2 === 0) return { kind: 'text', text: words[(turns / 2) % words.length] ?? words[0] };
  person.button = button === 'next' ? 'back' : 'next';
  return { kind: 'press', button, ask };
}
