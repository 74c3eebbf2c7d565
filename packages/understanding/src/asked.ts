import { phrases } from '@reconnect/phrases';
import { type Intent, intents } from './intents.ts';

/** Questions to which a yes is bad news: "is it still broken?". */
const asksForTrouble = /still|broken|trouble|problem|fail|stuck/i;
const asksToChoose = /which|choose|pick|select/i;

/** One of several, and nothing else: "the second one", "gmail". */
const choice = phrases`
  [the | this | that | my | it | is | number | option | one | please
    | first | second | third | fourth | last | other | top | bottom | latter | former | both | all
    | gmail | google | outlook | microsoft | hotmail | office | 365 | <address> | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
    | el | la | los | las | ese | esa | numero | opcion | por favor | primer | primero | primera | segundo | segunda
    | tercero | tercera | ultimo | ultima | otro | otra | ambos | ambas | todos | todas]*
`;

/** Answers this short are answers; longer ones speak for themselves (words). */
const shortAnswer = 6;

/** The likelihoods in the light of what was asked: a short reply is an answer first, and a choice is a yes to it. */
export function inLightOf(
  asked: string | undefined,
  { said, likelihoods }: { readonly said: string; readonly likelihoods: readonly number[] },
): readonly number[] {
  if (asked === undefined || said === '' || said.split(' ').length > shortAnswer) return likelihoods;
  if (asksToChoose.test(asked) && choice.matches(said)) return certain('affirm');
  const answer = normalised(likelihoods.map((value, index) => value * (answers.get(intents[index]) ?? 1)));
  return asksForTrouble.test(asked) && bareAnswer.matches(said) ? swapped(answer) : answer;
}

const answers: ReadonlyMap<Intent | undefined, number> = new Map([
  ['affirm', 4],
  ['deny', 4],
  ['cancel', 2],
  ['talk_to_human', 2],
]);

/** A yes or no that says nothing by itself: "it is", "sadly not"; "done" and "still broken" do. */
const bareAnswer = phrases`
  [yes | yep | yup | yeah | yea | ya | y | si | sure | claro | correct | right | exactly | asi | indeed | <good>
    | no | nope | nop | nah | n | negative | <bad> | it | is | does | not | sadly | unfortunately]*
`;

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
