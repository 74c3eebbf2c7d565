import { leftAlone, trainingLines } from '../train/examples.ts';
import { crossValidate } from './cross-validate.ts';

const guesses = crossValidate(trainingLines(), leftAlone(), 5);
const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(1)} %`;
const inScope = guesses.filter(({ intent }) => intent !== 'out_of_scope');
const outOfScope = guesses.filter(({ intent }) => intent === 'out_of_scope');

console.log(`right: ${percent(guesses.filter(({ intent, guess }) => intent === guess).length, guesses.length)}`);
for (const least of [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]) {
  const acts = ({ guess, likelihood }: (typeof guesses)[number]) => guess !== 'out_of_scope' && likelihood >= least;
  const acted = inScope.filter(acts);
  const wrong = acted.filter(({ intent, guess }) => intent !== guess);
  console.log(
    `from ${least}: acts on ${percent(acted.length, inScope.length)} of what is in scope, ${percent(wrong.length, acted.length)} of ` +
      `that wrongly; on ${percent(outOfScope.filter(acts).length, outOfScope.length)} of what is not`,
  );
}
