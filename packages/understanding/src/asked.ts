import { type Intent, intents } from './intents.ts';

/** Questions to which a yes is bad news: "is it still broken?". */
const asksForTrouble = /still|broken|trouble|problem|fail|stuck/i;
const asksToChoose = /which|choose|pick|select/i;

/** One word of a choice, and of nothing else. Word by word: over a whole text, `365365…` could be read in ever more ways. */
const choice =
  /^(?:the|this|that|my|el|la|los|las|number|numero|option|opcion|it|is|one|first|second|third|fourth|last|other|top|bottom|latter|former|both|all|primer[oa]?|segund[oa]|tercer[oa]|ultim[oa]|otr[oa]|amb[oa]s|todos|todas|es[ea]|gmail|google|outlook|microsoft|hotmail|office|365|<address>|[1-9]|please|por|favor)$/;

/** Answers this short are answers; longer ones speak for themselves (words). */
const shortAnswer = 6;

/** The likelihoods in the light of what was asked: a short reply is an answer first, and a choice is a yes to it. */
export function inLightOf(
  asked: string | undefined,
  { words, likelihoods }: { readonly words: readonly string[]; readonly likelihoods: readonly number[] },
): readonly number[] {
  const said = words.filter((word) => word !== '|' && word !== '?');
  if (asked === undefined || said.length === 0 || said.length > shortAnswer) return likelihoods;
  if (asksToChoose.test(asked) && said.every((word) => choice.test(word))) return certain('affirm');
  const answer = normalised(likelihoods.map((value, index) => value * (answers.get(intents[index]) ?? 1)));
  return asksForTrouble.test(asked) && said.every((word) => bareAnswer.test(word)) ? swapped(answer) : answer;
}

const answers: ReadonlyMap<Intent | undefined, number> = new Map([
  ['affirm', 4],
  ['deny', 4],
  ['cancel', 2],
  ['talk_to_human', 2],
]);

/** One word of a yes or no that says nothing by itself; "done" and "still broken" do. */
const bareAnswer =
  /^(?:yes|yep|yup|yeah|yea|ya|y|si|sure|correct|right|exactly|no|nope|nop|nah|n|negative|it|is|does|not|indeed|sadly|unfortunately|claro|asi|<good>|<bad>)$/;

function swapped(likelihoods: readonly number[]): number[] {
  const result = [...likelihoods];
  const [yes, no] = [intents.indexOf('affirm'), intents.indexOf('deny')];
  result[yes] = likelihoods[no] ?? 0;
  result[no] = likelihoods[yes] ?? 0;
  return result;
}

function certain(intent: Intent): number[] {
  return intents.map((each) => (each === intent ? 1 : 0));
}

function normalised(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}
