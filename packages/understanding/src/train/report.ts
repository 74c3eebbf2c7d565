import { actFrom } from '../decision.ts';
import { type Intent, intents, type Understand } from '../intents.ts';

/** How one blind line was understood. */
export interface Outcome {
  readonly text: string;
  readonly intent: Intent;
  readonly guess: Intent;
  readonly confidence: number;
  readonly alternatives: readonly Intent[];
}

export function outcomes(lines: readonly { intent: Intent; text: string }[], understand: Understand): Outcome[] {
  return lines.map(({ intent, text }) => {
    const { intent: guess, confidence, alternatives } = understand(text);
    return { text, intent, guess, confidence, alternatives };
  });
}

function isRight({ intent, guess }: Outcome): boolean {
  return intent === guess;
}

/** Whether the assistant would do something about words that are none of its business. */
export function isActedOnOutOfScope({ intent, guess, confidence }: Outcome): boolean {
  return intent === 'out_of_scope' && guess !== 'out_of_scope' && confidence >= actFrom;
}

/** The share of right guesses, 0 to 1. */
export function accuracy(list: readonly Outcome[]): number {
  return list.filter(isRight).length / list.length;
}

/** Accuracy for each intent, the three zones and the confusion table, as Markdown. */
export function report(list: readonly Outcome[]): string {
  const inScope = list.filter(({ intent }) => intent !== 'out_of_scope');
  const acted = inScope.filter(({ guess, confidence }) => guess !== 'out_of_scope' && confidence >= actFrom);
  const asked = inScope.filter(({ confidence }) => confidence < actFrom);
  const offered = asked.filter(({ intent, alternatives }) => alternatives.includes(intent));
  const outOfScope = list.length - inScope.length;
  return [
    `${list.filter(isRight).length} of ${list.length} right (${percent(accuracy(list))}).`,
    '',
    `In scope (${inScope.length}): acted on ${acted.length}, ${acted.filter((each) => !isRight(each)).length} of them wrongly; ` +
      `asked ${asked.length} times, the right meaning among the buttons ${offered.length} times.`,
    `Out of scope (${outOfScope}): acted on ${list.filter(isActedOnOutOfScope).length}.`,
    '',
    confusionTable(list),
  ].join('\n');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** Rows are what was meant, columns what was understood. */
function confusionTable(list: readonly Outcome[]): string {
  const head = ['meant \\ understood', ...intents.map((_, index) => String(index + 1)), 'right'];
  const rows = intents.map((meant, index) => {
    const of = list.filter(({ intent }) => intent === meant);
    const cells = intents.map((guess) => of.filter((each) => each.guess === guess).length || '');
    return [`${index + 1} ${meant}`, ...cells, percent(accuracy(of))];
  });
  return [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
