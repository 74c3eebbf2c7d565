import { phrases } from '@reconnect/phrases';

const leading = phrases`[and | but | so | ok | y | pero]*`;

/** It begins as questions do, as people leave the mark out. */
export const asksSomething = phrases`
  ${leading} (when | how | who | what | why | where | which | (will | is | are | do | does) !(not))
  ${leading} (cuando | cuanto | como | quien | que | por que | donde | cual | es)
`;

/** With a question mark: without it, it is a plea. */
export const asksUrgency = phrases`[y | pero]* [esto | eso]* es [muy | esto | eso | tan]* (urgente | grave)`;

/** What was said to them is not clear. */
export const asksMeaning = phrases`
  huh | what | eh | como | que
  ${leading} what (does | do) (that | this | it | you) [even | all]* mean [by (that | this | it)]
  [sorry | but | and]* i (do not | did not) (understand | get (it | this | that))
    [it | this | that | what (you mean | (that | this | it) means)]*
  ${leading} que (significa | quiere decir) [todo]* [eso | esto]
  [perdon | pero]* no [lo | le]* entiendo [nada | eso | esto]*
`;

/** It begins as they do, of what they, or others, may or must do. */
export const asksWhetherTheyMay = phrases`
  ${leading} (can | could | may | should | must | shall | do | does | did | has | have) (i | we | they | it | someone | somebody)
  ${leading} (puedo | podemos | debo | tengo que | hay que | me van | van a)
`;

/** "Why isn't it working", which speaks of working and does not say that it does. */
export const asksWhy = phrases`${leading} (why | how come | por que)`;

const theCases = phrases`
  (cases | tickets)
  (first | second | other | old | older | previous | last | earlier) (case | ticket)
  (casos | tickets)
  (primer | primero | segundo | otro | viejo) caso | caso (anterior | viejo | pasado)
`;
const asksAfter = phrases`
  [hi | hey | hello | ok | so | and | please | can you | could you | can i | i want to | tell me | any (news | update) (on | about | for)
    | is there [any] | do i have | are there | show | list | see | what is | how is | how are | what about | which | what | how many
    | the status of | status of
    | hola | oye | y | por favor | puede | puedes | quiero | dime | digame | hay | tengo | muestr~ | lista | ver | como (va | van)
    | que (hay de | pasa con | paso con) | cuales son | cuales | cuantos | que | el estado de]*
`;
const mine = phrases`[all | of | me | my | the | that | any | open | mi | mis | el | los | todos | ese]*`;
const where = phrases`
  [do i have | have i | are there | are open | are mine | now | please | then | with support | tengo | hay | estan abiertos | por favor]*
`;

/** "My cases", "what about my first case": not the one that is talked of, or not it alone. */
export const asksForCases = phrases`${asksAfter} ${mine} ${theCases} ${where}`;

/** The same of just one, where none is talked of. */
export const asksAfterCase = phrases`${asksAfter} ${mine} (case | ticket | caso) ${where}`;

const wantsToKnow = phrases`
  [and | y | ok | please | por favor]*
    (what | what is | which | (can | could) (you | i) | do i have | tell me | give me | my | the | case | ticket
      | cual | que | dime | digame | me (da | das | dice) | numero)
`;
const itsNumber = phrases`
  (case | ticket | reference) (number | no | id)
  number (of | for) (my | the | this) case
  numero (de | del) [mi | el] (caso | ticket)
`;

/** "What was my case number?" */
export const asksForCaseNumber = (said: string): boolean => wantsToKnow.begins(said) && itsNumber.occursIn(said);
